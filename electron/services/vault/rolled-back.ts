import type { DataId } from "../../../shared/crypto";
import { KeyferryError } from "../keyferry-error";
import { resealInPlace } from "./item-changes";
import { valueOf } from "./job-outcome";
import { finishReKey, type ReKeyContext } from "./re-key";
import type { ReKeyIntent } from "./re-key-journal";
import { isKeyed } from "./vault-node";

const QUIET = { progress: () => undefined, fail: () => undefined };

/**
 * To be called before anything is written. Storage may have put back a container from before a removal of access (or the newer
 * one has not arrived): what is written under its keys could be read by the person who was removed. The owner's app gives the
 * item new keys first; a writer has to wait.
 * @throws KeyferryError `container-older` for a writer; of the server or the disk for the owner
 */
export async function requireNewestKeys(context: ReKeyContext): Promise<void> {
  const { vault, ledger, journal } = context;
  if (olderThanSeen(context).size === 0) return;
  if (vault.role !== "owner") throw new KeyferryError("container-older");
  await finishBegun(context, olderThanSeen(context));
  const older = olderThanSeen(context);
  if (older.size === 0) return;
  if (older.has(vault.vaultId)) await dropForgottenWriters(context);
  const highest = Math.max(vault.tree.highestEpoch, ...older.values());
  const intent: ReKeyIntent = {
    version: 1,
    reason: "remove-access",
    vaultId: vault.vaultId,
    epoch: await ledger.reserveEpoch(vault.vaultId, highest),
    tops: vault.tree.topmost([...older.keys()]).map(({ id }) => ({ itemId: id, parentId: null })),
    revocations: [],
    formerWriters: [],
  };
  await finishReKey(context, await journal.add(intent), intent, QUIET);
}

/** Readable items whose container is of an earlier epoch than this computer knows of, with that epoch. */
function olderThanSeen({ vault, keyring, ledger }: ReKeyContext): Map<DataId, number> {
  const { tree, role } = vault;
  const { signingKey } = tree.root.head.header.owner;
  const older = new Map<DataId, number>();
  const newestEpoch = keyring.newestEpochs(signingKey);
  for (const node of [tree.root, ...tree.descendants(tree.root.id)]) {
    const known = newestEpoch(node.id);
    const least = role === "owner" ? Math.max(known, ledger.leastEpoch(node.id)) : known;
    if (isKeyed(node) && node.head.header.epoch < least) older.set(node.id, least);
  }
  return older;
}

/** A removal that was interrupted between its grants and its containers looks the same, and only has to be finished. */
async function finishBegun(context: ReKeyContext, older: ReadonlyMap<DataId, number>): Promise<void> {
  for (const { entryId, content } of await context.journal.list()) {
    const isAbout = content.tops.some(({ itemId }) => older.has(itemId));
    if (content.vaultId === context.vault.vaultId && isAbout)
      await finishReKey(context, entryId, content, QUIET);
  }
}

/**
 * An old root may list people who may write no longer. What they had written was signed anew when they were removed, so what
 * carries their signature now is not taken over: once they are off the list again it is foreign.
 */
async function dropForgottenWriters(context: ReKeyContext): Promise<void> {
  const { vault, ledger, engine } = context;
  const root = vault.tree.keyedNode(vault.vaultId);
  const listed = root.head.header.writers;
  const ids = [root.id, ...vault.tree.descendants(root.id).map(({ id }) => id)];
  const writers = listed.filter(({ fingerprint }) => ledger.isWriter(fingerprint, ids));
  if (writers.length === listed.length) return;
  const written = valueOf(await engine.resealContainers([resealInPlace(context, root, { writers })]));
  await vault.noteWritten([{ path: root.head.path, container: written }]);
}
