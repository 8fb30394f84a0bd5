import type { VaultInsight } from "../../shared/protocol/ipc/insight-views";
import type { CloudFolderView } from "../../shared/protocol/ipc/place-views";
import type { ListedVaultView, VaultFigures } from "../../shared/protocol/ipc/vault-views";
import { ALICE, PEOPLE } from "./sample-people";
import { idOf } from "./sample-vaults";

const HOUR = 3_600_000;

const figures = (values: Partial<VaultFigures>): VaultFigures => ({
  itemCount: 96,
  sizeOnDisk: 4_311_822_000,
  lastChange: Date.now() - 5 * HOUR,
  people: null,
  unreadable: 0,
  undelivered: 0,
  ...values,
});

const vault = (values: Partial<ListedVaultView> & { vaultId: string; folder: string }): ListedVaultView => ({
  name: null,
  role: "owner",
  ownerName: "Alice Archer",
  unfinishedRemoval: false,
  problem: null,
  figures: null,
  ...values,
});

export const VAULTS: readonly ListedVaultView[] = [
  vault({
    vaultId: idOf(1),
    name: "Family papers",
    folder: "/home/alice/Dropbox/Family papers",
    figures: figures({ itemCount: 1_284, sizeOnDisk: 2_140_882_113, people: 3, unreadable: 3 }),
  }),
  vault({
    vaultId: idOf(2),
    name: "Choir recordings",
    folder: "/home/alice/Nextcloud/Music/Choir recordings",
    role: "recipient",
    ownerName: "Bob Baker",
    figures: figures({ lastChange: Date.now() - 130 * HOUR }),
  }),
  vault({
    vaultId: idOf(3),
    folder: "/media/alice/BACKUP-2024/Old projects",
    unfinishedRemoval: true,
    problem: "vault-not-found",
    figures: figures({
      itemCount: 311,
      sizeOnDisk: 911_000_000,
      people: 0,
      lastChange: Date.UTC(2024, 4, 2),
    }),
  }),
];

const LONG_NAME =
  "Minutes, contracts and correspondence of the housing cooperative with the city administration (2014 to 2026)";

/** Every state of health, long names, and more vaults than fit. */
export const MANY_VAULTS: readonly ListedVaultView[] = [
  ...VAULTS,
  vault({
    vaultId: idOf(801),
    name: LONG_NAME,
    folder: `/home/alice/Library/CloudStorage/OneDrive-Housing cooperative/Administration/${LONG_NAME}`,
    figures: figures({ itemCount: 50_112, sizeOnDisk: 812_113_400_221, people: 41, undelivered: 2 }),
  }),
  vault({
    vaultId: idOf(802),
    name: "Put back from a backup",
    folder: "/home/alice/Dropbox/Put back from a backup",
    problem: "container-older",
    figures: figures({ people: 2, itemCount: 12, sizeOnDisk: 81_220 }),
  }),
  vault({
    vaultId: idOf(803),
    name: "여름 여행",
    folder: "/home/alice/Nextcloud/여름 여행",
    unfinishedRemoval: true,
    figures: figures({ people: 1, itemCount: 7, sizeOnDisk: 1_204 }),
  }),
  vault({
    vaultId: idOf(804),
    folder: "/home/alice/Downloads/vault-from-a-mail",
    role: "recipient",
    ownerName: null,
    problem: "no-access",
    figures: figures({ itemCount: 0, sizeOnDisk: 5_100_200 }),
  }),
  vault({ vaultId: idOf(805), name: "Being counted", folder: "/home/alice/Being counted" }),
  ...Array.from({ length: 24 }, (_, index) =>
    vault({
      vaultId: idOf(820 + index),
      name: `Customer ${index + 1}`,
      folder: `/home/alice/Customers/Customer ${index + 1}`,
      figures: figures({
        itemCount: index * 37,
        sizeOnDisk: index * 9_112_331,
        people: index % 5,
        lastChange: Date.now() - index * 29 * HOUR,
      }),
    }),
  ),
];

export const CLOUD_FOLDERS: readonly CloudFolderView[] = [
  {
    placeId: "10000000-0000-4000-8000-000000000001",
    path: "/home/alice/Dropbox",
    provider: "dropbox",
  },
  {
    placeId: "10000000-0000-4000-8000-000000000002",
    path: "/home/alice/Nextcloud",
    provider: "nextcloud",
  },
];

/** Of a vault with items and segments that was shared with three people; or of one that somebody else shared. */
export function insightOf(one: ListedVaultView): VaultInsight {
  const { figures: _, ...summary } = one;
  const [bob, carol, , elodie] = PEOPLE;
  const sent = (person: (typeof PEOPLE)[number] | undefined, keys: number, grants: number, bytes: number) =>
    person === undefined
      ? []
      : [
          {
            userId: person.userId,
            name: person.name,
            isMe: person.isMe,
            grants,
            bytes,
            keys,
            unknownParts: 0,
          },
        ];
  if (one.role !== "owner") {
    return { vault: summary, keys: { items: 97, segments: 16_412 }, people: sent(ALICE, 16_509, 1, 345) };
  }
  if (one.figures?.people === 0) return { vault: summary, keys: { items: 1, segments: 0 }, people: [] };
  return {
    vault: summary,
    keys: { items: 1_285, segments: 8_930 },
    people: [...sent(bob, 10_215, 2, 690), ...sent(elodie, 10_215, 1, 345), ...sent(carol, 119, 1, 345)],
  };
}
