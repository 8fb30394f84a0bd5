import { type DataId, newDataId } from "../../../shared/crypto";
import { KeyferryError } from "../keyferry-error";
import { exportedName } from "../vault/export-plan";
import { freeName } from "../vault/naming-rules";
import { levelsLeft } from "../vault/path-algebra";
import type { VaultNode } from "../vault/vault-node";
import type { VaultTree } from "../vault/vault-tree";

export interface PlannedCopy {
  readonly source: VaultNode;
  /** Of the copy: it is an item of its own. */
  readonly id: DataId;
  readonly parentId: DataId;
  readonly name: string;
}

/** What copying items, with all that lies in them, will make. */
export interface CopyPlan {
  /** Every folder before what lies in it. */
  readonly folders: readonly PlannedCopy[];
  readonly files: readonly PlannedCopy[];
}

/**
 * A name that is taken in the target gets " (2)"; names within a copied folder stay as they are.
 * @param from the tree that the items are in; the same object as `into.tree` within one vault
 * @throws KeyferryError `item-not-found`, `copy-into-itself`, `too-deep`
 */
export function planCopy(
  from: VaultTree,
  itemIds: readonly DataId[],
  into: { readonly tree: VaultTree; readonly folderId: DataId },
): CopyPlan {
  const tops = from.topmost(itemIds);
  if (tops.some(({ parentId }) => parentId === null))
    throw new KeyferryError("request-invalid", "the vault itself");
  const isSameVault = from.root.id === into.tree.root.id;
  if (isSameVault && tops.some(({ id }) => into.tree.isWithin(into.folderId, id)))
    throw new KeyferryError("copy-into-itself");
  const plan = { folders: [] as PlannedCopy[], files: [] as PlannedCopy[] };
  const place = (source: VaultNode, parentId: DataId, name: string, levels: number): void => {
    if (levels <= 0) throw new KeyferryError("too-deep");
    const copy = { source, id: newDataId(), parentId, name };
    if (source.head.header.kind === "file") {
      plan.files.push(copy);
      return;
    }
    plan.folders.push(copy);
    for (const child of from.children(source.id)) place(child, copy.id, exportedName(child), levels - 1);
  };
  const taken = into.tree.namesIn(into.folderId);
  const levels = levelsLeft(into.tree.folder(into.folderId).head.header.path);
  for (const top of tops) {
    const name = freeName(exportedName(top), (candidate) => taken.has(candidate));
    taken.add(name);
    place(top, into.folderId, name, levels);
  }
  return plan;
}
