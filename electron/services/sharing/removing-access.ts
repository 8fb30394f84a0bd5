import { type DataId, equalConstantTime, type UserId } from "../../../shared/crypto";
import type { Bin } from "../deleted/bin";
import { type Deletion, itemsOf } from "../deleted/deletion";
import type { JobControl } from "../jobs/job-runner";
import { toStoredBytes } from "../profile/stored-bytes";
import { finishReKey, type ReKeyContext } from "../vault/re-key";
import type { ReKeyIntent } from "../vault/re-key-journal";
import { keepGrantsCurrent } from "../vault/standing-grants";
import { requireOwner } from "../vault/vault-rights";
import type { VaultTree } from "../vault/vault-tree";
import { fingerprintIn, type Given, type GivenAccess } from "./given-access";
import type { IssuedGrants } from "./issued-grants";

export interface RemovalContext extends ReKeyContext {
  readonly given: GivenAccess;
  readonly issued: IssuedGrants;
  readonly bin: Pick<Bin, "list">;
}

/**
 * Takes away what a person was given through an item and through anything below it. Wherever that was a key of an item, the item
 * and all below it get new keys; a part of a file is only revoked, because its keys never open anything written later.
 * What the person was given through a folder above stays. Of deleted items that may come back there, the person gets nothing again.
 * @throws KeyferryError `not-owner`, `item-not-found`; of the server or the disk, and then it goes on by itself later
 */
export async function removeAccess(
  context: RemovalContext,
  itemId: DataId,
  recipientId: UserId,
  control: JobControl,
): Promise<void> {
  const { vault, journal, given, issued } = context;
  requireOwner(vault.role);
  vault.tree.keyedNode(itemId);
  await issued.refresh().catch((error: unknown) => {
    if (!given.isListed) throw error;
  });
  const intent = await intentFor(context, itemId, recipientId);
  await finishReKey(context, await journal.add(intent), intent, control);
  // Files that the person wrote were signed anew and have a new version, which their parts must name.
  await keepGrantsCurrent(context).catch(() => undefined);
}

async function intentFor(context: RemovalContext, itemId: DataId, recipientId: UserId): Promise<ReKeyIntent> {
  const { vault, given, ledger } = context;
  const { tree } = vault;
  const within = [itemId, ...tree.descendants(itemId).map(({ id }) => id)];
  const ending = within.flatMap((dataId) => given.get({ dataId, recipientId }) ?? []);
  const deleted = await keptGrants(context, itemId, recipientId);
  const keyed = ending.filter(({ part }) => part === null).map(({ dataId }) => dataId);
  const revoked = new Set([itemId, ...[...ending, ...deleted.ending].map(({ dataId }) => dataId)]);
  const writing = [...ending, ...deleted.ending].filter(({ access }) => access === "read-write");
  const staysWriter = [
    ...[tree.root, ...tree.descendants(tree.root.id)]
      .filter(({ id }) => !revoked.has(id))
      .flatMap(({ id }) => given.get({ dataId: id, recipientId }) ?? []),
    ...deleted.staying,
  ].some(({ access }) => access === "read-write");
  return {
    version: 1,
    reason: "remove-access",
    vaultId: vault.vaultId,
    epoch: await ledger.reserveEpoch(vault.vaultId, tree.highestEpoch),
    tops: tree.topmost(keyed).map(({ id }) => ({ itemId: id, parentId: null })),
    revocations: [...revoked].map((dataId) => ({ dataId, recipientId })),
    formerWriters: staysWriter ? [] : formerWriters(context, recipientId, writing),
  };
}

/** What the person was given of deleted items of the vault, and would be given again with them. */
async function keptGrants(
  { vault, given, bin }: RemovalContext,
  itemId: DataId,
  recipientId: UserId,
): Promise<{ ending: Given[]; staying: Given[] }> {
  const deletions = (await bin.list()).map(({ content }) => content);
  const keptOf = (some: readonly Deletion[]): Given[] => {
    const dataIds = new Set(some.flatMap((deletion) => itemsOf(deletion).map(({ dataId }) => dataId)));
    return given.keptOf(dataIds).filter((kept) => kept.recipientId === recipientId);
  };
  const inVault = deletions.filter(({ vaultId }) => vaultId === vault.vaultId);
  const isElsewhere = (deletion: Deletion) => comesBackElsewhere(vault.tree, deletion, itemId);
  return {
    ending: keptOf(inVault.filter((deletion) => !isElsewhere(deletion))),
    staying: keptOf(inVault.filter(isElsewhere)),
  };
}

/** Whether nothing of it can come back into the item. What lay in a folder that is gone too may come back anywhere. */
function comesBackElsewhere(tree: VaultTree, { tops }: Deletion, itemId: DataId): boolean {
  return tops.every(({ folderId }) => {
    if (tree.get(folderId) === null) return false;
    return folderId !== itemId && !tree.ancestors(folderId).some(({ id }) => id === itemId);
  });
}

/** The person, if listed as a writer. @param writing what gave leave to write, and ends; nothing else may give it */
function formerWriters(
  { vault, ledger }: Pick<RemovalContext, "vault" | "ledger">,
  recipientId: UserId,
  writing: readonly Given[],
): ReKeyIntent["formerWriters"] {
  const isFormer = (fingerprint: Uint8Array): boolean =>
    writing.some((one) => equalConstantTime(fingerprintIn(one), fingerprint)) ||
    (writing.length > 0 && ledger.isOfPerson(recipientId, fingerprint));
  return vault.tree.root.head.header.writers
    .filter(({ fingerprint }) => isFormer(fingerprint))
    .map(({ fingerprint, signingKey }) => {
      return { fingerprint: toStoredBytes(fingerprint), signingKey: toStoredBytes(signingKey) };
    });
}
