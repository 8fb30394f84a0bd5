export const accessWords = {
  title: (name: string) => `Who has access to ${name}`,
  table: "People with access",
  columnPerson: "Person",
  columnThrough: "Through",
  columnAccess: "May",
  columnSince: "Since",
  until: (day: string) => `Until ${day}`,
  over: (day: string) => `Ended on ${day}`,
  direct: "this item",
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

  anew: "Encrypt the existing files anew",
  anewShort: "Encrypt anew",
  anewOffer: (name: string) =>
    `${name} is locked out of everything that is written from now on. Files that were there before still have the content keys from before: if ${name} kept those and can still reach the vault's folder, ${name} could open them.`,
  anewTitle: (name: string) => `Encrypt ${name} anew?`,
  anewDoes:
    "Writes a new version of every file under a fresh key, in the background. Keys from before open none of them.",
  anewKeeps:
    "Names, dates and access stay as they are. Everyone who has access keeps it, also to parts of files.",
  anewTime:
    "It reads and writes every file once, needs room for one file at a time, and can be paused. A cloud folder uploads all of it again.",
  anewCopies: "Copies that somebody already has, opened or encrypted, stay readable to them.",
  anewAuthor: "You will be named as the writer of the new versions.",
  anewStarted: "The files are being encrypted anew. You can go on working; it shows under Jobs.",
};
