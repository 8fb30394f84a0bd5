import type { Files } from "../ports";
import type { OpenVault } from "./open-vault";

export interface WatchPauses {
  /** From the first sign of a change to the look at it: what comes in the meantime is one change. */
  readonly beforeLookMs: number;
  /** After a look at least this many times as long as it took, so that looking never takes most of the time. */
  readonly restFactor: number;
  /** Between looks at a folder that cannot be watched. */
  readonly unwatchedMs: number;
  /** Between looks at a watched one: network and cloud folders may change without a word. */
  readonly watchedMs: number;
}

const PAUSES: WatchPauses = { beforeLookMs: 400, restFactor: 4, unwatchedMs: 15_000, watchedMs: 120_000 };

/** The part of an open vault that is needed here. */
type WatchedVault = Pick<OpenVault, "folders" | "problem" | "refresh" | "tellChanged">;

/**
 * Looks at a vault's folder whenever something may have changed in it, and every now and then. What the app itself writes
 * makes it look too, but a look changes nothing in the folder, so it leads to no other.
 */
export class FolderWatching {
  /** The function that ends each, by folder. */
  readonly #watched = new Map<string, () => void>();
  readonly #unwatchable = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #dueAt = 0;
  #isLooking = false;
  #isChangedAgain = false;
  #restUntil = 0;
  #isOver = false;

  constructor(
    private readonly files: Pick<Files, "watch">,
    private readonly vault: WatchedVault,
    private readonly pauses: WatchPauses = PAUSES,
  ) {
    this.#watchAll();
    this.#lookAfter(this.#pauseUntilNext());
  }

  end(): void {
    this.#isOver = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#unwatchAll();
  }

  #changed(): void {
    if (this.#isLooking) this.#isChangedAgain = true;
    else this.#lookAfter(Math.max(this.pauses.beforeLookMs, this.#restUntil - Date.now()));
  }

  /** An earlier look that is due already stays. */
  #lookAfter(waitMs: number): void {
    if (this.#isOver) return;
    const dueAt = Date.now() + waitMs;
    if (this.#timer !== null) {
      if (this.#dueAt <= dueAt) return;
      clearTimeout(this.#timer);
    }
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => void this.#look(), waitMs);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    this.#timer = null;
    this.#isLooking = true;
    this.#isChangedAgain = false;
    const begun = Date.now();
    const before = this.vault.problem;
    try {
      await this.vault.refresh();
      this.#watchAll();
    } catch {
      // What is wrong is kept in the vault. A folder that comes back is another one for those who listened to it.
      this.#unwatchAll();
      if (this.vault.problem !== before) this.vault.tellChanged();
    } finally {
      this.#isLooking = false;
    }
    this.#lookedFor(Date.now() - begun);
  }

  #lookedFor(durationMs: number): void {
    this.#restUntil = Date.now() + durationMs * this.pauses.restFactor;
    this.#lookAfter(this.#pauseUntilNext());
    if (this.#isChangedAgain) this.#changed();
  }

  #pauseUntilNext(): number {
    const isWatched = this.#watched.size > 0 && this.#unwatchable.size === 0;
    return isWatched ? this.pauses.watchedMs : this.pauses.unwatchedMs;
  }

  #watchAll(): void {
    if (this.#isOver) return;
    const folders = new Set(this.vault.folders());
    for (const [folder, end] of this.#watched) {
      if (folders.has(folder)) continue;
      end();
      this.#watched.delete(folder);
    }
    for (const folder of this.#unwatchable) if (!folders.has(folder)) this.#unwatchable.delete(folder);
    for (const folder of folders) {
      if (!this.#watched.has(folder) && !this.#unwatchable.has(folder)) this.#watch(folder);
    }
  }

  #watch(folder: string): void {
    const end = this.files.watch(folder, {
      changed: () => this.#changed(),
      failed: () => {
        this.#watched.delete(folder);
        this.#unwatchable.add(folder);
        this.#lookAfter(this.pauses.unwatchedMs);
      },
    });
    this.#watched.set(folder, end);
  }

  #unwatchAll(): void {
    for (const end of this.#watched.values()) end();
    this.#watched.clear();
    this.#unwatchable.clear();
  }
}
