import type { FolderListing, ItemView, VaultSummary } from "../../shared/protocol/ipc/views";
import { words } from "../words/words";

/** One thing that can be shared or asked about: a vault is its own root item. */
export interface SharedThing {
  readonly itemId: string;
  readonly kind: "vault" | "folder" | "file";
  readonly name: string;
  /** Bytes, segments, and bytes in a segment; what a part of a file is made of. Zero for what is not a file. */
  readonly size: number;
  readonly segmentCount: number;
  readonly segmentSize: number;
  /** Which a part is chosen in; zero for what is not a file. */
  readonly version: number;
}

/** What a person is about to share: one or several things of one vault. */
export interface ShareSubject {
  readonly vaultId: string;
  readonly things: readonly [SharedThing, ...SharedThing[]];
}

/** What a vault is called when its name cannot be read: like its folder on disk. */
export function vaultNameOf(vault: Pick<VaultSummary, "name" | "folder">): string {
  return vault.name ?? folderNameOf(vault.folder);
}

/** The last part of a folder's path. */
export function folderNameOf(folder: string): string {
  const parts = folder.split(/[\\/]/).filter((part) => part !== "");
  return parts.at(-1) ?? words.kinds.vault;
}

export function vaultAsThing(vault: VaultSummary): SharedThing {
  return wholeThing(vault.vaultId, "vault", vaultNameOf(vault));
}

export function itemAsThing(item: ItemView): SharedThing {
  const { itemId, kind, name, size, segmentCount, segmentSize, version } = item;
  return { itemId, kind, name, size, segmentCount, segmentSize, version };
}

/** The folder that a listing shows; at the top it is the vault itself. */
export function listedFolderAsThing(listing: FolderListing): SharedThing {
  const last = listing.breadcrumbs.at(-1);
  if (last === undefined || listing.breadcrumbs.length === 1) return vaultAsThing(listing.vault);
  return wholeThing(last.itemId, "folder", last.name);
}

function wholeThing(itemId: string, kind: "vault" | "folder", name: string): SharedThing {
  return { itemId, kind, name, size: 0, segmentCount: 0, segmentSize: 1, version: 0 };
}
