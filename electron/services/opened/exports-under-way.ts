import { z } from "zod";
import type { Engine, Files } from "../ports";
import { Journal } from "../profile/journal";

/** An export that was under way, and when it began (milliseconds since 1970). */
const exportSchema = z.object({ folders: z.array(z.string().min(1)), startedAt: z.number() });

/** A stick that was pulled out may come back; after this long nobody expects it. */
const KEEP_ENTRY_MS = 90 * 24 * 60 * 60 * 1000;

export interface ExportsUnderWayDeps {
  readonly files: Files;
  readonly engine: Pick<Engine, "removeLeftovers">;
  readonly journalFolder: string;
}

/** Exports that a crash must not leave half done. */
export class ExportsUnderWay {
  readonly #journal: Journal<z.infer<typeof exportSchema>>;

  constructor(private readonly deps: ExportsUnderWayDeps) {
    const { files, journalFolder } = deps;
    this.#journal = new Journal({ files, folder: journalFolder, kind: "export", schema: exportSchema });
  }

  /** Runs one so that, if the app dies, its temporary files in these folders can be removed at the next start. */
  async during<T>(targetFolders: readonly string[], work: () => Promise<T>): Promise<T> {
    const entryId = await this.#journal.add({ folders: [...targetFolders], startedAt: Date.now() });
    try {
      return await work();
    } finally {
      await this.#journal.remove(entryId);
    }
  }

  /** Removes the temporary files of those that an earlier run did not end. @throws KeyferryError of the file system */
  async finish(): Promise<void> {
    const { engine } = this.deps;
    for (const { entryId, content } of await this.#journal.list()) {
      const isThere = await Promise.all(content.folders.map((folder) => this.#isFolder(folder)));
      await engine.removeLeftovers(content.folders.filter((_, i) => isThere[i]));
      const isTooOld = Date.now() - content.startedAt > KEEP_ENTRY_MS;
      if (isTooOld || isThere.every(Boolean)) await this.#journal.remove(entryId);
    }
  }

  async #isFolder(path: string): Promise<boolean> {
    const status = await this.deps.files.status(path).catch(() => null);
    return status?.kind === "folder";
  }
}
