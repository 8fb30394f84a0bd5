import type { DataId } from "../../../shared/crypto";
import type { JobControl } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import { prepareReKey, type ReKeyContext, sealReKeyed } from "./re-key";
import type { ReKeyIntent } from "./re-key-journal";
import { planReKey } from "./re-key-plan";
import { requireWriter } from "./vault-rights";

/**
 * Moves items into another folder of the vault. What is moved gets keys that follow from its new folder, so that who has access
 * is decided by where it lies; who was given the item itself keeps it.
 * @throws KeyferryError `read-only`, `move-into-itself`, `too-deep`, `item-not-found`; of the server, and then nothing has moved
 */
export async function moveItems(
  context: ReKeyContext,
  itemIds: readonly DataId[],
  folderId: DataId,
  control: JobControl,
): Promise<void> {
  const { vault, ledger, journal } = context;
  const { tree } = vault;
  requireWriter(vault.role);
  tree.folder(folderId);
  const toMove = tree.topmost(itemIds).filter((node) => node.parentId !== folderId);
  if (toMove.some((node) => tree.isWithin(folderId, node.id))) throw new KeyferryError("move-into-itself");
  if (toMove.length === 0) return;
  const tops = toMove.map(({ id }) => ({ itemId: id, parentId: folderId }));
  // Refuses what lies too deep before anything is written down.
  planReKey(tree, tops, tree.highestEpoch + 1, null);
  const intent: ReKeyIntent = {
    version: 1,
    reason: "move",
    vaultId: vault.vaultId,
    epoch: await ledger.reserveEpoch(vault.vaultId, tree.highestEpoch),
    tops,
    revocations: [],
    formerWriters: [],
  };
  const entryId = await journal.add(intent);
  await sealReKeyed(context, entryId, intent, await prepareOrGiveUp(context, entryId, intent), control);
}

/**
 * Nothing has moved until containers are sealed anew: when the server does not answer, the move is given up. Keys of the epoch
 * that was reserved for it may have been given already, so what people were given is then re-keyed where it lies.
 */
async function prepareOrGiveUp(context: ReKeyContext, entryId: string, intent: ReKeyIntent) {
  try {
    return await prepareReKey(context, intent);
  } catch (error) {
    await giveUp(context, entryId, intent);
    throw error;
  }
}

async function giveUp(
  { vault, ledger, journal }: ReKeyContext,
  entryId: string,
  intent: ReKeyIntent,
): Promise<void> {
  const { tree } = vault;
  const isShared = (itemId: DataId): boolean =>
    [itemId, ...tree.descendants(itemId).map(({ id }) => id)].some((id) => ledger.recipientCount(id) > 0);
  const tops = intent.tops
    .filter(({ itemId }) => vault.role === "owner" && isShared(itemId))
    .map(({ itemId }) => ({ itemId, parentId: null }));
  if (tops.length === 0) return journal.remove(entryId);
  const epoch = await ledger.reserveEpoch(vault.vaultId, intent.epoch);
  return journal.replace(entryId, { ...intent, epoch, tops });
}
