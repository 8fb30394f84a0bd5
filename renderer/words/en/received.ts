export const receivedWords = {
  heading: "Shared with me",
  table: "Shared with me",
  emptyTitle: "Nothing has been shared with you yet",
  emptyText: (address: string) =>
    `When someone shares a vault, a folder or a file with ${address}, it appears here.`,
  columnName: "Name",
  columnFrom: "From",
  extentSince: (extent: string, since: string) => `${extent} · ${since}`,
  unknownOwner: "Someone not known here",
  wholeItem: "Whole",
  partOf: (from: string, to: string) => `Part: ${from} to ${to}`,
  set: "Several items",
  andMayWrite: (extent: string) => `${extent}, you may write`,
  notFound: "Not found on this computer yet",
  findIt: "Find",
  findNamed: (name: string) => `Find ${name} on this computer`,
  findHint: "Choose the folder that holds the encrypted files, for example your cloud folder.",
};
