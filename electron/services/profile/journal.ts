/** Unfinished work of one kind that must survive a crash: one atomically written file an entry. */
export interface Journal<T> {
  /** Resolves once the entry is safely on disk. */
  add(content: T): Promise<string>;
  replace(entryId: string, content: T): Promise<void>;
  remove(entryId: string): Promise<void>;
  list(): Promise<{ readonly entryId: string; readonly content: T }[]>;
}
