import { grammarOf } from "../grammar";

const { number, form } = grammarOf("en");

export const connectionWords = {
  offline: "Offline",
  waiting: "Waiting",
  count: (count: number) =>
    `${number(count)} ${form(count, { one: "change waits", other: "changes wait" })} for the key server`,
  title: "Waiting for the key server",
  unreachable: (since: string) => `The key server cannot be reached. ${since}.`,
  since: (moment: string) => `Since: ${moment}`,
  unreachableHint:
    "Everything that was shared with you before still opens, and your own files too. What needs the server waits here and is done by itself when the server is back.",
  reachable: "The key server can be reached.",
  tryNow: "Try now",
  list: "Waiting changes",
  none: "Nothing waits",
  noneHint:
    "Changes that need the key server, such as sharing, come here while it cannot be reached. They are done by themselves later.",

  share: (names: string, person: string) => `Share ${names} with ${person}`,
  removeAccess: (names: string, person: string) => `Take access to ${names} away from ${person}`,
  createVault: (name: string) => `Keep the key of the vault “${name}” at the key server`,
  createVaultHint:
    "Until then the key is on this computer only, locked for you. You can use the vault as usual.",
  unreadable: (name: string) => `A change in the vault “${name}” could not be read`,
  unreadableHint:
    "It was locked for keys that are no longer here. Decide again what to do, and take this off the list.",
  quoted: (name: string) => `“${name}”`,
  someItems: (count: number) => `${number(count)} ${form(count, { one: "item", other: "items" })}`,
  inVault: (name: string) => `In the vault “${name}”`,
  state: {
    waiting: "Waits",
    working: "Being done now",
    begun: "Half done; it goes on by itself",
    "needs-you": "Needs you",
  },
  cancel: "Cancel",
  cancelNamed: (what: string) => `Cancel: ${what}`,
  takeOff: "Take off the list",
  takeOffNamed: (what: string) => `Take off the list: ${what}`,

  getsItLater: (person: string) => `${person} gets this as soon as the key server can be reached.`,
  vaultLater: (name: string) =>
    `“${name}” is ready. Its key goes to the key server as soon as that can be reached.`,
  removedLater: (person: string) =>
    `${person}'s access ends as soon as the key server can be reached. Until then ${person} can still open it.`,
  removalWaits: "Ends as soon as the key server can be reached",
  doneTitle: "What waited is done",
  done: (count: number) =>
    `${number(count)} ${form(count, { one: "change has", other: "changes have" })} reached the key server.`,
};
