import type { DataId, UserId } from "../../../shared/crypto";
import { encodeGrantCompact } from "../../../shared/format";
import type { HeldGrant } from "../keyring/keyring";
import type { GivenAccess } from "../sharing/given-access";
import type { VaultTree } from "../vault/vault-tree";
import { keysBelow } from "./key-counting";

/** A grant that is registered at the key server, and what of a vault it opens. */
export interface SentGrant {
  readonly recipientId: UserId;
  /** In compact form: as it is registered, and fetched. */
  readonly bytes: number;
  /** The items whose own keys it holds or that follow from it. */
  readonly whole: readonly DataId[];
  /** Segments [from, to) of a file; "unknown" where only the recipient can tell. */
  readonly part: { readonly dataId: DataId; readonly from: number; readonly to: number } | "unknown" | null;
}

export interface SentTotal {
  readonly grants: number;
  readonly bytes: number;
  readonly keys: number;
  readonly unknownParts: number;
}

/** What the owner gave of the items that are in the vault now. */
export function givenInVault(tree: VaultTree, given: Pick<GivenAccess, "of">): SentGrant[] {
  return [tree.root, ...tree.descendants(tree.root.id)].flatMap((node) =>
    given
      .of(node.id)
      // What only the server tells must be of the keys of now.
      .filter((one) => one.isGivenHere || one.epoch === node.head.header.epoch)
      .map(({ recipientId, bytes, part }): SentGrant => {
        if (part === "unknown") return { recipientId, bytes, whole: [], part };
        if (part === null) return { recipientId, bytes, whole: [node.id], part };
        return { recipientId, bytes, whole: [], part: { dataId: node.id, from: part.from, to: part.to } };
      }),
  );
}

/** What others gave me of the items that are in the vault now. */
export function heldInVault(tree: VaultTree, held: readonly HeldGrant[]): SentGrant[] {
  return held.flatMap(({ grant, payload }): SentGrant[] => {
    if (payload === null) return [];
    const { recipientId } = grant;
    const bytes = encodeGrantCompact(grant).length;
    const ids = payload.kind === "set" ? payload.items.map(({ dataId }) => dataId) : [grant.dataId];
    const here = ids.filter((id) => tree.get(id) !== null);
    if (here.length === 0) return [];
    if (payload.kind !== "range") return [{ recipientId, bytes, whole: here, part: null }];
    const { from, to } = payload;
    return [{ recipientId, bytes, whole: [], part: { dataId: grant.dataId, from, to } }];
  });
}

/** Adds up by person. A key that several grants of a person lead to counts once: handed out directly, it would travel once. */
export function totalsByPerson(tree: VaultTree, sent: readonly SentGrant[]): Map<UserId, SentTotal> {
  const byPerson = new Map<UserId, SentGrant[]>();
  for (const one of sent) {
    const before = byPerson.get(one.recipientId);
    if (before === undefined) byPerson.set(one.recipientId, [one]);
    else before.push(one);
  }
  // The same vault or folder is often given to many.
  const counted = new Map<DataId, number>();
  const keysUnder = (id: DataId): number => {
    const known = counted.get(id) ?? keysBelow(tree, id);
    counted.set(id, known);
    return known;
  };
  return new Map([...byPerson].map(([userId, grants]) => [userId, totalOf(tree, grants, keysUnder)]));
}

function totalOf(
  tree: VaultTree,
  grants: readonly SentGrant[],
  keysUnder: (id: DataId) => number,
): SentTotal {
  const tops = tree.topmost(grants.flatMap(({ whole }) => whole)).map(({ id }) => id);
  const known = new Set(tops);
  const isWithinTops = (id: DataId): boolean =>
    known.has(id) || tree.ancestors(id).some((above) => known.has(above.id));
  const parts = grants.flatMap(({ part }) =>
    part === null || part === "unknown" || isWithinTops(part.dataId) ? [] : [part],
  );
  return {
    grants: grants.length,
    bytes: grants.reduce((total, { bytes }) => total + bytes, 0),
    keys:
      tops.reduce((total, id) => total + keysUnder(id), 0) +
      parts.reduce((total, { from, to }) => total + (to - from), 0),
    unknownParts: grants.filter(({ part }) => part === "unknown").length,
  };
}
