import { type DataId, newDataId } from "../../../shared/crypto";
import { itemBucket, itemPath } from "../containers/container-location";
import type { JobControl } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { ResealJob } from "../ports";
import { valueOf } from "./job-outcome";
import { mediaTypeOf } from "./media-type";
import { requireItemName } from "./naming-rules";
import { newContainer } from "./new-containers";
import { authorship, type VaultContext } from "./vault-context";
import type { KeyedNode } from "./vault-node";
import { requireOwner, requireWriter } from "./vault-rights";

/** @throws KeyferryError `name-invalid`, `name-taken`, `read-only`, `too-deep`, `item-not-found` */
export async function makeFolder(context: VaultContext, folderId: DataId, name: string): Promise<DataId> {
  const { vault, files, engine } = context;
  requireWriter(vault.role);
  vault.tree.folder(folderId);
  const parent = vault.tree.keyedNode(folderId);
  requireFreeName(context, folderId, requireItemName(name));
  const { dataId, path, epoch } = parent.head.header;
  const id = newDataId();
  const container = newContainer(
    { dataId, path, epoch, itemKey: parent.access.itemKey },
    id,
    name,
    authorship(context),
  );
  await files.makeFolder(itemBucket(vault.folder, id));
  const targetPath = itemPath(vault.folder, id);
  const written = valueOf(
    await engine.writeNodes([
      { kind: "folder", container, targetPath, modifiedAt: Date.now(), earlierKeys: [] },
    ]),
  );
  await vault.noteWritten([{ path: targetPath, container: written }]);
  return id;
}

/**
 * Gives an item another name: its header is sealed anew under the same key. Only the owner renames the vault itself.
 * @throws KeyferryError `name-invalid`, `name-taken`, `read-only`, `not-owner`, `item-not-found`
 */
export async function renameItem(context: VaultContext, itemId: DataId, name: string): Promise<void> {
  const { vault, engine } = context;
  const node = vault.tree.keyedNode(itemId);
  if (node.parentId === null) requireOwner(vault.role);
  else requireWriter(vault.role);
  requireItemName(name);
  if (name === node.access.item.name) return;
  if (node.parentId !== null) requireFreeName(context, node.parentId, name);
  const written = valueOf(await engine.resealContainers([resealInPlace(context, node, { name })]));
  await vault.noteWritten([{ path: node.head.path, container: written }]);
}

/**
 * Encrypts a file's new content as its next version, with a content key of its own. Who was given the file reads it; who was
 * given a part of an earlier version does not.
 * @param sourcePath the new content
 * @throws KeyferryError `read-only`, `item-not-found`, `no-access`, those of the file system
 */
export async function replaceContent(
  context: VaultContext,
  itemId: DataId,
  sourcePath: string,
  control: Pick<JobControl, "signal" | "progress">,
): Promise<void> {
  const { vault, engine, session } = context;
  requireWriter(vault.role);
  const node = vault.tree.keyedNode(itemId);
  const { header, headerHash, path: targetPath } = node.head;
  if (header.kind !== "file") throw new KeyferryError("item-not-found", "not a file");
  const { dataId, path, epoch, owner } = header;
  const { name } = node.access.item;
  const container = {
    dataId,
    path,
    epoch,
    version: header.version + 1,
    previousHeaderHash: headerHash,
    owner,
    writer: session.identity().writer,
    checkpoint: session.checkpoint(),
    writers: [],
    itemKey: node.access.itemKey,
    name,
  };
  const written = valueOf(
    await engine.encryptFiles([{ container, sourcePath, targetPath, mediaType: mediaTypeOf(name) }], {
      signal: control.signal,
      onProgress: (progress) => control.progress(progress),
    }),
  );
  await vault.noteWritten([{ path: targetPath, container: written }]);
}

/** A re-sealing that changes neither key nor place: by another writer, under another name, with other writers. */
export function resealInPlace(
  { session }: Pick<VaultContext, "session">,
  node: KeyedNode,
  change: Pick<ResealJob["change"], "name" | "writers">,
): ResealJob {
  const { path, epoch } = node.head.header;
  const { itemKey } = node.access;
  return {
    containerPath: node.head.path,
    headerHash: node.head.headerHash,
    currentItemKey: itemKey,
    change: {
      itemKey,
      path,
      epoch,
      writer: session.identity().writer,
      checkpoint: session.checkpoint(),
      ...change,
    },
  };
}

function requireFreeName({ vault }: VaultContext, folderId: DataId, name: string): void {
  if (vault.tree.namesIn(folderId).has(name)) throw new KeyferryError("name-taken");
}
