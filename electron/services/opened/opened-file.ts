import { createHash, randomUUID } from "node:crypto";
import { basename, join } from "node:path";
import type { OpenedView } from "../../../shared/protocol/ipc/opened-views";
import { errorCodeOf } from "../error-code-of";
import type { JobRunner } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { FileStatus, Files } from "../ports";
import type { Original, SavedBack, SavesBack } from "./original";

export interface OpenedFileDeps {
  readonly files: Files;
  readonly jobs: Pick<JobRunner, "start" | "wait">;
  readonly savesBack: () => SavesBack;
  /** Keeps what the plaintext was saved to, for the next start after a crash. */
  readonly noteSaved: (file: OpenedFile) => Promise<void>;
  readonly tellChanged: () => void;
  /** How long a file must stay the same before it is saved. */
  readonly settleMs: number;
  /** For file systems that do not tell of changes. */
  readonly pollMs: number;
}

/** What tells a file that was written to from one that was not. */
export interface Stamp {
  readonly size: number;
  readonly modifiedAt: number;
}

const isSame = (a: Stamp | null, b: Stamp | null) =>
  a !== null && b !== null && a.size === b.size && a.modifiedAt === b.modifiedAt;

/** An application that saves again and again while its file is being encrypted gets a rest after this many rounds. */
const ROUNDS = 5;

/** A plaintext in a private folder of its own, and the item that its changes go to; null when they go nowhere. */
export class OpenedFile {
  readonly id = randomUUID();
  readonly name: string;
  #view: Pick<OpenedView, "state" | "savedAt" | "copyName" | "problem">;
  #candidate: Stamp | null = null;
  #failedAt: Stamp | null = null;
  #saving: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stop: (() => void) | null = null;

  /** @param savedStamp the file as it was when it held what is in the vault */
  constructor(
    private readonly deps: OpenedFileDeps,
    readonly folder: string,
    readonly path: string,
    readonly entryId: string | null,
    private target: Original | null,
    private savedStamp: Stamp | null,
    /** An earlier run did not come to save it. */
    readonly isLeftOver: boolean,
  ) {
    this.name = basename(path);
    const state = target === null ? "read-only" : isLeftOver ? "not-saved" : "unchanged";
    this.#view = { state, savedAt: null, copyName: null, problem: null };
  }

  get original(): Original | null {
    return this.target;
  }

  get stamp(): Stamp | null {
    return this.savedStamp;
  }

  view(): OpenedView {
    return { openedId: this.id, name: this.name, isLeftOver: this.isLeftOver, ...this.#view };
  }

  /** From now on changes are saved by themselves. */
  follow(): void {
    if (this.target === null) return;
    const { files, pollMs } = this.deps;
    const end = files.watch(this.folder, { changed: () => this.#settle(), failed: () => undefined });
    const poll = setInterval(() => this.#settle(), pollMs);
    poll.unref();
    this.#stop = () => {
      end();
      clearInterval(poll);
    };
  }

  /** Ends the following; what is being saved goes on. */
  unfollow(): void {
    this.#stop?.();
    this.#stop = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** True when the plaintext is not what is in the vault. A file that its application removed holds nothing to save. */
  async isChanged(): Promise<boolean> {
    if (this.target === null) return false;
    const now = await this.#stampNow();
    return now !== null && !isSame(now, this.savedStamp);
  }

  /** Saves what changed, now. @throws KeyferryError why it could not be; the plaintext stays as it is */
  save(): Promise<void> {
    // One that is being stopped does not stand for the next.
    const before = this.#saving?.catch(() => undefined) ?? Promise.resolve();
    const saving = before.then(() => this.#saveUntilSame());
    this.#saving = saving;
    const over = () => {
      if (this.#saving === saving) this.#saving = null;
    };
    saving.then(over, over);
    return saving;
  }

  #settle(): void {
    if (this.#stop === null || this.#saving !== null) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#saveIfSettled().catch(() => undefined);
    }, this.deps.settleMs);
    this.#timer.unref();
  }

  /** An application may write for a while, and have no file at all in between. */
  async #saveIfSettled(): Promise<void> {
    const now = await this.#stampNow();
    const before = this.#candidate;
    this.#candidate = now;
    if (now === null || isSame(now, this.savedStamp) || isSame(now, this.#failedAt)) return;
    if (isSame(now, before)) await this.save();
    else this.#settle();
  }

  async #saveUntilSame(): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const now = await this.#stampNow();
      const { target } = this;
      if (target === null || now === null || isSame(now, this.savedStamp)) return;
      this.#become({ state: "saving", problem: null });
      try {
        const { original, copyName } = await this.#saveOnce(target);
        this.target = original;
        this.savedStamp = now;
        this.#failedAt = null;
        await this.deps.noteSaved(this);
        const known = copyName ?? this.#view.copyName;
        this.#become({ state: known === null ? "saved" : "conflict", savedAt: Date.now(), copyName: known });
      } catch (error) {
        const problem = errorCodeOf(error);
        this.#failedAt = problem === "file-changed-while-reading" ? null : now;
        this.#become({ state: "not-saved", problem });
        throw error;
      }
    }
  }

  async #saveOnce(original: Original): Promise<SavedBack> {
    const { jobs, savesBack } = this.deps;
    const wanted = {
      original,
      sourcePath: this.path,
      name: this.name,
      asCopy: this.isLeftOver && this.#view.savedAt === null,
    };
    const results: SavedBack[] = [];
    const { jobId } = jobs.start("save", this.name, async (control) => {
      results.push(await savesBack().saveBack(wanted, control));
    });
    const { problem } = await jobs.wait(jobId);
    const [saved] = results;
    if (saved === undefined) throw new KeyferryError(problem ?? "cancelled");
    return saved;
  }

  async #stampNow(): Promise<FileStatus | null> {
    const status = await this.deps.files.status(this.path);
    return status?.kind === "file" ? status : null;
  }

  #become(change: Partial<OpenedView>): void {
    this.#view = { ...this.#view, ...change };
    this.deps.tellChanged();
  }
}

/** What a file in a private folder is known by after a crash without its name being written anywhere. */
export function nameHash(folder: string, name: string): string {
  return createHash("sha256")
    .update(join(basename(folder), name))
    .digest("hex");
}
