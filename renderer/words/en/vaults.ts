export const vaultWords = {
  heading: "Vaults",
  table: "Vaults",
  newVault: "New vault",
  openExisting: "Open existing vault",
  emptyTitle: "No vaults yet",
  emptyText:
    "A vault is a folder whose content only you and the people you choose can read. Put it anywhere, a cloud folder too: what lies there is encrypted.",
  columnName: "Name",
  columnRole: "Whose",
  columnItems: "Items",
  yours: "Yours",
  sharedBy: (name: string) => `Shared by ${name}`,
  sharedBySomeone: "Shared with you",
  showOnDisk: "Show on disk",
  forget: "Forget",
  unfinishedRemoval: "Taking away access was interrupted. Open the vault to finish it.",

  nameField: "Vault name",
  nameHint: "Also the name of its folder on disk. Anyone who sees that place sees this name.",
  place: "Where",
  chooseFolder: "Choose folder",
  placeHint: "A folder of that name is made inside the one you choose.",
  noPlace: "No folder chosen yet",
  willBe: (path: string) => `Inside ${path}`,
  create: "Create vault",
  nameMissing: "Give the vault a name.",
  placeMissing: "Choose where the vault should be.",

  forgetTitle: (name: string) => `Forget ${name}?`,
  forgetText: (name: string) =>
    `“${name}” is taken off this list. Nothing on disk changes, nobody loses access, and you can open it again at any time.`,
};
