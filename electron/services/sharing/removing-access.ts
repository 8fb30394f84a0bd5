import { type DataId, equalConstantTime, type UserId } from "../../../shared/crypto";
import type { JobControl } from "../jobs/job-runner";
import { toStoredBytes } from "../profile/stored-bytes";
import { finishReKey, type ReKeyContext } from "../vault/re-key";
import type { ReKeyIntent } from "../vault/re-key-journal";
import { keepGrantsCurrent } from "../vault/standing-grants";
import { requireOwner } from "../vault/vault-rights";
import { fingerprintIn, type Given, type GivenAccess } from "./given-access";
import type { IssuedGrants } from "./issued-grants";

export interface RemovalContext extends ReKeyContext {
  readonly given: GivenAccess;
  readonly issued: IssuedGrants;
}

/**
 * Takes away what a person was given through an item and through anything below it. Wherever that was a key of an item, the item
 * and all below it get new keys; a part of a file is only revoked, because its keys never open anything written later.
 * What the person was given through a folder above stays.
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

async function intentFor(
  { vault, given, ledger }: RemovalContext,
  itemId: DataId,
  recipientId: UserId,
): Promise<ReKeyIntent> {
  const { tree } = vault;
  const within = [itemId, ...tree.descendants(itemId).map(({ id }) => id)];
  const ending = within.flatMap((dataId) => given.get({ dataId, recipientId }) ?? []);
  const keyed = ending.filter(({ part }) => part === null).map(({ dataId }) => dataId);
  const revoked = new Set([itemId, ...ending.map(({ dataId }) => dataId)]);
  return {
    version: 1,
    reason: "remove-access",
    vaultId: vault.vaultId,
    epoch: await ledger.reserveEpoch(vault.vaultId, tree.highestEpoch),
    tops: tree.topmost(keyed).map(({ id }) => ({ itemId: id, parentId: null })),
    revocations: [...revoked].map((dataId) => ({ dataId, recipientId })),
    formerWriters: formerWriters({ vault, given, ledger }, recipientId, ending, revoked),
  };
}

/** The person, if listed as a writer, and not given leave to write anywhere else in the vault. */
function formerWriters(
  { vault, given, ledger }: Pick<RemovalContext, "vault" | "given" | "ledger">,
  recipientId: UserId,
  ending: readonly Given[],
  revoked: ReadonlySet<DataId>,
): ReKeyIntent["formerWriters"] {
  const { tree } = vault;
  const writing = ending.filter(({ access }) => access === "read-write");
  const staysWriter = [tree.root, ...tree.descendants(tree.root.id)].some(
    ({ id }) => !revoked.has(id) && given.get({ dataId: id, recipientId })?.access === "read-write",
  );
  if (staysWriter) return [];
  const isFormer = (fingerprint: Uint8Array): boolean =>
    writing.some((one) => equalConstantTime(fingerprintIn(one), fingerprint)) ||
    (writing.length > 0 && ledger.isOfPerson(recipientId, fingerprint));
  return tree.root.head.header.writers
    .filter(({ fingerprint }) => isFormer(fingerprint))
    .map(({ fingerprint, signingKey }) => {
      return { fingerprint: toStoredBytes(fingerprint), signingKey: toStoredBytes(signingKey) };
    });
}
