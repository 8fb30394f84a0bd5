import {
  asSecretKey16,
  CryptoError,
  type DataId,
  deriveItemKey,
  equalConstantTime,
  type SecretKey16,
} from "../../../shared/crypto";
import {
  type ContainerHeader,
  FormatError,
  openItem,
  type PathStep,
  segmentCount,
} from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { signsWith } from "../people/person";
import type { ContainerAccess, NodeReader } from "./container-access";
import type { OpenedGrant } from "./opened-grants";

type UsableGrant = Extract<OpenedGrant, { problem: null }>;
type Owner = ContainerHeader["owner"];

/** A key and the grant that it comes from. */
interface FoundKey {
  readonly key: SecretKey16;
  readonly grant: UsableGrant;
  /** The node that was shared. */
  readonly through: DataId;
}

/** Headers that name each other in all orders would otherwise keep the search going for hours. Honest ones need a handful. */
const MOST_EARLIER_LOOKS = 256;

export interface Finding {
  readonly access: ContainerAccess | null;
  /** Why a grant that would have served could not be used. */
  readonly problem: ErrorCode | null;
}

/** Everything from the vault's root down to the container itself. */
export function chainOf(header: ContainerHeader): PathStep[] {
  return [...header.path, { id: header.dataId, epoch: header.epoch }];
}

/**
 * Looks for keys of containers among opened grants: from the container itself up to its vault's root, then down again
 * by derivation. One search serves many containers and remembers what it derived on the way.
 */
export class KeySearch {
  readonly #found = new Map<string, FoundKey | null>();
  #earlierLooks = 0;

  /**
   * @param grantsFor all my grants that give a key of this very node, sets included
   * @param nodes reads the headers above, for the keys of earlier epochs that folders carry
   */
  constructor(
    private readonly grantsFor: (dataId: DataId) => Promise<readonly OpenedGrant[]>,
    private readonly nodes: NodeReader | null,
  ) {}

  async look(header: ContainerHeader): Promise<Finding> {
    const chain = chainOf(header);
    this.#earlierLooks = 0;
    const found =
      (await this.#keyAlong(chain, header, false)) ??
      (this.nodes === null ? null : await this.#keyAlong(chain, header, true));
    if (found !== null) return { access: itemAccess(found), problem: null };
    const cover = await this.#widestCover(header);
    if (cover !== null) return { access: cover, problem: null };
    return { access: null, problem: await this.#firstProblem(chain, header.owner) };
  }

  /**
   * The key of the chain's last node.
   * @param header whose sealed box tells whether a key that a set gave is the right one
   * @param withEarlier also by keys of earlier epochs in the sealed boxes of folders
   */
  async #keyAlong(
    chain: readonly PathStep[],
    header: ContainerHeader,
    withEarlier: boolean,
    visited: ReadonlySet<string> = new Set(),
  ): Promise<FoundKey | null> {
    const step = chain.at(-1);
    if (step === undefined) return null;
    const name = `${Buffer.from(header.owner.signingKey).toString("hex")}/${step.id}/${step.epoch}/${withEarlier}`;
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const found =
      (await this.#grantedKey(step, header)) ??
      (withEarlier ? await this.#earlierKey(step, header.owner, visited) : null) ??
      (await this.#derivedKey(chain, header, withEarlier, visited));
    // What was looked for on the way to something else was looked for with less: not the last word.
    if (found !== null || visited.size === 0) this.#found.set(name, found);
    return found;
  }

  /** A key that was given for this node at this epoch. */
  async #grantedKey(step: PathStep, header: ContainerHeader): Promise<FoundKey | null> {
    for (const opened of await this.#usable(step.id, header.owner)) {
      const { payload, grant } = opened;
      if (payload.kind === "item" && grant.epoch === step.epoch) {
        return { key: copyOf(payload.key), grant: opened, through: step.id };
      }
      if (payload.kind !== "set") continue;
      const member = payload.items.find((item) => item.dataId === step.id);
      // A set has one epoch for items of many: only the sealed box can tell whether the key is of this one.
      if (member !== undefined && step.id === header.dataId && opens(member.key, header)) {
        return { key: copyOf(member.key), grant: opened, through: step.id };
      }
      if (member !== undefined && step.id !== header.dataId && grant.epoch === step.epoch) {
        return { key: copyOf(member.key), grant: opened, through: step.id };
      }
    }
    return null;
  }

  async #derivedKey(
    chain: readonly PathStep[],
    header: ContainerHeader,
    withEarlier: boolean,
    visited: ReadonlySet<string>,
  ): Promise<FoundKey | null> {
    const step = chain.at(-1);
    if (step === undefined || chain.length === 1) return null;
    const parent = await this.#keyAlong(chain.slice(0, -1), header, withEarlier, visited);
    return parent && { ...parent, key: deriveItemKey(parent.key, step.id, step.epoch) };
  }

  /**
   * The node's key of an earlier epoch, from the sealed box of its own container: what lies below it and was not
   * re-sealed yet is still under that.
   * @param visited nodes whose containers are being read for this, so that headers that name each other end
   */
  async #earlierKey(step: PathStep, owner: Owner, visited: ReadonlySet<string>): Promise<FoundKey | null> {
    if (this.nodes === null || visited.has(step.id)) return null;
    const grants = await this.#usable(step.id, owner);
    if (!grants.some(({ grant }) => grant.epoch > step.epoch)) return null;
    if (++this.#earlierLooks > MOST_EARLIER_LOOKS) return null;
    const node = await this.nodes.readNode(step.id);
    if (
      node === null ||
      node.dataId !== step.id ||
      node.epoch <= step.epoch ||
      !isSameOwner(node.owner, owner)
    ) {
      return null;
    }
    const found = await this.#keyAlong(chainOf(node), node, true, new Set([...visited, step.id]));
    const key = found && earlierKeyIn(node, found.key, step.epoch);
    return found && key && { ...found, key };
  }

  async #widestCover(header: ContainerHeader): Promise<ContainerAccess | null> {
    const covers = (await this.#usable(header.dataId, header.owner)).flatMap(({ payload, grant }) => {
      if (payload.kind !== "range") return [];
      const isOfThisVersion =
        payload.version === header.version && payload.segmentCount === segmentCount(header);
      return isOfThisVersion ? [{ payload, grant }] : [];
    });
    covers.sort((a, b) => b.payload.to - b.payload.from - (a.payload.to - a.payload.from));
    const widest = covers[0];
    if (widest === undefined) return null;
    const { from, to, version, nodes, name = null } = widest.payload;
    return {
      by: "cover",
      from,
      to,
      version,
      segmentCount: widest.payload.segmentCount,
      nodes: nodes.map(copyOf),
      name,
      grant: widest.grant,
      through: header.dataId,
    };
  }

  async #usable(dataId: DataId, owner: Owner): Promise<UsableGrant[]> {
    return (await this.grantsFor(dataId)).filter(
      (opened): opened is UsableGrant => opened.problem === null && signsWith(opened.owner, owner.signingKey),
    );
  }

  async #firstProblem(chain: readonly PathStep[], owner: Owner): Promise<ErrorCode | null> {
    for (const step of chain.toReversed()) {
      for (const { owner: giver, problem } of await this.grantsFor(step.id)) {
        const isKnown = giver !== null && giver.accepted !== null;
        const isOthers = isKnown && !signsWith(giver, owner.signingKey);
        if (problem !== null && !isOthers) return problem;
      }
    }
    return null;
  }
}

function itemAccess({ key, grant, through }: FoundKey): ContainerAccess {
  return { by: "item-key", itemKey: copyOf(key), grant: grant.grant, through };
}

function copyOf<T extends Uint8Array>(key: T): T extends SecretKey16 ? SecretKey16 : Uint8Array;
function copyOf(key: Uint8Array): Uint8Array {
  return asSecretKey16(Uint8Array.from(key));
}

function isSameOwner(a: Owner, b: Owner): boolean {
  return equalConstantTime(a.signingKey, b.signingKey) && equalConstantTime(a.nonce, b.nonce);
}

/** Null when the key does not open the box. */
function openedItem(key: SecretKey16, header: ContainerHeader) {
  try {
    return openItem(key, header);
  } catch (error) {
    if (error instanceof CryptoError || error instanceof FormatError) return null;
    throw error;
  }
}

function opens(key: SecretKey16, header: ContainerHeader): boolean {
  return openedItem(key, header) !== null;
}

function earlierKeyIn(node: ContainerHeader, key: SecretKey16, epoch: number): SecretKey16 | null {
  return openedItem(key, node)?.earlierKeys.find((earlier) => earlier.epoch === epoch)?.key ?? null;
}
