import type { FolderListing, ReceivedGrantView } from "../../shared/protocol/ipc/views";

/** Whether this person may change what a listing shows: the owner, or whoever was given writing here or above. */
export function mayWrite(listing: FolderListing, received: readonly ReceivedGrantView[]): boolean {
  if (listing.vault.role === "owner") return true;
  const here = new Set(listing.breadcrumbs.map((crumb) => crumb.itemId));
  return received.some((grant) => grant.access === "read-write" && here.has(grant.dataId));
}
