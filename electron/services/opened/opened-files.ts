import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { Desktop, Engine, Files } from "../ports";
import { Journal } from "../profile/journal";
import type { ProfilePaths } from "../profile/profile-paths";
import { fileSystemName } from "../vault/naming-rules";
import type { OpenedFolders } from "./opened-folders";

/** An export that was under way, and when it began (milliseconds since 1970). */
const exportSchema = z.object({ folders: z.array(z.string().min(1)), startedAt: z.number() });
type ExportUnderWay = z.infer<typeof exportSchema>;

/** A stick that was pulled out may come back; after this long nobody expects it. */
const KEEP_ENTRY_MS = 90 * 24 * 60 * 60 * 1000;

/** Decrypted files that are open in other applications, and exports that a crash must not leave half done. */
export class OpenedFiles {
  readonly #exports: Journal<ExportUnderWay>;

  constructor(
    private readonly deps: {
      readonly files: Files;
      readonly engine: Pick<Engine, "removeLeftovers">;
      readonly desktop: Desktop;
      readonly paths: ProfilePaths;
      readonly folders: OpenedFolders;
    },
  ) {
    const { files, paths } = deps;
    this.#exports = new Journal({ files, folder: paths.journal, kind: "export", schema: exportSchema });
  }

  /**
   * Removes what an earlier run left behind: opened plaintext, temporary files of exports. Call once at start.
   * @throws KeyferryError of the file system, after everything that could be removed was
   */
  async start(): Promise<void> {
    const outcomes = await Promise.allSettled([this.wipe(), this.#finishExports()]);
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  }

  /**
   * Makes a private folder, lets `decrypt` write the file at the path it is given, and opens it with the default
   * application. The file is read-only, because what somebody saves there would be wiped when the app quits.
   * @param name the file's own name
   */
  async open(name: string, decrypt: (targetPath: string) => Promise<void>): Promise<void> {
    const { files, desktop, folders } = this.deps;
    const openedFolder = folders.openedFolder();
    const folder = join(openedFolder, randomUUID());
    const target = join(folder, fileSystemName(name, process.platform));
    await files.makeFolder(openedFolder, 0o700);
    await files.makeFolder(folder, 0o700);
    try {
      await decrypt(target);
      await files.makeReadOnly(target);
      await desktop.openWithDefaultApp(target);
    } catch (error) {
      await files.removeTree(folder);
      throw error;
    }
  }

  /**
   * Runs an export into these folders so that, if the app dies, its temporary files there are removed at the next start.
   * @param targetFolders every folder that files are written to directly
   */
  async whileExporting<T>(targetFolders: readonly string[], work: () => Promise<T>): Promise<T> {
    const entryId = await this.#exports.add({ folders: [...targetFolders], startedAt: Date.now() });
    try {
      return await work();
    } finally {
      await this.#exports.remove(entryId);
    }
  }

  /** Removes all opened plaintext. @throws KeyferryError of the file system, after everything that could be removed was */
  async wipe(): Promise<void> {
    const { files, folders } = this.deps;
    const toWipe = folders.foldersToWipe();
    const outcomes = await Promise.allSettled(toWipe.map((folder) => files.removeTree(folder)));
    // A stick that is not plugged in may still hold some.
    const isReachable = await Promise.all(toWipe.map((folder) => this.#isFolder(dirname(folder))));
    await folders.wiped(
      toWipe.filter((_, index) => outcomes[index]?.status === "fulfilled" && isReachable[index]),
    );
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  }

  async #finishExports(): Promise<void> {
    for (const { entryId, content } of await this.#exports.list()) {
      const isThere = await Promise.all(content.folders.map((folder) => this.#isFolder(folder)));
      await this.deps.engine.removeLeftovers(content.folders.filter((_, i) => isThere[i]));
      const isTooOld = Date.now() - content.startedAt > KEEP_ENTRY_MS;
      if (isTooOld || isThere.every(Boolean)) await this.#exports.remove(entryId);
    }
  }

  async #isFolder(path: string): Promise<boolean> {
    const status = await this.deps.files.status(path).catch(() => null);
    return status?.kind === "folder";
  }
}
