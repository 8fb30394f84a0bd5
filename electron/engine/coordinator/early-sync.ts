import { type FileHandle, open } from "node:fs/promises";
import { fileErrorCode, systemErrorName } from "../../adapters/file-system/file-error";
import { EARLY_SYNC_BYTES } from "../sizes";
import type { FailedOutcome } from "./call";

/**
 * Has a large file's bytes written to the disk while the workers still make more of them, so that the sync at its end has
 * little left to wait for, and memory does not fill with what the disk has not taken yet.
 */
export class EarlySync {
  readonly #path: string;
  #file: FileHandle | null = null;
  #unsynced = 0;
  #running: Promise<void> | null = null;
  #failure: FailedOutcome | null = null;

  /** @param path the temporary file, which exists */
  constructor(path: string) {
    this.#path = path;
  }

  /** Takes note of bytes that were written, in any place of the file. */
  written(bytes: number): void {
    this.#unsynced += bytes;
    if (this.#unsynced < EARLY_SYNC_BYTES || this.#running !== null) return;
    this.#unsynced = 0;
    this.#running = this.#sync();
  }

  /**
   * Waits for the sync under way and closes the file.
   * @returns its failure: a system tells of lost bytes only once, so the last sync would not see it
   */
  async end(): Promise<FailedOutcome | null> {
    await this.#running;
    await this.#file?.close().catch(() => undefined);
    return this.#failure;
  }

  async #sync(): Promise<void> {
    try {
      this.#file ??= await open(this.#path, "r+");
      await this.#file.datasync();
    } catch (error) {
      const code = fileErrorCode(error) ?? "internal";
      this.#failure ??= { ok: false, code, detail: systemErrorName(error) ?? code };
    } finally {
      this.#running = null;
    }
  }
}

/** Runs `work` with an early sync of `path`, whose failure is the work's. */
export async function withEarlySync(
  path: string,
  work: (early: EarlySync) => Promise<FailedOutcome | null>,
): Promise<FailedOutcome | null> {
  const early = new EarlySync(path);
  const failure = await work(early);
  const lost = await early.end();
  return failure ?? lost;
}
