import { dirname } from "node:path";
import type { z } from "zod";
import type { Files } from "../ports";

const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;

interface OpenOptions<T> {
  readonly files: Files;
  readonly path: string;
  readonly schema: z.ZodType<T>;
  /** What a document that is not there yet holds. */
  readonly empty: T;
}

/**
 * A small JSON document of the app's own: checked by schema when it is read, held in memory, written atomically.
 * A damaged file is set aside under another name, never overwritten and never deleted.
 */
export class StoredDocument<T> {
  #value: T;
  #writing: Promise<void> = Promise.resolve();
  #queued: Promise<void> | null = null;

  private constructor(
    private readonly options: OpenOptions<T>,
    value: T,
    /** True when a damaged file was set aside and the document begins empty. */
    readonly wasDamaged: boolean,
  ) {
    this.#value = value;
  }

  /** @throws KeyferryError of the file system, when the file is there but cannot be read or set aside */
  static async open<T>(options: OpenOptions<T>): Promise<StoredDocument<T>> {
    const { files, path } = options;
    await files.makeFolder(dirname(path), 0o700);
    if ((await files.status(path)) === null) return new StoredDocument(options, options.empty, false);
    const parsed = options.schema.safeParse(parseJson(await files.read(path, MAX_DOCUMENT_BYTES)));
    if (parsed.success) return new StoredDocument(options, parsed.data, false);
    await setAside(files, path);
    return new StoredDocument(options, options.empty, true);
  }

  get(): T {
    return this.#value;
  }

  /**
   * Changes the value at once and resolves when a file that holds the change is safely on disk. Changes made while
   * one is being written share the next write.
   */
  change(next: (current: T) => T): Promise<void> {
    this.#value = next(this.#value);
    this.#queued ??= this.#writeAfterCurrent();
    return this.#queued;
  }

  async #writeAfterCurrent(): Promise<void> {
    // A failed write was reported to those who waited for it; this one stands on its own.
    await this.#writing.catch(() => undefined);
    this.#queued = null;
    this.#writing = this.options.files.writeAtomically(this.options.path, JSON.stringify(this.#value));
    return this.#writing;
  }
}

/** Renames a damaged file so that a person can still look at it. @returns its new path */
export async function setAside(files: Files, path: string): Promise<string> {
  const asidePath = `${path}.damaged-${new Date().toISOString().replaceAll(":", "-")}`;
  await files.rename(path, asidePath);
  return asidePath;
}

/** The JSON value, or undefined (which no schema accepts) for anything else. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
