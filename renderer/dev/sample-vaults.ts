import type {
  AccessView,
  FolderListing,
  FoundContainer,
  ItemView,
  JobView,
  ReceivedGrantView,
  VaultSummary,
} from "../../shared/protocol/ipc/views";
import { BOB, CAROL, DMITRI } from "./sample-people";

export const idOf = (number: number): string => (number * 2654435761).toString(16).padStart(32, "c0ffee42");

const SEGMENT = 262_144;
const HOUR = 3_600_000;

export function fileOf(
  number: number,
  name: string,
  size: number,
  mediaType: string,
  sharedWith = 0,
): ItemView {
  return {
    itemId: idOf(number),
    kind: "file",
    name,
    size,
    modifiedAt: Date.now() - number * 17 * HOUR,
    mediaType,
    version: (number % 4) + 1,
    segmentCount: Math.ceil(size / SEGMENT),
    segmentSize: SEGMENT,
    writerName: number % 3 === 0 ? "Bob Baker" : "Alice Archer",
    sharedWith,
  };
}

export function folderOf(number: number, name: string, sharedWith = 0): ItemView {
  return { ...fileOf(number, name, 0, "", sharedWith), kind: "folder" };
}

export const ITEMS: readonly ItemView[] = [
  folderOf(10, "Insurance", 1),
  folderOf(11, "School"),
  folderOf(12, "Taxes 2024", 2),
  fileOf(13, "Holiday in Lisbon.mp4", 312_400_128, "video/mp4", 1),
  fileOf(
    14,
    "House purchase contract (signed, with all annexes and the letter of the notary).pdf",
    4_812_441,
    "application/pdf",
    2,
  ),
  fileOf(15, "Household budget.ods", 88_213, "application/vnd.oasis.opendocument.spreadsheet"),
  fileOf(16, "Grandmother's recipes.docx", 1_204_991, "application/vnd.openxmlformats", 4),
  fileOf(17, "여름 사진.jpg", 6_220_114, "image/jpeg"),
  fileOf(18, "passport-scan.png", 2_480_020, "image/png"),
  fileOf(19, "notes.txt", 812, "text/plain"),
  fileOf(20, "empty.txt", 0, "text/plain"),
  fileOf(21, "archive-2019.tar.gz", 1_820_114_223, "application/gzip"),
];

export function listingOf(vault: VaultSummary, folderId: string, items: readonly ItemView[]): FolderListing {
  const here = items.find((item) => item.itemId === folderId);
  const crumbs = [{ itemId: vault.vaultId, name: vault.name ?? "Old projects" }];
  if (here === undefined) {
    return {
      vault,
      breadcrumbs: crumbs,
      items: [...items],
      problems: [
        { file: "items/3f/3f9a….keyferry", dataId: idOf(90), problem: "container-truncated" },
        { file: "items/a1/a1c0….keyferry", dataId: idOf(91), problem: "container-foreign" },
        { file: "items/b7/holiday.txt", dataId: null, problem: "not-a-container" },
      ],
    };
  }
  return {
    vault,
    breadcrumbs: [...crumbs, { itemId: here.itemId, name: here.name }],
    items: [],
    problems: [],
  };
}

export const ACCESS: readonly AccessView[] = [
  {
    person: BOB,
    access: "read-write",
    through: { itemId: idOf(1), name: "Family papers", kind: "vault" },
    inherited: true,
    range: null,
    since: Date.now() - 900 * HOUR,
    endsAt: null,
    isOver: false,
  },
  {
    person: CAROL,
    access: "read",
    through: { itemId: idOf(13), name: "Holiday in Lisbon.mp4", kind: "file" },
    inherited: false,
    range: { from: 0, to: 119, segmentCount: 1192 },
    since: Date.now() - 30 * HOUR,
    endsAt: Date.now() - 2 * HOUR,
    isOver: true,
  },
];

export const RECEIVED: readonly ReceivedGrantView[] = [
  {
    dataId: idOf(2),
    kind: "item",
    name: "Choir recordings",
    standing: "accepted",
    owner: BOB,
    ownerId: BOB.userId,
    access: "read-write",
    since: Date.now() - 700 * HOUR,
    endsAt: null,
    note: "All the concerts of last winter.\nThe one in Lisbon is the best.",
    range: null,
    location: "/home/alice/Nextcloud/Music/Choir recordings",
    containerKind: "vault",
    problem: null,
  },
  {
    dataId: idOf(40),
    kind: "range",
    name: "Interview, uncut.wav",
    standing: "new",
    owner: CAROL,
    ownerId: CAROL.userId,
    access: "read",
    since: Date.now() - 5 * HOUR,
    endsAt: Date.now() + 500 * HOUR,
    note: null,
    range: { from: 120, to: 240, segmentCount: 1200 },
    location: "/home/alice/Downloads/40fe.keyferry",
    containerKind: "file",
    problem: null,
  },
  {
    dataId: idOf(41),
    kind: "item",
    name: null,
    standing: "new",
    owner: BOB,
    ownerId: BOB.userId,
    access: "read",
    since: Date.now() - 28 * HOUR,
    endsAt: null,
    note: null,
    range: null,
    location: null,
    containerKind: null,
    problem: null,
  },
  {
    dataId: idOf(42),
    kind: "item",
    name: "Quarterly report.pdf",
    standing: "accepted",
    owner: DMITRI,
    ownerId: DMITRI.userId,
    access: "read",
    since: Date.now() - 2000 * HOUR,
    endsAt: Date.now() - 40 * HOUR,
    note: null,
    range: null,
    location: "/home/alice/Downloads/Quarterly report.keyferry",
    containerKind: "file",
    problem: "grant-expired",
  },
];

const place = (number: number): string => `0000000${number % 10}-0000-4000-8000-0000000000${10 + number}`;

export const FOUND: readonly FoundContainer[] = [
  {
    placeId: place(1),
    path: "/home/alice/Downloads/Choir/vault.keyferry",
    dataId: idOf(2),
    kind: "vault",
    owner: { name: "Bob Baker", fingerprintStart: "3f9a c211", isMe: false },
    size: 412,
    key: "whole",
    name: "Choir recordings",
    range: null,
    problem: null,
  },
  {
    placeId: place(2),
    path: "/home/alice/Downloads/40fe9a8812.keyferry",
    dataId: idOf(40),
    kind: "file",
    owner: { name: "Carol Chen", fingerprintStart: "77a0 1e4d", isMe: false },
    size: 314_572_800,
    key: "part",
    name: "Interview, uncut.wav",
    range: { from: 120, to: 240, segmentCount: 1200 },
    problem: null,
  },
  {
    placeId: place(3),
    path: "/home/alice/Downloads/from-a-stranger/90aa17.keyferry",
    dataId: idOf(43),
    kind: "file",
    owner: { name: null, fingerprintStart: "c0de 9911", isMe: false },
    size: 9_120_441,
    key: "none",
    name: null,
    range: null,
    problem: null,
  },
  {
    placeId: place(4),
    path: "/home/alice/Downloads/broken.keyferry",
    dataId: null,
    kind: null,
    owner: null,
    size: null,
    key: "none",
    name: null,
    range: null,
    problem: "container-truncated",
  },
];

const job = (number: number, values: Partial<JobView>): JobView => ({
  jobId: place(number),
  kind: "add",
  subject: "Photos 2023",
  state: "running",
  filesDone: 0,
  filesTotal: 0,
  bytesDone: 0,
  bytesTotal: 0,
  startedAt: Date.now() - number * 10_000,
  endedAt: null,
  problem: null,
  failures: [],
  failureCount: 0,
  canPause: false,
  canRetry: false,
  ...values,
});

export const JOBS: readonly JobView[] = [
  job(1, {
    filesDone: 812,
    filesTotal: 2_400,
    bytesDone: 3_211_000_000,
    bytesTotal: 9_812_000_000,
    canPause: true,
  }),
  job(2, { kind: "remove-access", subject: "Taxes 2024" }),
  job(6, {
    kind: "export",
    subject: "Band recordings",
    state: "paused",
    filesDone: 31,
    filesTotal: 120,
    bytesDone: 812_000_000,
    bytesTotal: 2_412_000_000,
    canPause: true,
  }),
  job(3, {
    kind: "export",
    subject: "Holiday in Lisbon.mp4",
    state: "done",
    filesDone: 1,
    filesTotal: 1,
    bytesDone: 312_400_128,
    bytesTotal: 312_400_128,
    endedAt: Date.now(),
  }),
  job(4, {
    subject: "Scans",
    state: "done",
    filesDone: 40,
    filesTotal: 42,
    bytesDone: 80_000_000,
    bytesTotal: 82_000_000,
    failures: [
      { name: "Scans/printer.sock", problem: "file-unsupported", canRetry: true },
      { name: "Scans/draft.odt", problem: "file-changed-while-reading", canRetry: true },
    ],
    failureCount: 2,
    endedAt: Date.now(),
  }),
  job(5, {
    kind: "move",
    subject: "notes.txt",
    state: "failed",
    problem: "disk-full",
    canRetry: true,
    endedAt: Date.now(),
  }),
];

export const INTERRUPTED_JOB: JobView = job(7, { subject: "Letters", state: "interrupted" });
