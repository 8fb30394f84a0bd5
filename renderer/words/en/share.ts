import { grammarOf } from "../grammar";

const { number } = grammarOf("en");

export const shareWords = {
  title: (name: string) => `Share ${name}`,
  manyTitle: (count: number) => `Share ${number(count)} items`,

  what: "What",
  whole: "The whole file",
  part: "A part of this file",
  partHint: "Only this part can be opened. The key for it opens nothing else.",
  partStart: "Start of the part",
  partEnd: "End of the part",
  fromPercent: "From percent",
  toPercent: "To percent",
  fromByte: "From byte",
  toByte: "To byte",
  exactPart: (from: string, to: string, total: string, share: string) =>
    `Bytes ${from} to ${to}: ${total}, ${share} of the file.`,
  snapped: (segment: string) => `Parts begin and end at whole segments of ${segment}.`,
  tooSmallForPart: "This file is a single segment, so it can only be shared whole.",
  partOfVersion: "The part is of the file as it is now. When the file changes, share the part again.",

  withWhom: "With whom",
  address: "Their address",
  addressHint: "Exactly as they enrolled, for example anna@example.org",
  find: "Find person",
  reasons: {
    "is-me": "This is you. You already have access.",
    "already-listed": "This person is already in the list.",
  },
  compare: "Compare fingerprints",
  hideFingerprints: "Hide fingerprints",
  markVerified: (name: string) => `I compared these with ${name}`,
  leaveOut: (name: string) => `Leave out ${name}`,
  notVerified: (name: string) =>
    `You have not compared fingerprints with ${name} yet. For anything that matters, do it first, by phone or face to face.`,
  verified: (name: string) => `You compared fingerprints with ${name}.`,
  changed: {
    renewed: (name: string) =>
      `${name} has renewed keys, and the keys that you know signed for them. Accept them, or compare fingerprints, before you share anything.`,
    recovered: (name: string) =>
      `${name} lost keys and made new ones with recovery words. Compare fingerprints before you share anything.`,
    replaced: (name: string) =>
      `${name}'s keys were replaced, and nothing connects the new ones with those you know. Someone may be posing as ${name}. Compare fingerprints before you share anything.`,
  },
  blockedByChange: "Sharing waits until you have compared the changed fingerprints, or left that person out.",

  access: "What they may do",
  read: "Can read",
  readHint: "Open and export.",
  readWrite: "Can read and write",
  readWriteHint: "Also add, change, move and delete.",

  inWords: "In words",
  willSee: "What they will see",
  willNotSee: "What they will not see",
  seeVault: (name: string) =>
    `Everything in the vault “${name}”, now and later: names, sizes, dates and content.`,
  seeFolder: (name: string) => `The folder “${name}” and everything in it, now and later.`,
  seeFile: (name: string) => `The file “${name}”, now and as it changes: its name, size, date and content.`,
  partInWords: (from: string, to: string) => `The part from ${from} to ${to}`,
  seePart: (name: string, part: string) => `${part} of the file “${name}”, as it is now.`,
  seeMany: (count: number) =>
    `The ${number(count)} items you chose, and everything in those that are folders.`,
  notVault: "Your other vaults, and your private key.",
  notFolder: "Anything beside or above this folder: no names, no content.",
  notFile: "Any other file or folder of this vault: no names, no content.",
  notPart: "The rest of this file, its later versions, and everything else in this vault.",
  notMany: "Anything else in this vault: no names, no content.",
  needsData:
    "They also need the encrypted files themselves: share the folder on your cloud, or send them the file.",

  terms: {
    until: "Last day (optional)",
    noEnd: "No end",
    untilHint: "They can open it up to and including this day.",
    clearEnd: "No end",
    nextMonth: "Next month",
    previousMonth: "Previous month",
    nextYear: "Next year",
    previousYear: "Previous year",
    nextDecade: "Next decade",
    previousDecade: "Previous decade",
    honest:
      "From the next day on, the key server gives the key to nobody any more and Keyferry opens nothing with it. Whoever has kept a copy of the content, or the key itself, keeps it: to lock someone out for certain, remove the access. If they have access already, this date counts from now on.",
    note: "Note to them (optional)",
    noteHint: "A few sentences. Only they can read it, not the key server.",
    untilInWords: (day: string) => `Up to and including ${day}.`,
    noteInWords: "Your note.",
  },

  share: "Share",
  results: "Result",
  sharedWith: (name: string) => `Shared with ${name}`,
  notSharedWith: (name: string) => `Not shared with ${name}`,
  someNotShared: (name: string, failed: number, all: number) =>
    `${number(failed)} of ${number(all)} items were not shared with ${name}`,
};
