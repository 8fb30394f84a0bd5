import type { ListedVaultView, VaultFigures } from "../../../shared/protocol/ipc/vault-views";
import type {
  FolderListing,
  ItemView,
  JobView,
  PersonView,
  ReceivedGrantView,
  VaultSummary,
} from "../../../shared/protocol/ipc/views";

/** Views as the main process would send them, with what a test cares about put in. */

export const idOf = (number: number): string => number.toString(16).padStart(32, "0");

export function personNamed(name: string, values: Partial<PersonView> = {}): PersonView {
  return {
    userId: name.toLowerCase(),
    name,
    address: `${name.toLowerCase()}@example.org`,
    words: ["a", "b", "c", "d", "e", "f", "g", "h"],
    digits: "1".repeat(60),
    trust: "not-verified",
    change: null,
    isMe: false,
    ...values,
  };
}

export function fileNamed(name: string, number: number, values: Partial<ItemView> = {}): ItemView {
  return {
    itemId: idOf(number),
    kind: "file",
    name,
    size: 0,
    modifiedAt: 0,
    mediaType: "application/octet-stream",
    version: 1,
    segmentCount: 0,
    segmentSize: 262_144,
    writerName: null,
    sharedWith: 0,
    ...values,
  };
}

export function vaultNamed(name: string, values: Partial<VaultSummary> = {}): VaultSummary {
  return {
    vaultId: idOf(1),
    name,
    folder: `/vaults/${name}`,
    role: "owner",
    ownerName: "Alice",
    unfinishedRemoval: false,
    problem: null,
    ...values,
  };
}

/** A vault as it stands in the list, with what was counted in it. */
export function listedVault(
  name: string,
  {
    figures,
    ...values
  }: Partial<Omit<ListedVaultView, "figures">> & {
    figures?: Partial<VaultFigures> | null;
  } = {},
): ListedVaultView {
  const counted = {
    itemCount: 0,
    sizeOnDisk: 0,
    lastChange: 0,
    people: 0,
    unreadable: 0,
    undelivered: 0,
    ...figures,
  };
  return { ...vaultNamed(name, values), figures: figures === null ? null : counted };
}

export function listingOf(vault: VaultSummary, items: ItemView[]): FolderListing {
  return {
    vault,
    breadcrumbs: [{ itemId: vault.vaultId, name: vault.name ?? "?" }],
    items,
    problems: [],
  };
}

export function jobOf(values: Partial<JobView>): JobView {
  return {
    jobId: "00000000-0000-4000-8000-000000000001",
    kind: "add",
    subject: "photos",
    state: "running",
    filesDone: 0,
    filesTotal: 0,
    bytesDone: 0,
    bytesTotal: 0,
    startedAt: 0,
    endedAt: null,
    problem: null,
    failures: [],
    failureCount: 0,
    canPause: false,
    canRetry: false,
    ...values,
  };
}

export function grantOf(values: Partial<ReceivedGrantView>): ReceivedGrantView {
  return {
    dataId: idOf(1),
    kind: "item",
    name: null,
    standing: "accepted",
    owner: null,
    ownerId: idOf(90),
    access: "read",
    since: 0,
    endsAt: null,
    note: null,
    range: null,
    location: null,
    containerKind: null,
    problem: null,
    ...values,
  };
}
