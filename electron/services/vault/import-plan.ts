import { basename, join, relative, resolve } from "node:path";
import { type DataId, newDataId } from "../../../shared/crypto";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { Files } from "../ports";
import { freeName, isItemName } from "./naming-rules";

export interface PlannedFolder {
  readonly id: DataId;
  readonly parentId: DataId;
  readonly name: string;
  readonly modifiedAt: number;
}

export interface PlannedFile {
  readonly id: DataId;
  readonly parentId: DataId;
  readonly name: string;
  readonly sourcePath: string;
}

/** What adding files and folders will make. */
export interface ImportPlan {
  /** Every folder before what lies in it. */
  readonly folders: readonly PlannedFolder[];
  readonly files: readonly PlannedFile[];
  /** What cannot be added, and why. */
  readonly leftOut: readonly { readonly name: string; readonly problem: ErrorCode }[];
}

export interface ImportTarget {
  readonly folderId: DataId;
  readonly namesTaken: ReadonlySet<string>;
  /** How many levels of folders and files may still be made below the target. */
  readonly levelsLeft: number;
  /** The vault's own folder, which is never added to itself. */
  readonly vaultFolder: string;
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
  for (const source of sources) await walk.addSource(resolve(source), taken);
  return walk.plan;
}

interface FolderToWalk {
  readonly id: DataId;
  readonly path: string;
  /** As a person would say where it is: relative to what was added. */
  readonly shownAs: string;
  readonly levelsLeft: number;
}

class ImportWalk {
  readonly plan = {
    folders: [] as PlannedFolder[],
    files: [] as PlannedFile[],
    leftOut: [] as { name: string; problem: ErrorCode }[],
  };

  constructor(
    private readonly files: Files,
    private readonly target: ImportTarget,
    private readonly signal: AbortSignal,
  ) {}

  async addSource(path: string, taken: Set<string>): Promise<void> {
    const ownName = basename(path);
    await this.#orLeaveOut(ownName, async () => {
      const status = await this.files.status(path);
      if (status === null) throw new KeyferryError("file-not-found");
      const name = freeName(ownName, (candidate) => taken.has(candidate));
      const { folderId, levelsLeft } = this.target;
      const parent = { id: folderId, path: "", shownAs: "", levelsLeft };
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
      this.plan.leftOut.push({ name: shownAs, problem });
      return false;
    }
    const id = newDataId();
    if (kind === "file") {
      this.plan.files.push({ id, parentId: parent.id, name, sourcePath: path });
      return true;
    }
    const status = await this.files.status(path);
    this.plan.folders.push({
      id,
      parentId: parent.id,
      name,
      modifiedAt: Math.round(status?.modifiedAt ?? Date.now()),
    });
    await this.#walkFolder({ id, path, shownAs, levelsLeft: parent.levelsLeft - 1 });
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
    await this.#orLeaveOut(folder.shownAs, async () => {
      for (const { name, kind } of await this.files.list(folder.path)) {
        const shownAs = join(folder.shownAs, name);
        await this.#orLeaveOut(shownAs, () =>
          this.#addEntry({ path: join(folder.path, name), name, shownAs, kind }, folder),
        );
      }
    });
  }

  async #orLeaveOut(name: string, add: () => Promise<unknown>): Promise<void> {
    try {
      await add();
    } catch (error) {
      const problem = errorCodeOf(error);
      if (problem === "cancelled" || problem === "internal") throw error;
      this.plan.leftOut.push({ name, problem });
    }
  }
}

function isSameFolder(a: string, b: string): boolean {
  return relative(a, b) === "";
}
