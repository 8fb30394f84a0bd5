export const peopleWords = {
  heading: "People",
  table: "People",
  yourFingerprint: "Your fingerprint",
  yourFingerprintHint: "Read this to someone who wants to be sure that it is really you.",
  emptyTitle: "Nobody here yet",
  emptyText: "People you share with, and people who share with you, are remembered here with their keys.",
  columnName: "Name",
  columnTrust: "Fingerprint",
  trust: { verified: "Compared", "not-verified": "Not compared yet", changed: "Keys changed" },
  change: { renewed: "Keys renewed", recovered: "Keys recovered", replaced: "Keys replaced" },
  you: "You",
  thatIsYou: "This is your own address.",
  compare: "Compare",
  compareWith: (name: string) => `Compare fingerprints with ${name}`,
  compareHint: (name: string) =>
    `Ask ${name}, by phone or face to face, to open “Your identity” in Keyferry and read the words to you. Compare every word.`,
  changedHint: {
    renewed: (name: string) =>
      `${name} has renewed keys, and the keys that you know signed for them. You can accept them; compare again for anything that matters. Nothing can be shared with ${name} until you have decided.`,
    recovered: (name: string) =>
      `${name} has new keys, made with recovery words after a loss. Whoever found those words could have made them. Nothing can be shared with ${name} until you have compared the new fingerprint.`,
    replaced: (name: string) =>
      `Someone with other keys now stands under ${name}'s address, and nothing connects them with the keys that you know. It may be an attack. Nothing can be shared with ${name} until you have compared the new fingerprint.`,
  },
  acceptRenewed: (name: string) => `Accept ${name}'s renewed keys`,
  nowAccepted: (name: string) => `${name}'s renewed keys are accepted`,
  words: "Fingerprint in words",
  paste: "Paste the digits they sent you",
  pasteSame: "They are the same.",
  pasteIncomplete: "The same so far, but not all 60 digits.",
  pasteDifferent: "They differ. Do not share anything; ask again in person.",
  markVerified: (name: string) => `I compared these with ${name}`,
  nowVerified: (name: string) => `${name} is marked as compared`,
};
