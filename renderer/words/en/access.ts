export const accessWords = {
  title: (name: string) => `Who has access to ${name}`,
  table: "People with access",
  columnPerson: "Person",
  columnThrough: "Through",
  columnAccess: "May",
  columnSince: "Since",
  direct: "This item",
  through: {
    vault: (name: string) => `the vault “${name}”`,
    folder: (name: string) => `the folder “${name}”`,
    file: (name: string) => `the file “${name}”`,
  },
  read: "Read",
  readWrite: "Read and write",
  part: (from: string, to: string) => `Only ${from} to ${to} of it`,
  onlyYouTitle: "Only you",
  onlyYouText: "Nobody else can open this.",
  remove: (name: string) => `Remove ${name}`,
  removeShort: "Remove",
  removing: "Access is being taken away. You can close this and go on; it shows under Jobs.",

  removeTitle: (name: string) => `Remove access of ${name}?`,
  removeThrough: (name: string, through: string) =>
    `${name} was given ${through} as a whole, so access to all of it ends, not only to this item.`,
  does: "What this does",
  doesNewKeys: "New keys for it and for everything below it. Everyone else keeps access by themselves.",
  doesFuture: (name: string) =>
    `${name} can open nothing that is written from now on, and gets no key from the server.`,
  cannot: "What this cannot undo",
  cannotCopies: (name: string) => `What ${name} has opened or copied already stays with ${name}.`,
  cannotOld: (name: string) =>
    `Encrypted files that ${name} has kept from before can still be opened with the key from before.`,
  confirm: "Remove access",
};
