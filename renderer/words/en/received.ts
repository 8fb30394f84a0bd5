import { grammarOf } from "../grammar";

const { number } = grammarOf("en");

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
  over: (day: string) => `Ended on ${day}`,
  noteFrom: (name: string) => `${name} wrote:`,
  notFound: "Not found on this computer yet",
  findIt: "Find",
  findNamed: (name: string) => `Find ${name} on this computer`,
  findHint: "Choose the folder that holds the encrypted files, for example your cloud folder.",
  newHeading: "New",
  newTable: "New, shared with me",
  mine: "Accepted",
  newCount: (count: number) => `${number(count)} new`,
  accept: "Accept",
  acceptNamed: (name: string) => `Accept ${name}`,
  decline: "Decline",
  declineNamed: (name: string) => `Decline ${name}`,
  declined: (name: string) => `${name} is declined. Nobody is told.`,
  undo: "Undo",
  declinedShow: (count: number) => `Show declined (${number(count)})`,
  declinedHide: "Hide declined",
  declinedTable: "Declined",
  takeBack: "Take back",
  takeBackNamed: (name: string) => `Take back ${name}`,
  acceptHint:
    "Accepting puts it in your list, and a vault among your vaults. Neither accepting nor declining is told to anybody.",
  compareNamed: (person: string) => `Compare fingerprints with ${person}`,
  compare: "Compare",
  searchAgain: "Search another folder",
  foundSome: (found: number, missing: number) =>
    missing === 0
      ? `Everything was found (${number(found)}).`
      : `${number(found)} found. ${number(missing)} still missing; it may lie in another folder.`,
  foundNothing: "Nothing that was shared with you lies in this folder.",
  searchStopped: "The search was stopped.",
  until: (day: string) => `Until ${day}`,
};
