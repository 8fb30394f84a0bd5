import type { DataId, SecretKey16 } from "../../../shared/crypto";
import type { SealedItem } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { ContentAccess, ReadHead } from "../ports";

export type Cover = Extract<ContentAccess, { by: "cover" }>;

/** What opens a node. Only the root may be in the tree without being readable. */
export type NodeAccess =
  | { readonly by: "item-key"; readonly itemKey: SecretKey16; readonly item: SealedItem }
  | { readonly by: "cover"; readonly cover: Cover; readonly name: string | null }
  | { readonly by: "none" };

/** A container of the vault that I can read, whose writer is legitimate and that lies where it belongs. */
export interface VaultNode {
  readonly id: DataId;
  readonly head: ReadHead;
  readonly access: NodeAccess;
  /** The folder it is shown in: its own, or the vault when that one is not readable. Null for the root. */
  readonly parentId: DataId | null;
}

/** A node whose own key is at hand: it can be changed, and what lies below can be derived. */
export interface KeyedNode extends VaultNode {
  readonly access: Extract<NodeAccess, { by: "item-key" }>;
}

/** A container that is there but cannot be shown as an item, and why. */
export interface TreeProblem {
  readonly containerPath: string;
  readonly dataId: DataId | null;
  /** The folder that it would be shown in. */
  readonly folderId: DataId;
  readonly problem: ErrorCode;
}

export function isKeyed(node: VaultNode): node is KeyedNode {
  return node.access.by === "item-key";
}

/** The name as it is shown; empty when it is not readable. */
export function nameOf(node: VaultNode): string {
  if (node.access.by === "item-key") return node.access.item.name;
  return (node.access.by === "cover" ? node.access.name : null) ?? "";
}
