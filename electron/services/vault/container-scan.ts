import { join } from "node:path";
import type { DataId } from "../../../shared/crypto";
import { containerLength } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { CONTAINER_EXTENSION, itemsFolder, vaultFilePath } from "../containers/container-location";
import { KeyferryError } from "../keyferry-error";
import type { Engine, Files, ReadHead, WrittenContainer } from "../ports";
import { inParallel } from "./bounded-parallel";
import { parentIdOf } from "./path-algebra";

const BUCKET = /^[0-9a-f]{2}$/;
/** File system calls at a time; more only queue up in the runtime's own pool. */
const CALLS_AT_ONCE = 16;

type SeenContainer = {
  readonly size: number;
  readonly modifiedAt: number;
} & ({ readonly head: ReadHead } | { readonly problem: ErrorCode });

/**
 * The containers in a vault's folder as they were last seen. A file whose size and time did not change is not read again, so
 * looking at an unchanged vault costs a directory listing.
 */
export class ContainerScan {
  readonly #seen = new Map<string, SeenContainer>();
  #itemFolders: string[] = [];

  constructor(
    private readonly deps: { readonly files: Files; readonly engine: Engine },
    private readonly vaultFolder: string,
  ) {}

  /**
   * Looks at the folder. @returns whether anything is different from the last time
   * @throws KeyferryError `vault-not-found` when the folder or its root container is not there
   */
  async look(): Promise<boolean> {
    const rootPath = vaultFilePath(this.vaultFolder);
    const paths = [rootPath, ...(await this.#listContainers())];
    const statuses = await inParallel(paths, CALLS_AT_ONCE, (path) => this.deps.files.status(path));
    const found = new Map(
      paths.flatMap((path, i) => {
        const status = statuses[i];
        return status?.kind === "file" ? [[path, status] as const] : [];
      }),
    );
    if (!found.has(rootPath)) throw new KeyferryError("vault-not-found");
    const gone = [...this.#seen.keys()].filter((path) => !found.has(path));
    for (const path of gone) this.#seen.delete(path);
    const changed = [...found].filter(([path, { size, modifiedAt }]) => {
      const seen = this.#seen.get(path);
      return seen?.size !== size || seen.modifiedAt !== modifiedAt;
    });
    await this.#read(changed);
    return gone.length > 0 || changed.length > 0;
  }

  /** @throws KeyferryError the reason why the root's head cannot be read */
  root(): ReadHead {
    const seen = this.#seen.get(vaultFilePath(this.vaultFolder));
    if (seen === undefined) throw new KeyferryError("vault-not-found");
    if ("problem" in seen) throw new KeyferryError(seen.problem);
    return seen.head;
  }

  /** All containers but the root's. */
  items(): { readonly heads: ReadHead[]; readonly problems: { path: string; problem: ErrorCode }[] } {
    const heads: ReadHead[] = [];
    const problems: { path: string; problem: ErrorCode }[] = [];
    const rootPath = vaultFilePath(this.vaultFolder);
    for (const [path, seen] of this.#seen) {
      if (path === rootPath) continue;
      if ("head" in seen) heads.push(seen.head);
      else problems.push({ path, problem: seen.problem });
    }
    return { heads, problems };
  }

  /** Bytes of all containers, and when the latest of them was written. */
  extent(): { readonly bytes: number; readonly lastChange: number } {
    let bytes = 0;
    let lastChange = 0;
    for (const { size, modifiedAt } of this.#seen.values()) {
      bytes += size;
      lastChange = Math.max(lastChange, modifiedAt);
    }
    return { bytes, lastChange };
  }

  /** Folders in which containers lie or lay when they were last looked for. */
  folders(): string[] {
    return [this.vaultFolder, ...this.#itemFolders];
  }

  /** Takes note of what was just written, without reading it again. */
  async noteWritten(
    written: readonly { readonly path: string; readonly container: WrittenContainer }[],
  ): Promise<void> {
    const statuses = await inParallel(written, CALLS_AT_ONCE, ({ path }) => this.deps.files.status(path));
    for (const [i, { path, container }] of written.entries()) {
      const status = statuses[i];
      if (!status) this.#seen.delete(path);
      else this.#seen.set(path, { ...status, head: readHeadOf(path, container, status.size) });
    }
  }

  noteRemoved(paths: readonly string[]): void {
    for (const path of paths) this.#seen.delete(path);
  }

  /** All containers that hang on these by what their headers say, readable or not; every folder before what lies in it. */
  containersBelow(folderIds: readonly DataId[]): ReadHead[] {
    const children = new Map<DataId | null, ReadHead[]>();
    for (const head of this.items().heads) {
      const parentId = parentIdOf(head.header);
      if (children.get(parentId)?.push(head) === undefined) children.set(parentId, [head]);
    }
    const met = new Set<DataId>(folderIds);
    const below = folderIds.flatMap((id) => children.get(id) ?? []);
    // The array grows while it is walked.
    for (const { header } of below) {
      if (met.has(header.dataId)) continue;
      met.add(header.dataId);
      for (const child of children.get(header.dataId) ?? []) below.push(child);
    }
    return below;
  }

  async #listContainers(): Promise<string[]> {
    const items = itemsFolder(this.vaultFolder);
    this.#itemFolders = [];
    if ((await this.deps.files.status(items))?.kind !== "folder") return [];
    const entries = await this.deps.files.list(items);
    const buckets = entries
      .filter(({ name, kind }) => kind === "folder" && BUCKET.test(name))
      .map(({ name }) => join(items, name));
    this.#itemFolders = [items, ...buckets];
    const listings = await inParallel(buckets, CALLS_AT_ONCE, async (bucket) => {
      const inBucket = await this.deps.files.list(bucket);
      return inBucket.filter(isContainer).map(({ name }) => join(bucket, name));
    });
    const astray = entries.filter(isContainer).map(({ name }) => join(items, name));
    return [...astray, ...listings.flat()];
  }

  async #read(changed: readonly (readonly [string, { size: number; modifiedAt: number }])[]): Promise<void> {
    if (changed.length === 0) return;
    const outcomes = await this.deps.engine.readHeads(changed.map(([path]) => path));
    for (const [i, [path, { size, modifiedAt }]] of changed.entries()) {
      const outcome = outcomes[i];
      if (outcome === undefined) continue;
      if (outcome.ok) this.#seen.set(path, { size, modifiedAt, head: outcome.value });
      else if (outcome.code === "file-not-found") this.#seen.delete(path);
      else this.#seen.set(path, { size, modifiedAt, problem: outcome.code });
    }
  }
}

function isContainer({ name, kind }: { name: string; kind: string }): boolean {
  return kind === "file" && name.endsWith(CONTAINER_EXTENSION);
}

function readHeadOf(path: string, { header, headerHash }: WrittenContainer, fileLength: number): ReadHead {
  return { path, header, headerHash, headLength: fileLength - containerLength(header, 0), fileLength };
}
