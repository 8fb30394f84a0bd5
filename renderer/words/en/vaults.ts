import { grammarOf } from "../grammar";

const { number, form } = grammarOf("en");

export const vaultWords = {
  heading: "Vaults",
  table: "Vaults",
  newVault: "New vault",
  openExisting: "Open existing vault",
  emptyTitle: "No vaults yet",
  emptyText:
    "A vault is a folder whose content only you and the people you choose can read. Put it anywhere, a cloud folder too: what lies there is encrypted.",
  firstSteps: "How it goes",
  steps: [
    "Make a vault in any folder: on this computer, in Dropbox, on a stick.",
    "Drag files into it. They are encrypted before they are written.",
    "Share the vault, a folder or one file with people by their address. Only they get the key.",
  ],
  columnName: "Name",
  columnItems: "Items",
  columnSize: "Size",
  columnPeople: "People",
  columnChange: "Last change",
  columnHealth: "Health",
  onlyYou: "Only you",
  counting: "Being counted",
  sharedBy: (name: string) => `Shared by ${name}`,
  sharedBySomeone: "Shared with you",
  showOnDisk: "Show on disk",
  forget: "Forget",
  rename: "Rename",
  insight: "How sharing works here",

  /** Few words for the column; the sentence below the name says what to do. */
  health: {
    well: "Everything is there",
    looking: "Being looked at",
    folderMissing: "Folder not found",
    older: "An older copy",
    foreign: "Not from its owner",
    noKey: "No key for it",
    unreadableVault: "Cannot be read",
    unfinishedRemoval: "Removal unfinished",
    undelivered: (count: number) =>
      `${number(count)} ${form(count, { one: "key", other: "keys" })} not delivered`,
    unreadable: (count: number) =>
      `${number(count)} ${form(count, { one: "file", other: "files" })} cannot be shown`,
  },
  whatToDo: {
    unfinishedRemoval:
      "Taking away access was interrupted. It goes on by itself once the folder and the key server are there; open the vault to try now.",
    undelivered:
      "Somebody has keys that do not open the newest state. They are sent by themselves once the key server answers; whoever has replaced keys must be shared with again.",
    unreadable:
      "Open the vault and choose “Show them” to see which and why. Often a cloud service is not done yet.",
  },

  nameField: "Vault name",
  nameHint: "Also the name of its folder on disk. Anyone who sees that place sees this name.",
  place: "Where",
  chooseFolder: "Choose folder",
  placeHint: "A folder of that name is made inside the one you choose.",
  noPlace: "No folder chosen yet",
  anotherFolder: "Another folder",
  willBe: (path: string) => `Inside ${path}`,
  create: "Create vault",
  nameMissing: "Give the vault a name.",
  placeMissing: "Choose where the vault should be.",

  renameTitle: (name: string) => `Rename ${name}`,
  newName: "New name",
  renameHint:
    "Everybody who may open the vault sees the new name. The name itself is encrypted like everything in the vault.",
  renameFolderHint: (folder: string) =>
    `Its folder on disk keeps its name: “${folder}”. To rename that too, do it in your file manager, then choose “Open existing vault”.`,

  forgetTitle: (name: string) => `Forget ${name}?`,
  forgetText: (name: string) =>
    `“${name}” is taken off this list. Nothing on disk changes, nobody loses access, and you can open it again at any time.`,
};
