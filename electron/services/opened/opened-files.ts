import { randomUUID } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { JobRunner } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { Desktop, Engine, Files } from "../ports";
import { Journal } from "../profile/journal";
import type { ProfilePaths } from "../profile/profile-paths";
import { fileSystemName } from "../vault/naming-rules";
import { ExportsUnderWay } from "./exports-under-way";
import { HeldPlaintext } from "./held-plaintext";
import { nameHash, OpenedFile, type OpenedFileDeps, type Stamp } from "./opened-file";
import type { OpenedFolders } from "./opened-folders";
import { type Original, originalSchema, type SavesBack } from "./original";

/** A plaintext that changes are saved back from; its folder is one of the app's own, its name is not in clear. */
const openedSchema = z.object({
  folder: z.string().min(1),
  nameHash: z.string(),
  original: originalSchema,
  size: z.number(),
  modifiedAt: z.number(),
});
type OpenedEntry = z.infer<typeof openedSchema>;

const SETTLE_MS = 600;
const POLL_MS = 3_000;

export interface OpenedFilesDeps {
  readonly files: Files;
  readonly engine: Pick<Engine, "removeLeftovers">;
  readonly desktop: Desktop;
  readonly paths: ProfilePaths;
  readonly folders: OpenedFolders;
  readonly jobs: Pick<JobRunner, "start" | "wait">;
  readonly settleMs?: number;
  readonly pollMs?: number;
}

/** Decrypted files that are open in other applications, and exports that a crash must not leave half done. */
export class OpenedFiles {
  readonly #exports: ExportsUnderWay;
  readonly #journal: Journal<OpenedEntry>;
  readonly #open = new Map<string, OpenedFile>();
  readonly #listeners = new Set<() => void>();
  /** Decrypted files that wait to be dragged out. */
  readonly held: HeldPlaintext;
  #savesBack: SavesBack | null = null;

  constructor(private readonly deps: OpenedFilesDeps) {
    const { files, engine, paths, folders } = deps;
    this.held = new HeldPlaintext({ files, folders, tellChanged: () => this.#tell() });
    this.#exports = new ExportsUnderWay({ files, engine, journalFolder: paths.journal });
    this.#journal = new Journal({ files, folder: paths.journal, kind: "opened", schema: openedSchema });
  }

  /** To be called once, before anything is opened. */
  saveThrough(savesBack: SavesBack): void {
    this.#savesBack = savesBack;
  }

  /** @returns a function that ends the subscription */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  list(): IpcResponse<"opened.list"> {
    return [...Array.from(this.#open.values(), (file) => file.view()), ...this.held.list()];
  }

  /**
   * Removes what an earlier run left behind: opened plaintext that holds nothing new, temporary files of exports. What
   * somebody had changed is listed, until it was saved. Call once at start.
   * @throws KeyferryError of the file system, after everything that could be removed was
   */
  async start(): Promise<void> {
    await this.#takeUpLeftOvers();
    const outcomes = await Promise.allSettled([this.#removeAllBut(), this.#exports.finish()]);
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  }

  /** Saves what an earlier run left changed as copies beside the items, and removes it. What fails stays listed. */
  async saveLeftOvers(): Promise<void> {
    for (const file of this.#open.values()) {
      if (file.isLeftOver) await this.#close(file, false).catch(() => undefined);
    }
  }

  /**
   * Makes a private folder, lets `decrypt` write the file at the path it is given, and opens it with the default
   * application. Without an item that changes may go to the file is read-only, because they would be wiped.
   * @param name the file's own name
   */
  async open(
    name: string,
    decrypt: (targetPath: string) => Promise<void>,
    original: Original | null = null,
  ): Promise<void> {
    const { files, desktop, folders } = this.deps;
    const openedFolder = folders.openedFolder();
    const folder = join(openedFolder, randomUUID());
    const target = join(folder, fileSystemName(name, process.platform));
    await files.makeFolder(openedFolder, 0o700);
    await files.makeFolder(folder, 0o700);
    try {
      await decrypt(target);
      if (original === null) await files.makeReadOnly(target);
      const file = await this.#opened(folder, target, original);
      try {
        await desktop.openWithDefaultApp(target);
      } catch (error) {
        await this.#forget(file);
        throw error;
      }
      file.follow();
      this.#tell();
    } catch (error) {
      await files.removeTree(folder);
      throw error;
    }
  }

  /** Saves what changed since. @throws KeyferryError why it could not be saved, `file-not-found` when it is not open */
  async saveNow({ openedId }: IpcRequest<"opened.saveNow">): Promise<void> {
    const file = this.#open.get(openedId);
    if (file === undefined) throw new KeyferryError("file-not-found");
    await file.save();
    if (file.isLeftOver) await this.#close(file, false);
  }

  /**
   * Saves what changed since, and wipes; all of them when no one is named.
   * @throws KeyferryError why one could not be saved or wiped; it stays, and the others are closed
   */
  async close({ openedId, discard }: IpcRequest<"opened.close">): Promise<void> {
    const chosen = [...this.#open.values()].filter(({ id }) => openedId === null || id === openedId);
    const outcomes = await Promise.allSettled([
      this.held.close(openedId),
      ...chosen.map((file) => this.#close(file, discard)),
    ]);
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  }

  /** Saves what changed since in all of them, as far as possible. */
  async saveAll(): Promise<void> {
    await Promise.allSettled([...this.#open.values()].map((file) => file.save()));
  }

  /**
   * Runs an export into these folders so that, if the app dies, its temporary files there are removed at the next start.
   * @param targetFolders every folder that files are written to directly
   */
  whileExporting<T>(targetFolders: readonly string[], work: () => Promise<T>): Promise<T> {
    return this.#exports.during(targetFolders, work);
  }

  /**
   * Saves what changed, then removes all opened plaintext that the vaults have.
   * @throws KeyferryError `changes-not-saved` when some had to stay, of the file system; after everything that could be removed was
   */
  async wipe(): Promise<void> {
    await this.close({ openedId: null, discard: false }).catch(() => undefined);
    await this.#removeAllBut();
    if (this.#open.size > 0) throw new KeyferryError("changes-not-saved");
  }

  /** Removes all that lies in the folders for opened plaintext, but for what has to be saved yet. */
  async #removeAllBut(): Promise<void> {
    const { files, folders } = this.deps;
    const kept = [...this.#open.values()].map(({ folder }) => folder);
    const toWipe = folders.foldersToWipe();
    const isKept = (parent: string) => kept.some((folder) => dirname(folder) === parent);
    const outcomes = await Promise.allSettled(
      toWipe.map((folder) => (isKept(folder) ? this.#empty(folder, kept) : files.removeTree(folder))),
    );
    // A stick that is not plugged in may still hold some.
    const isReachable = await Promise.all(toWipe.map((folder) => this.#isFolder(dirname(folder))));
    await folders.wiped(
      toWipe.filter(
        (folder, index) => !isKept(folder) && outcomes[index]?.status === "fulfilled" && isReachable[index],
      ),
    );
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  }

  async #empty(folder: string, kept: readonly string[]): Promise<void> {
    const { files } = this.deps;
    const entries = (await files.list(folder)).map(({ name }) => join(folder, name));
    for (const path of entries) if (!kept.includes(path)) await files.removeTree(path);
  }

  async #opened(folder: string, path: string, original: Original | null): Promise<OpenedFile> {
    const status = await this.deps.files.status(path);
    const entryId =
      original === null || status === null
        ? null
        : await this.#journal.add(entryOf(folder, path, original, status));
    const file = new OpenedFile(this.#fileDeps, folder, path, entryId, original, status, false);
    this.#open.set(file.id, file);
    return file;
  }

  get #fileDeps(): OpenedFileDeps {
    const { files, jobs, settleMs = SETTLE_MS, pollMs = POLL_MS } = this.deps;
    return {
      files,
      jobs,
      settleMs,
      pollMs,
      savesBack: () => {
        if (this.#savesBack === null) throw new KeyferryError("internal", "nowhere to save to");
        return this.#savesBack;
      },
      noteSaved: async ({ entryId, folder, path, original, stamp }) => {
        if (entryId === null || original === null || stamp === null) return;
        await this.#journal.replace(entryId, entryOf(folder, path, original, stamp));
      },
      tellChanged: () => this.#tell(),
    };
  }

  /** Saves what changed, then removes the plaintext. @throws KeyferryError why not; nothing is removed then */
  async #close(file: OpenedFile, discard: boolean): Promise<void> {
    if (!discard) {
      await file.save();
      // Its application may write without a pause.
      if (await file.isChanged()) throw new KeyferryError("changes-not-saved");
    }
    file.unfollow();
    await this.deps.files.removeTree(file.folder).catch((error: unknown) => {
      file.follow();
      throw error;
    });
    await this.#forget(file);
    this.#tell();
  }

  async #forget(file: OpenedFile): Promise<void> {
    this.#open.delete(file.id);
    if (file.entryId !== null) await this.#journal.remove(file.entryId);
  }

  async #takeUpLeftOvers(): Promise<void> {
    const { files, folders } = this.deps;
    const own = folders.foldersToWipe();
    for (const { entryId, content } of await this.#journal.list()) {
      const { folder, original, size, modifiedAt } = content;
      const isReachable = await this.#isFolder(dirname(dirname(folder)));
      const isThere = own.includes(dirname(folder)) && (await this.#isFolder(folder));
      const names = isThere ? await files.list(folder) : [];
      const found = names.find(({ name }) => nameHash(folder, name) === content.nameHash);
      const file =
        found === undefined
          ? null
          : new OpenedFile(
              this.#fileDeps,
              folder,
              join(folder, found.name),
              entryId,
              original,
              { size, modifiedAt },
              true,
            );
      if (file !== null && (await file.isChanged())) this.#open.set(file.id, file);
      else if (isReachable) await this.#journal.remove(entryId);
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  async #isFolder(path: string): Promise<boolean> {
    const status = await this.deps.files.status(path).catch(() => null);
    return status?.kind === "folder";
  }
}

function entryOf(folder: string, path: string, original: Original, { size, modifiedAt }: Stamp): OpenedEntry {
  return { folder, nameHash: nameHash(folder, basename(path)), original, size, modifiedAt };
}
