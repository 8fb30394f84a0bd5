import type { DataId } from "../../../shared/crypto";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { KeyferryError } from "../keyferry-error";
import { isSealedUnder } from "./path-algebra";
import { isKeyed, type KeyedNode, nameOf, type TreeProblem, type VaultNode } from "./vault-node";

/** What can be read of a vault at one moment. Never changes; a changed vault has a new tree. */
export class VaultTree {
  readonly #nodes = new Map<DataId, VaultNode>();
  readonly #children = new Map<DataId, VaultNode[]>();

  /**
   * @param nodes without the root; each one's `parentId` is the root or another of them
   * @param highestEpoch over all containers of the vault, readable or not
   */
  constructor(
    readonly root: VaultNode,
    nodes: Iterable<VaultNode>,
    readonly problems: readonly TreeProblem[],
    readonly highestEpoch: number,
  ) {
    this.#nodes.set(root.id, root);
    for (const node of nodes) this.#nodes.set(node.id, node);
    for (const node of this.#nodes.values()) {
      if (node.parentId === null) continue;
      const siblings = this.#children.get(node.parentId);
      if (siblings === undefined) this.#children.set(node.parentId, [node]);
      else siblings.push(node);
    }
  }

  /** Files and folders, without the root. */
  get itemCount(): number {
    return this.#nodes.size - 1;
  }

  get(id: DataId): VaultNode | null {
    return this.#nodes.get(id) ?? null;
  }

  /** @throws KeyferryError `item-not-found`; `grant-expired` when it could be read until then */
  node(id: DataId): VaultNode {
    const node = this.get(id);
    if (node === null) throw new KeyferryError(this.#hasEnded(id) ? "grant-expired" : "item-not-found");
    return node;
  }

  /** @throws KeyferryError `item-not-found`; `no-access` when its own key is not at hand */
  keyedNode(id: DataId): KeyedNode {
    const node = this.node(id);
    if (!isKeyed(node)) throw new KeyferryError("no-access");
    return node;
  }

  /** A folder or the vault itself. @throws KeyferryError `item-not-found` for anything else */
  folder(id: DataId): VaultNode {
    const node = this.node(id);
    if (node.head.header.kind === "file") throw new KeyferryError("item-not-found", "not a folder");
    return node;
  }

  children(id: DataId): readonly VaultNode[] {
    return this.#children.get(id) ?? [];
  }

  /** Everything below, every folder before what lies in it. */
  descendants(id: DataId): VaultNode[] {
    const found = [...this.children(id)];
    // The array grows while it is walked: every folder is met after it was found.
    for (const node of found) for (const child of this.children(node.id)) found.push(child);
    return found;
  }

  /** From the vault's root down to the folder that holds it; empty for the root. */
  ancestors(id: DataId): VaultNode[] {
    const upwards: VaultNode[] = [];
    for (let parentId = this.node(id).parentId; parentId !== null; ) {
      const parent = this.node(parentId);
      upwards.push(parent);
      parentId = parent.parentId;
    }
    return upwards.reverse();
  }

  /** Whether `id` is `ancestorId` or lies anywhere below it. */
  isWithin(id: DataId, ancestorId: DataId): boolean {
    return id === ancestorId || this.ancestors(id).some((node) => node.id === ancestorId);
  }

  /** Of these items those that do not lie below another of them, each once. */
  topmost(ids: readonly DataId[]): VaultNode[] {
    const wanted = new Set(ids);
    return [...wanted]
      .map((id) => this.node(id))
      .filter((node) => !this.ancestors(node.id).some((above) => wanted.has(above.id)));
  }

  namesIn(folderId: DataId): Set<string> {
    return new Set(this.children(folderId).map(nameOf));
  }

  problemsIn(folderId: DataId): { containerPath: string; dataId: DataId | null; problem: ErrorCode }[] {
    return this.problems.filter((problem) => problem.folderId === folderId);
  }

  #hasEnded(id: DataId): boolean {
    return this.problems.some(({ dataId, problem }) => dataId === id && problem === "grant-expired");
  }

  /** The highest items that still hang on an earlier key of their folder, or on the path of where it was before. */
  outdated(): KeyedNode[] {
    const isOutdated = (node: VaultNode): boolean => {
      if (node.parentId === null) return false;
      const parent = this.node(node.parentId);
      // Shown in the vault only because its own folder is not readable: nothing is known of that folder's epoch.
      const above = node.head.header.path.at(-1);
      if (parent.id !== above?.id) return false;
      // Then it is the folder that is older: an old copy was put back, or the new one has not arrived.
      if (above.epoch > parent.head.header.epoch) return false;
      return isKeyed(parent) && !isSealedUnder(node.head.header, parent.head.header);
    };
    const found: KeyedNode[] = [];
    const toVisit: VaultNode[] = [this.root];
    for (const node of toVisit) {
      if (!isOutdated(node)) for (const child of this.children(node.id)) toVisit.push(child);
      else if (isKeyed(node)) found.push(node);
    }
    return found;
  }
}
