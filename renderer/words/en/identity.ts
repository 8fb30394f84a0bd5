import { grammarOf } from "../grammar";

const { number, form } = grammarOf("en");

export const identityWords = {
  keys: "Your keys",
  keysSince: (day: string) => `In use since ${day}`,
  keysRenewed: (day: string, times: number) =>
    `Renewed ${form(times, { one: "once", other: `${number(times)} times` })}, in use since ${day}`,

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
    "A recovery kit that you made is out of date afterwards: make its file anew.",
  ],
  renewed: "Your keys are renewed",
  renewedHint: "Your new fingerprint is under “Your identity”. Tell people who compared the old one.",

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
