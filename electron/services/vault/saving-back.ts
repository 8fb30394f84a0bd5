import { newDataId, parseDataId } from "../../../shared/crypto";
import { itemBucket, itemPath } from "../containers/container-location";
import type { JobControl } from "../jobs/job-runner";
import type { Original, SavedBack, SavesBack } from "../opened/original";
import { replaceContent } from "./item-changes";
import { valueOf } from "./job-outcome";
import { mediaTypeOf } from "./media-type";
import { freeName, splitExtension } from "./naming-rules";
import { newContainer } from "./new-containers";
import { authorship, type VaultContext } from "./vault-context";
import { isKeyed, type KeyedNode, nameOf, type VaultNode } from "./vault-node";
import { requireWriter } from "./vault-rights";
import type { VaultTree } from "./vault-tree";

/** What changes of an opened file are saved to; null for a file that I may not write, or of which I hold a part only. */
export function originalOf({ vault }: Pick<VaultContext, "vault">, node: VaultNode): Original | null {
  if (vault.role === "reader" || !isKeyed(node)) return null;
  return {
    vaultId: vault.vaultId,
    itemId: node.id,
    folderId: node.parentId ?? vault.vaultId,
    content: contentOf(node),
  };
}

/** As `SavesBack.saveBack`. To be called alone, on a tree that is as new as the folder. */
export async function saveBack(
  context: VaultContext,
  { original, sourcePath, name, asCopy }: Parameters<SavesBack["saveBack"]>[0],
  control: JobControl,
): Promise<SavedBack> {
  const { vault } = context;
  requireWriter(vault.role);
  const itemId = parseDataId(original.itemId);
  const node = vault.tree.get(itemId);
  const isSame = node !== null && vault.renewed.isSame(itemId, original.content, contentOf(node));
  if (asCopy || !isSame) {
    return saveCopy(context, original, node, { sourcePath, name }, control);
  }
  await replaceContent(context, itemId, sourcePath, control);
  return { copyName: null, original: { ...original, content: contentOf(vault.tree.node(itemId)) } };
}

/** Encrypts the plaintext as a new file beside the item: nothing that anybody wrote is replaced. */
async function saveCopy(
  context: VaultContext,
  original: Original,
  node: VaultNode | null,
  { sourcePath, name }: { sourcePath: string; name: string },
  control: JobControl,
): Promise<SavedBack> {
  const { vault, files, engine } = context;
  const folder = folderFor(vault.tree, node, original);
  const copyName = conflictName(node === null ? name : nameOf(node), vault.tree.namesIn(folder.id));
  const { dataId, path, epoch } = folder.head.header;
  const id = newDataId();
  const parent = { dataId, path, epoch, itemKey: folder.access.itemKey };
  const container = newContainer(parent, id, copyName, authorship(context));
  const targetPath = itemPath(vault.folder, id);
  await files.makeFolder(itemBucket(vault.folder, id));
  const written = valueOf(
    await engine.encryptFiles([{ container, sourcePath, targetPath, mediaType: mediaTypeOf(copyName) }], {
      signal: control.signal,
      onProgress: (progress) => control.progress(progress),
    }),
  );
  await vault.noteWritten([{ path: targetPath, container: written }]);
  const copy = { itemId: id, folderId: folder.id, content: contentOf(vault.tree.node(id)) };
  return { copyName, original: { ...original, ...copy } };
}

/** The item's own folder; where it lay when it is gone; the vault itself when that is gone too. */
function folderFor(tree: VaultTree, node: VaultNode | null, original: Original): KeyedNode {
  const wanted = [node?.parentId, parseDataId(original.folderId)].flatMap((id) => {
    const folder = id ? tree.get(id) : null;
    return folder !== null && isKeyed(folder) && folder.head.header.kind !== "file" ? [folder] : [];
  });
  return wanted[0] ?? tree.keyedNode(tree.root.id);
}

/** "Report (conflict 2026-03-09 10.42).odt", in this computer's time. */
function conflictName(name: string, taken: ReadonlySet<string>): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  const { stem, extension } = splitExtension(name);
  const wanted = `${stem} (conflict ${day} ${two(now.getHours())}.${two(now.getMinutes())})${extension}`;
  return freeName(wanted, (candidate) => taken.has(candidate));
}

function contentOf({ head }: VaultNode): string {
  return Buffer.from(head.header.tagsHash).toString("hex");
}
