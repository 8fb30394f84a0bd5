import { randomUUID } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { equalConstantTime } from "../../shared/crypto";
import { type Checkpoint, openCheckpoint, parseVkey, rootAt } from "../../shared/log";
import { type LogState, readLogKeys, readLogState } from "../storage/log-store";
import type { Storage } from "../storage/storage";
import type { Queries } from "../storage/tables";
import { LogRolledBackError } from "./log-errors";
import { StoredHashes } from "./stored-hashes";

/**
 * The newest checkpoint of the log, in a file beside the database: what tells a database that was put back from an old
 * backup. People have seen checkpoints up to this one, so the log must never go on from an earlier state.
 */
export class LogMark {
  private running: Promise<void> | null = null;
  private again: Promise<void> | null = null;

  constructor(
    readonly path: string,
    private readonly storage: Storage,
  ) {}

  /** @throws LogRolledBackError when the database is behind the mark or beside it */
  async check(): Promise<void> {
    const note = await this.readNote();
    if (note === null) return;
    await this.storage.snapshot((queries) => this.demandContinues(queries, note));
  }

  /**
   * Brings the mark up to what the database holds now; resolves when that is on disk. Calls that come while one is
   * under way share the next one.
   */
  advance(): Promise<void> {
    if (!this.running) {
      this.running = this.write().finally(() => (this.running = null));
      return this.running;
    }
    this.again ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.again = null;
        return this.advance();
      });
    return this.again;
  }

  /**
   * Writes until what was renamed into place is still the newest. Of several processes that write, the last one to
   * rename looks again afterwards: so the mark never stays behind what any of them committed.
   */
  private async write(): Promise<void> {
    let written = -1;
    for (;;) {
      const state = await readLogState(this.storage.db);
      if (!state || state.size <= written) return;
      await this.replace(state);
      written = state.size;
    }
  }

  private async replace(state: LogState): Promise<void> {
    const temporary = `${this.path}.${process.pid}.${randomUUID()}.tmp`;
    const file = await open(temporary, "w", 0o600);
    try {
      await file.writeFile(state.checkpoint);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, this.path);
    await syncFolder(dirname(this.path));
  }

  private async readNote(): Promise<string | null> {
    try {
      return await readFile(this.path, "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
      throw error;
    }
  }

  private async demandContinues(queries: Queries, note: string): Promise<void> {
    const state = await readLogState(queries);
    if (!state) throw this.rolledBack("has no log");
    const mark = await this.openNote(queries, state.origin, note);
    if (mark.size > state.size)
      throw this.rolledBack(`ends at ${state.size} entries, but ${mark.size} have been published`);
    const root = await rootAt(new StoredHashes(queries), mark.size);
    if (!equalConstantTime(root, mark.root)) throw this.rolledBack(`differs from it at ${mark.size} entries`);
  }

  private async openNote(queries: Queries, origin: string, note: string): Promise<Checkpoint> {
    const logKeys = (await readLogKeys(queries)).map(({ vkey }) => parseVkey(vkey));
    try {
      return openCheckpoint(note, { origin, logKeys, witnesses: [], quorum: 0 }).checkpoint;
    } catch (error) {
      throw this.rolledBack("is of another log or has lost a signing key", error);
    }
  }

  private rolledBack(how: string, cause?: unknown): LogRolledBackError {
    return new LogRolledBackError(
      `The log in the database does not continue the one that was published (${this.path}): it ${how}. ` +
        "Going on would fork the log, and every client would refuse this server. Restore the newest backup. " +
        "If the newest entries are lost for good, found a new server in a new data folder.",
      { cause },
    );
  }
}

/** Makes a rename last. Windows cannot open folders, and does not need it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
