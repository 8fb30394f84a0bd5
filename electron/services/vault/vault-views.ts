import { relative } from "node:path";
import { bytesToHex, type DataId, type SigningPublicKey } from "../../../shared/crypto";
import { type ContainerHeader, segmentCount, segmentSize } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { SearchAnswer } from "../../../shared/protocol/ipc/search-views";
import type { FolderListing, ItemView, VaultSummary } from "../../../shared/protocol/ipc/views";
import type { FoundItems } from "./name-search";
import type { OpenVault } from "./open-vault";
import { isKeyed, nameOf, type VaultNode } from "./vault-node";
import type { VaultRole } from "./vault-rights";
import type { VaultTree } from "./vault-tree";

export interface ViewSources {
  /** Who of the people known here signs with this key; null for a stranger. */
  readonly nameOfSigner: (signingKey: SigningPublicKey | Uint8Array) => string | null;
  readonly recipientCount: (dataId: DataId) => number;
  readonly hasUnfinishedRemoval: (vaultId: DataId) => boolean;
}

export function summaryOf(vault: OpenVault, sources: ViewSources): VaultSummary {
  const { root, itemCount } = vault.tree;
  const { owner } = root.head.header;
  return {
    vaultId: vault.vaultId,
    name: isKeyed(root) ? nameOf(root) : null,
    folder: vault.folder,
    role: vault.role === "owner" ? "owner" : "recipient",
    ownerName: sources.nameOfSigner(owner.signingKey),
    unfinishedRemoval: sources.hasUnfinishedRemoval(vault.vaultId),
    problem: vault.problem ?? (!isKeyed(root) && itemCount === 0 ? "no-access" : null),
  };
}

/** A vault of which only its own container was read. */
export function glancedSummary(
  seen: {
    readonly vaultId: DataId;
    readonly folder: string;
    readonly header: ContainerHeader;
    readonly name: string | null;
    readonly role: VaultRole;
  },
  sources: ViewSources,
): VaultSummary {
  return {
    vaultId: seen.vaultId,
    name: seen.name,
    folder: seen.folder,
    role: seen.role === "owner" ? "owner" : "recipient",
    ownerName: sources.nameOfSigner(seen.header.owner.signingKey),
    unfinishedRemoval: sources.hasUnfinishedRemoval(seen.vaultId),
    problem: null,
  };
}

/** A vault whose folder cannot be read now. */
export function unreachableSummary(
  vaultId: DataId,
  folder: string,
  isMine: boolean,
  problem: ErrorCode,
  sources: ViewSources,
): VaultSummary {
  return {
    vaultId,
    name: null,
    folder,
    role: isMine ? "owner" : "recipient",
    ownerName: null,
    unfinishedRemoval: sources.hasUnfinishedRemoval(vaultId),
    problem,
  };
}

export function listingOf(vault: OpenVault, folderId: DataId, given: ViewSources): FolderListing {
  const { tree } = vault;
  const folder = tree.folder(folderId);
  const sources = { ...given, nameOfSigner: rememberingSigners(given.nameOfSigner) };
  return {
    vault: summaryOf(vault, sources),
    breadcrumbs: [...tree.ancestors(folderId), folder].map((node) => ({
      itemId: node.id,
      name: nameOf(node),
    })),
    items: [...tree.children(folderId)].sort(byKindAndName()).map((node) => itemView(node, sources)),
    problems: tree.problemsIn(folderId).map(({ containerPath, dataId, problem }) => {
      return { file: relative(vault.folder, containerPath), dataId, problem };
    }),
  };
}

export function foundIn(tree: VaultTree, { total, nodes }: FoundItems, given: ViewSources): SearchAnswer {
  const sources = { ...given, nameOfSigner: rememberingSigners(given.nameOfSigner) };
  const found = nodes.map((node) => ({
    item: itemView(node, sources),
    folderId: node.parentId ?? tree.root.id,
    path: tree.ancestors(node.id).map(nameOf),
  }));
  return { total, found };
}

/** A folder of thousands of files has few writers. */
function rememberingSigners(nameOfSigner: ViewSources["nameOfSigner"]): ViewSources["nameOfSigner"] {
  const names = new Map<string, string | null>();
  return (signingKey) => {
    const key = bytesToHex(signingKey);
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = nameOfSigner(signingKey);
    names.set(key, name);
    return name;
  };
}

function itemView(node: VaultNode, sources: ViewSources): ItemView {
  const { header } = node.head;
  const sealed = isKeyed(node) ? node.access.item : null;
  return {
    itemId: node.id,
    kind: header.kind === "file" ? "file" : "folder",
    name: nameOf(node),
    size: header.plaintextLength,
    modifiedAt: sealed?.modifiedAt ?? 0,
    mediaType: sealed?.mediaType ?? "",
    version: header.version,
    segmentCount: segmentCount(header),
    segmentSize: segmentSize(header),
    writerName: sources.nameOfSigner(header.writer.signingKey),
    sharedWith: sources.recipientCount(node.id),
  };
}

export function folderTree(vault: OpenVault): IpcResponse<"items.folders"> {
  const { tree } = vault;
  const folders = tree.descendants(vault.vaultId).filter(({ head }) => head.header.kind === "folder");
  return [tree.root, ...folders].filter(isKeyed).map((node) => {
    return { itemId: node.id, parentId: node.parentId, name: nameOf(node) };
  });
}

/** Folders first, then by name. */
function byKindAndName(): (a: VaultNode, b: VaultNode) => number {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const rank = (node: VaultNode): number => (node.head.header.kind === "folder" ? 0 : 1);
  return (a, b) => rank(a) - rank(b) || collator.compare(nameOf(a), nameOf(b));
}
