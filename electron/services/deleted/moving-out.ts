import type { DataId } from "../../../shared/crypto";
import { errorCodeOf } from "../error-code-of";
import type { JobControl } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import { toStoredBytes } from "../profile/stored-bytes";
import { containersToDelete, itemsGone } from "../vault/deleting";
import type { VaultContext } from "../vault/vault-context";
import { nameOf } from "../vault/vault-node";
import type { Bin } from "./bin";
import { type Deletion, itemsOf, MOST_CONTAINERS, pathIn, placeOf } from "./deletion";

/**
 * Deletes items, and all that lies in them, so that they can be put back: their containers are moved out of the vault's folder as
 * they are. All of them go or none: what is stopped or fails is put back.
 * @throws KeyferryError `read-only`, `item-not-found`, `too-much-to-keep`, `cancelled`, of the file system
 */
export async function moveOut(
  context: VaultContext,
  bin: Bin,
  deletionId: string,
  itemIds: readonly DataId[],
  deletedAt: number,
  control: JobControl,
): Promise<void> {
  const { vault } = context;
  const { tops, heads } = containersToDelete(context, itemIds);
  if (heads.length > MOST_CONTAINERS) throw new KeyferryError("too-much-to-keep");
  const deletion: Deletion = {
    version: 1,
    vaultId: vault.vaultId,
    state: "moving-out",
    deletedAt,
    tops: tops.map(({ id, parentId }) => ({ itemId: id, folderId: parentId ?? vault.vaultId })),
    containers: heads.map(({ path, header, headerHash, fileLength }) => ({
      dataId: header.dataId,
      at: placeOf(vault.folder, path),
      epoch: header.epoch,
      bytes: fileLength,
      isFolder: header.kind === "folder",
      headerHash: toStoredBytes(headerHash),
      isItem: vault.tree.get(header.dataId)?.head.path === path,
    })),
  };
  const report = progressOf(deletion, control);
  await bin.begin(deletionId, deletion);
  try {
    await bin.moveOut(deletionId, deletion, vault.folder, {
      signal: control.signal,
      moved: report,
      failed: ({ dataId }, error) => {
        const node = vault.tree.get(dataId);
        control.fail(node === null ? dataId : nameOf(node), errorCodeOf(error));
      },
    });
  } catch (error) {
    await giveUp(context, bin, deletionId, deletion);
    throw error;
  }
  await vault.noteRemoved(heads.map(({ path }) => path));
  await context.ledger.endForDeleted(itemsGone(vault.folder, heads), true);
  await bin.note(deletionId, deletion, "kept");
}

/** Goes on where a crash stopped it. */
export async function finishMovingOut(
  { vault, ledger }: VaultContext,
  bin: Bin,
  deletionId: string,
  deletion: Deletion,
): Promise<void> {
  await bin.moveOut(deletionId, deletion, vault.folder, {});
  await vault.noteRemoved(deletion.containers.map((container) => pathIn(vault.folder, container)));
  await ledger.endForDeleted(
    itemsOf(deletion).map(({ dataId }) => dataId),
    true,
  );
  await bin.note(deletionId, deletion, "kept");
}

/** What was moved comes back; where even that fails, it is gone on with when the vault is next opened. */
async function giveUp(
  { vault }: VaultContext,
  bin: Bin,
  deletionId: string,
  deletion: Deletion,
): Promise<void> {
  const returning = await bin.note(deletionId, deletion, "putting-back");
  await bin.moveBack(deletionId, returning, vault.folder, {});
  await bin.remove(deletionId);
}

function progressOf({ containers }: Deletion, control: JobControl): (count: number) => void {
  return (count) =>
    control.progress({ filesDone: count, filesTotal: containers.length, bytesDone: 0, bytesTotal: 0 });
}
