import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { z } from "zod";
import type { Files } from "../ports";
import { parseJson, setAside } from "./stored-document";

const MAX_ENTRY_BYTES = 16 * 1024 * 1024;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface JournalEntry<T> {
  readonly entryId: string;
  readonly content: T;
}

/** Unfinished work of one kind that must survive a crash: one atomically written JSON file an entry. */
export class Journal<T> {
  readonly #prefix: string;

  /** @param deps.kind begins the entries' file names, so that several kinds may share a folder: `a-z` and `-` */
  constructor(
    private readonly deps: {
      readonly files: Files;
      readonly folder: string;
      readonly kind: string;
      readonly schema: z.ZodType<T>;
    },
  ) {
    this.#prefix = `${deps.kind}.`;
  }

  /** Resolves with the entry's ID once it is safely on disk. */
  async add(content: T, entryId: string = randomUUID()): Promise<string> {
    await this.deps.files.makeFolder(this.deps.folder, 0o700);
    await this.replace(entryId, content);
    return entryId;
  }

  replace(entryId: string, content: T): Promise<void> {
    return this.deps.files.writeAtomically(this.#path(entryId), JSON.stringify(content));
  }

  remove(entryId: string): Promise<void> {
    return this.deps.files.removeFile(this.#path(entryId));
  }

  /** All entries that can be read. A damaged one is set aside: half a plan must not be carried out. */
  async list(): Promise<JournalEntry<T>[]> {
    const { files, folder } = this.deps;
    if ((await files.status(folder)) === null) return [];
    const entries: JournalEntry<T>[] = [];
    for (const { name } of await files.list(folder)) {
      const entryId = this.#entryIdOf(name);
      if (entryId === null) continue;
      const parsed = this.deps.schema.safeParse(
        parseJson(await files.read(this.#path(entryId), MAX_ENTRY_BYTES)),
      );
      if (parsed.success) entries.push({ entryId, content: parsed.data });
      else await setAside(files, this.#path(entryId));
    }
    return entries;
  }

  #path(entryId: string): string {
    return join(this.deps.folder, `${this.#prefix}${entryId}.json`);
  }

  #entryIdOf(fileName: string): string | null {
    if (!fileName.startsWith(this.#prefix) || !fileName.endsWith(".json")) return null;
    const entryId = fileName.slice(this.#prefix.length, -".json".length);
    return UUID.test(entryId) ? entryId : null;
  }
}
