import type { DataId, SecretKey16 } from "../../../shared/crypto";
import { type ContainerHeader, LIMITS } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { AccessAnswer } from "../keyring/container-access";
import type { ReadHead } from "../ports";
import { graphOf } from "./container-graph";
import { KeyAnchors } from "./key-anchors";
import { chainOf, parentIdOf } from "./path-algebra";
import type { NodeAccess, TreeProblem, VaultNode } from "./vault-node";
import { VaultTree } from "./vault-tree";

/** Boxes opened before the event loop gets a turn. */
const OPENED_AT_ONCE = 250;

export interface TreeSources {
  readonly root: ReadHead;
  readonly rootAccess: NodeAccess;
  /** Further keys of the vault itself that are at hand. */
  readonly rootKeys?: readonly { readonly epoch: number; readonly key: SecretKey16 }[];
  /** Examined containers of the vault, without the root. */
  readonly heads: readonly ReadHead[];
  /** What was found before anything was opened: not a container, foreign, misplaced … */
  readonly problems: readonly TreeProblem[];
  /** Nodes that were opened before; one whose header is still the same is not opened again. */
  readonly known: VaultTree | null;
  /** IDs for which I hold a grant, wherever they lie. */
  readonly heldIds: ReadonlySet<DataId>;
  /** What my grants open of these; asked only for containers that a held grant may lead to. */
  readonly accessToAll: (headers: readonly ContainerHeader[]) => Promise<AccessAnswer[]>;
}

/** Opens every box that my keys open, from the root down, and arranges what is readable. */
export async function buildTree(sources: TreeSources): Promise<VaultTree> {
  const graph = graphOf(sources.root.header.dataId, sources.heads);
  const opener = new Opener(sources);
  await opener.openAll(graph.inOrder);
  const nodes: VaultNode[] = [];
  const problems: TreeProblem[] = [...sources.problems];
  const rootId = sources.root.header.dataId;
  const report = (head: ReadHead, folderId: DataId, problem: ErrorCode): void => {
    problems.push({ containerPath: head.path, dataId: head.header.dataId, folderId, problem });
  };
  /** How deep each readable folder lies, the vault at 0. */
  const depths = new Map<DataId, number>([[rootId, 0]]);
  /** Readable, but there is no folder to show them in. */
  const waiting = new Set<DataId>();
  for (const head of graph.inOrder) {
    const { dataId } = head.header;
    const ownFolderId = parentIdOf(head.header) ?? rootId;
    const parentId = depths.has(ownFolderId) ? ownFolderId : rootId;
    const depth = (depths.get(parentId) ?? 0) + 1;
    const problem = opener.problems.get(dataId);
    if (problem !== undefined) report(head, parentId, problem);
    const access = opener.accesses.get(dataId);
    if (access === undefined) {
      // Whoever holds the vault's key should be able to open everything; a part of it is simply not there for others.
      if (problem === undefined && sources.rootAccess.by === "item-key") report(head, parentId, "no-access");
      continue;
    }
    const hasArrived = ownFolderId === rootId || (graph.byId.has(ownFolderId) && !waiting.has(ownFolderId));
    if (!hasArrived && !opener.sharedItself.has(dataId)) {
      waiting.add(dataId);
      // What lies deeper waits for the same folder.
      if (!graph.byId.has(ownFolderId)) report(head, rootId, "folder-not-arrived");
      continue;
    }
    if (depth > LIMITS.pathDepth) {
      // Only a lie about paths gets here, and nothing at that depth could ever be re-keyed.
      report(head, rootId, "container-damaged");
      continue;
    }
    nodes.push({ id: dataId, head, access, parentId });
    if (access.by === "item-key") depths.set(dataId, depth);
  }
  for (const head of graph.unreachable) report(head, rootId, "container-damaged");
  const root = { id: rootId, head: sources.root, access: sources.rootAccess, parentId: null };
  return new VaultTree(root, nodes, problems, highestEpoch(sources));
}

function highestEpoch({ root, heads }: TreeSources): number {
  return heads.reduce(
    (highest, { header }) => Math.max(highest, header.epoch, ...header.path.map((step) => step.epoch)),
    root.header.epoch,
  );
}

class Opener {
  readonly accesses = new Map<DataId, NodeAccess>();
  readonly problems = new Map<DataId, ErrorCode>();
  /** Items that I was given themselves, not by way of a folder. */
  readonly sharedItself = new Set<DataId>();
  readonly #anchors = new KeyAnchors();
  readonly #asked = new Set<DataId>();
  #openedSincePause = 0;

  constructor(private readonly sources: TreeSources) {
    const { root, rootAccess, rootKeys = [] } = sources;
    if (rootAccess.by === "item-key") {
      this.#anchors.addOpened(root.header, rootAccess.itemKey, rootAccess.item);
    }
    for (const { epoch, key } of rootKeys) this.#anchors.add(root.header.dataId, epoch, key);
  }

  /** Derives what can be derived, asks the keyring for what is left and may be mine, and derives again from its answers. */
  async openAll(inOrder: readonly ReadHead[]): Promise<void> {
    let left = await this.#openDerivable(inOrder);
    for (let toAsk = this.#toAsk(left); toAsk.length > 0; toAsk = this.#toAsk(left)) {
      await this.#ask(toAsk);
      left = await this.#openDerivable(left);
    }
  }

  /** @returns those for which no key is at hand */
  async #openDerivable(heads: readonly ReadHead[]): Promise<ReadHead[]> {
    const left: ReadHead[] = [];
    for (const head of heads) {
      const { header } = head;
      if (this.accesses.has(header.dataId)) continue;
      if (this.#openAgain(head)) continue;
      const opening = this.#anchors.open(header);
      if (opening.outcome === "opened") this.#keep(head, opening);
      else if (opening.outcome === "damaged") this.problems.set(header.dataId, "container-damaged");
      else left.push(head);
      if (++this.#openedSincePause % OPENED_AT_ONCE === 0) await new Promise(setImmediate);
    }
    return left;
  }

  /** Takes over what was opened before, if nothing changed and the key is still one that is at hand. */
  #openAgain(head: ReadHead): boolean {
    const known = this.sources.known?.get(head.header.dataId);
    if (!known || known.access.by !== "item-key") return false;
    if (!Buffer.from(known.head.headerHash).equals(head.headerHash)) return false;
    if (!chainOf(head.header).some((step) => this.#anchors.has(step))) return false;
    this.#keep(head, known.access);
    return true;
  }

  #keep(head: ReadHead, opened: Pick<Extract<NodeAccess, { by: "item-key" }>, "itemKey" | "item">): void {
    this.#anchors.addOpened(head.header, opened.itemKey, opened.item);
    this.problems.delete(head.header.dataId);
    this.accesses.set(head.header.dataId, { by: "item-key", itemKey: opened.itemKey, item: opened.item });
  }

  /** Of those that a grant of mine may lead to, the ones that do not wait for another one of them. */
  #toAsk(left: readonly ReadHead[]): ReadHead[] {
    const { heldIds } = this.sources;
    const candidates = left.filter(
      ({ header }) => !this.#asked.has(header.dataId) && chainOf(header).some((step) => heldIds.has(step.id)),
    );
    const candidateIds = new Set(candidates.map(({ header }) => header.dataId));
    return candidates.filter(({ header }) => !header.path.some((step) => candidateIds.has(step.id)));
  }

  async #ask(heads: readonly ReadHead[]): Promise<void> {
    const answers = await this.sources.accessToAll(heads.map(({ header }) => header));
    for (const [i, head] of heads.entries()) {
      const { dataId } = head.header;
      this.#asked.add(dataId);
      const answer = answers[i];
      if (answer === undefined) continue;
      if (!answer.ok) this.problems.set(dataId, answer.code);
      else if (answer.access !== null) this.#takeAnswer(head, answer.access);
    }
  }

  #takeAnswer(
    { header }: ReadHead,
    access: NonNullable<Extract<AccessAnswer, { ok: true }>["access"]>,
  ): void {
    if (access.through === header.dataId) this.sharedItself.add(header.dataId);
    if (access.by === "item-key") {
      this.#anchors.add(header.dataId, header.epoch, access.itemKey);
      return;
    }
    const { by, version, segmentCount, from, to, nodes, name } = access;
    this.accesses.set(header.dataId, {
      by: "cover",
      cover: { by, version, segmentCount, from, to, nodes },
      name,
    });
  }
}
