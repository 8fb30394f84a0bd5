import { grammarOf } from "../grammar";

const { number, form } = grammarOf("en");
const files = (count: number) => `${number(count)} ${form(count, { one: "file", other: "files" })}`;

export const browserWords = {
  breadcrumbs: "Where you are",
  grid: "Items",
  addFiles: "Add files",
  addFolder: "Add folder",
  newFolder: "New folder",
  shareVault: "Share this vault",
  shareFolder: "Share this folder",
  whoVault: "Who has access to this vault",
  whoFolder: "Who has access to this folder",
  moreActions: "More",
  details: "Details",
  readOnly: "You can read this vault. Its owner has not allowed you to change it.",
  unfinishedRemoval: "Taking away access was interrupted. It is being finished now.",

  columnName: "Name",
  columnSize: "Size",
  columnChanged: "Changed",
  columnShared: "Shared with",
  selectAll: "Select all",
  select: (name: string) => `Select ${name}`,
  selection: "Selected items",
  selected: (count: number) => `${number(count)} selected`,
  clearSelection: "Clear selection",

  emptyTitle: "Nothing here yet",
  emptyText: "Drop files and folders here, or add them. They are encrypted on this computer.",
  emptyReadOnlyText: "The owner has not put anything here yet.",

  problems: (count: number) => `${files(count)} here cannot be shown`,
  showProblems: "Show them",
  hideProblems: "Hide them",
  problemsTable: "Files that cannot be shown",
  problemFile: "File on disk",
  problemWhy: "Why, and what to do",

  detailsEmpty: "Select one item to see its details.",
  detailsMany: (count: number, size: string) => `${number(count)} items, ${size} together.`,
  kind: "Kind",
  dataId: "Data ID",
  copyDataId: "Copy data ID",
  size: "Size",
  segments: "Segments",
  segmentsOf: (count: string, size: string) => `${count}, of up to ${size}`,
  changed: "Changed",
  mediaType: "Type",
  detailsLabel: {
    writer: "Written by",
    version: "Version",
    before: "Version before it",
    headerHash: "Signed header",
    access: "Who has access",
    readThrough: "You can read it through",
  },
  writtenBy: {
    me: "You wrote this version. The signature on it is right.",
    verified: (name: string) => `The signature is right, and you have compared ${name}'s fingerprint.`,
    "not-verified": (name: string) =>
      `The signature is right. Whether it really is ${name}'s, only comparing fingerprints can tell.`,
    changed: (name: string) =>
      `The signature is right, by the keys of ${name} that you know. The key server now shows others.`,
    unknown:
      "The signature is right, by somebody whom the owner lets write here and who is not known on this computer.",
    unknownOwner: "The signature is right, by the owner of this vault, who is not known on this computer.",
  },
  standing: { owner: "Owner of the vault", writer: "May write here" },
  firstVersion: "None: this is the first",
  versionHint: "Keyferry keeps no older versions; the signature of each names the one before it.",
  onlyYou: "Only you",
  accessLine: (may: string, through: string) => `${may}, through ${through}`,
  accessUntil: (day: string) => `until ${day}`,
  accessOver: (day: string) => `ended on ${day}`,
  compareShort: "Compare fingerprints",
};
