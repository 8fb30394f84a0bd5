import { grammarOf } from "../grammar";

const { number, form } = grammarOf("en");

export const identityWords = {
  keys: "Your keys",
  keysSince: (day: string) => `In use since ${day}`,
  keysRenewed: (day: string, times: number) =>
    `Renewed ${form(times, { one: "once", other: `${number(times)} times` })}, in use since ${day}`,
  recoveryWords: "Recovery words",
  hasWords: "Written down by you",
  hasNoWords: "None yet. If you lose this computer, nobody can give you your identity back.",

  renew: "Renew my keys",
  renewTitle: "Renew your keys",
  renewWhy:
    "Do this when someone may have seen your keys, or when your organisation asks for it. What they could read before, they can read still.",
  renewWhat: "What happens",
  renewSteps: [
    "New keys are made on this computer and kept in its keychain.",
    "Your keys of now sign for the new ones, so that nobody without them can do this in your name.",
    "Everything you have, and everything shared with you, stays readable.",
    "People you share with are told that your keys were renewed, and your fingerprint changes.",
  ],
  renewed: "Your keys are renewed",
  renewedHint: "Your new fingerprint is under “Your identity”. Tell people who compared the old one.",

  makeWords: "Make recovery words",
  makeNewWords: "Make new recovery words",
  wordsTitle: "Recovery words",
  wordsWhy:
    "24 words on paper let you give your identity new keys if this computer or its keychain is lost. Whoever has them can take your place, so keep them where you keep documents.",
  wordsLimits:
    "They bring back your name and address, not the lost keys: others must share with you again, and vaults that only you could open stay closed.",
  wordsReplace: "New words take the place of those you have.",
  showWords: "Show the words",
  writeDown: "Write these words down, in this order. They are shown once, and kept nowhere.",
  wordsList: "Your recovery words",
  writtenDown: "I have written them down",
  typeBack: "To be sure, type three of them from your paper.",
  wordNumber: (place: number) => `Word ${place}`,
  confirmWords: "Confirm",
  wordsMade: "Your recovery words are in force",
  wordsMadeHint: "Keep the paper in a safe place. Earlier words do not work any more.",

  haveWords: "I have recovery words",
  recoverTitle: "Recover your identity",
  recoverHint: "For when your computer or its keychain is lost.",
  recoverWords: "Your 24 recovery words",
  recoverWordsHint: "In order, with spaces between them.",
  recoverWordsMissing: "Write your recovery words here.",
  recoverMeans: "What comes back, and what does not",
  recoverMeansText:
    "You keep your name, your address and your place with the people who know you, with new keys. The lost keys do not come back: what others shared with you must be shared again, and vaults that only you could open stay closed.",
  recover: "Recover my identity",
  back: "Back",
  recovered: "Your identity is recovered",
  recoveredHint: (name: string) =>
    `You are ${name} again, with new keys. Ask people to share with you again; they will see that your keys were recovered, and should compare your new fingerprint.`,
};
