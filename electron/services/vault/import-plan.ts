import { basename, dirname, join, relative, resolve } from "node:path";
import type { DataId } from "../../../shared/crypto";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { Files } from "../ports";
import { freeName, isItemName } from "./naming-rules";

export interface PlannedFolder {
  readonly id: DataId;
  readonly parentId: DataId;
  readonly name: string;
  readonly sourcePath: string;
  readonly modifiedAt: number;
}

export interface PlannedFile {
  readonly id: DataId;
  readonly parentId: DataId;
  readonly name: string;
  readonly sourcePath: string;
}

/** What cannot be added, and why. */
export interface LeftOut {
  readonly name: string;
  readonly sourcePath: string;
  readonly problem: ErrorCode;
}

/** What adding files and folders will make. */
export interface ImportPlan {
  /** Every folder before what lies in it. */
  readonly folders: readonly PlannedFolder[];
  readonly files: readonly PlannedFile[];
  /** Folders that an earlier run made already, and that something may have to be put into. */
  readonly foldersThere: readonly DataId[];
  readonly leftOut: readonly LeftOut[];
}

export interface ImportTarget {
  readonly folderId: DataId;
  readonly namesTaken: ReadonlySet<string>;
  /** How many levels of folders and files may still be made below the target. */
  readonly levelsLeft: number;
  /** The vault's own folder, which is never added to itself. */
  readonly vaultFolder: string;
  /** The ID that something gets. @param source its place among the sources */
  readonly idOf: (source: number, path: string) => DataId;
  /** What an earlier run of the same job added already: it is not added again. */
  readonly isThere: (id: DataId) => boolean;
}

/**
 * Walks what a person chose or dropped. Symbolic links are not followed; links and devices are left out by name. A name that
 * is taken in the target gets " (2)"; names within an added folder stay as they are.
 * @param sources absolute paths of files and folders
 * @throws KeyferryError `cancelled`
 */
export async function planImport(
  files: Files,
  sources: readonly string[],
  target: ImportTarget,
  signal: AbortSignal,
): Promise<ImportPlan> {
  const walk = new ImportWalk(files, target, signal);
  const taken = new Set(target.namesTaken);
  for (const [index, source] of sources.entries()) await walk.addSource(index, resolve(source), taken);
  return walk.plan;
}

interface FolderToWalk {
  readonly id: DataId;
  /** Which of the sources it belongs to. */
  readonly source: number;
  readonly path: string;
  /** As a person would say where it is: relative to what was added. */
  readonly shownAs: string;
  readonly levelsLeft: number;
}

class ImportWalk {
  readonly plan = {
    folders: [] as PlannedFolder[],
    files: [] as PlannedFile[],
    foldersThere: [] as DataId[],
    leftOut: [] as LeftOut[],
  };

  constructor(
    private readonly files: Files,
    private readonly target: ImportTarget,
    private readonly signal: AbortSignal,
  ) {}

  async addSource(source: number, path: string, taken: Set<string>): Promise<void> {
    const ownName = basename(path);
    await this.#orLeaveOut(ownName, path, async () => {
      const status = await this.files.status(path);
      // Who removed the original of what an earlier run added misses nothing.
      if (status === null && this.target.isThere(this.target.idOf(source, path))) return;
      if (status === null) throw new KeyferryError("file-not-found");
      const name = freeName(ownName, (candidate) => taken.has(candidate));
      const { folderId, levelsLeft } = this.target;
      const parent = { id: folderId, source, path: "", shownAs: "", levelsLeft };
      const added = await this.#addEntry({ path, name, shownAs: ownName, kind: status.kind }, parent);
      if (added) taken.add(name);
    });
  }

  /** @returns false when it was left out */
  async #addEntry(
    entry: { path: string; name: string; shownAs: string; kind: "file" | "folder" | "other" },
    parent: FolderToWalk,
  ): Promise<boolean> {
    const { path, name, shownAs, kind } = entry;
    const problem = this.#problemOf(entry, parent);
    if (problem !== null) {
      this.plan.leftOut.push({ name: shownAs, sourcePath: path, problem });
      return false;
    }
    const id = this.target.idOf(parent.source, path);
    const isThere = this.target.isThere(id);
    if (kind === "file") {
      if (!isThere) this.plan.files.push({ id, parentId: parent.id, name, sourcePath: path });
      return true;
    }
    if (isThere) this.plan.foldersThere.push(id);
    else {
      const status = await this.files.status(path);
      const modifiedAt = Math.round(status?.modifiedAt ?? Date.now());
      this.plan.folders.push({ id, parentId: parent.id, name, sourcePath: path, modifiedAt });
    }
    const { source } = parent;
    await this.#walkFolder({ id, source, path, shownAs, levelsLeft: parent.levelsLeft - 1 });
    return true;
  }

  #problemOf(
    { path, name, kind }: { path: string; name: string; kind: "file" | "folder" | "other" },
    parent: FolderToWalk,
  ): ErrorCode | null {
    if (kind === "other" || (kind === "folder" && isSameFolder(path, this.target.vaultFolder))) {
      return "file-unsupported";
    }
    if (!isItemName(name)) return "name-invalid";
    const levelsNeeded = kind === "folder" ? 2 : 1;
    return parent.levelsLeft < levelsNeeded ? "too-deep" : null;
  }

  async #walkFolder(folder: FolderToWalk): Promise<void> {
    if (this.signal.aborted) throw new KeyferryError("cancelled");
    await this.#orLeaveOut(folder.shownAs, folder.path, async () => {
      for (const { name, kind } of await this.files.list(folder.path)) {
        const shownAs = join(folder.shownAs, name);
        const path = join(folder.path, name);
        await this.#orLeaveOut(shownAs, path, () => this.#addEntry({ path, name, shownAs, kind }, folder));
      }
    });
  }

  async #orLeaveOut(name: string, sourcePath: string, add: () => Promise<unknown>): Promise<void> {
    try {
      await add();
    } catch (error) {
      const problem = errorCodeOf(error);
      if (problem === "cancelled" || problem === "internal") throw error;
      this.plan.leftOut.push({ name, sourcePath, problem });
    }
  }
}

/**
 * The part of a plan that concerns files which failed before: they themselves, what lies below a folder that failed, and the
 * folders above them that are not there yet.
 * @param sourcePaths of what failed
 */
export function narrowedTo(plan: ImportPlan, sourcePaths: ReadonlySet<string>): ImportPlan {
  const isWanted = (path: string): boolean => {
    for (let above = path; ; above = dirname(above)) {
      if (sourcePaths.has(above)) return true;
      if (above === dirname(above)) return false;
    }
  };
  const files = plan.files.filter(({ sourcePath }) => isWanted(sourcePath));
  const needed = new Set(files.map(({ parentId }) => parentId));
  // Every folder stands before what lies in it, so from the end each one is met after all that needs it.
  const folders = plan.folders.toReversed().filter(({ id, parentId, sourcePath }) => {
    if (!needed.has(id) && !isWanted(sourcePath)) return false;
    needed.add(parentId);
    return true;
  });
  const leftOut = plan.leftOut.filter(({ sourcePath }) => isWanted(sourcePath));
  return { ...plan, files, folders: folders.reverse(), leftOut };
}

function isSameFolder(a: string, b: string): boolean {
  return relative(a, b) === "";
}
