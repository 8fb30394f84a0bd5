import { grammarOf } from "../grammar";

const { number, form } = grammarOf("en");
const days = (count: number) => `${number(count)} ${form(count, { one: "day", other: "days" })}`;

export const actWords = {
  undo: "Undo",
  cut: "Cut",
  copy: "Copy",
  pasteNamed: (subject: string) => `Paste ${subject}`,
  pasteInto: (folder: string) => `Paste into ${folder}`,
  cutDone: (subject: string) => `Cut ${subject}`,
  copyDone: (subject: string) => `${subject} can be pasted now`,
  nowPaste: "Go to a folder, of this or another vault, and paste.",
  seenBy: (people: number) =>
    `${number(people)} ${form(people, { one: "person", other: "people" })} with access to this folder can open what you put here.`,
  seenByWhoever: "Whoever has access to this folder can open what you put here.",
  widerTitle: "Let more people open this?",
  widerText: (subject: string, names: string) =>
    `${subject}: these people cannot open it where it is now, but could open it here: ${names}.`,
  widerAct: "Put it here",
  keptFor: "Kept on this computer for 30 days, under Recently deleted.",
  putAtTop: "Its folder is gone, so it lies at the top of the vault now.",
  undone: {
    delete: (subject: string) => `Put back ${subject}`,
    move: (subject: string) => `Moved back ${subject}`,
    rename: (subject: string) => `${subject} has its earlier name again`,
  },
  notUndone: {
    delete: (subject: string) => `${subject} was not put back`,
    move: (subject: string) => `${subject} was not moved back`,
    rename: (subject: string) => `${subject} keeps its new name`,
  },

  recentlyDeleted: "Recently deleted",
  recentlyDeletedText:
    "What you deleted from this vault on this computer, still encrypted. It is kept for 30 days, then deleted for good. What others deleted, or what you deleted on another computer, is not here.",
  noneDeleted: "Nothing was deleted from this vault in the last 30 days.",
  named: (first: string, more: number) => (more === 0 ? first : `${first} and ${number(more)} more`),
  deletedLine: (when: string, size: string) => `Deleted: ${when}, ${size}`,
  daysLeft: (count: number) => `${days(count)} left`,
  returnsTo: (path: string) => `Comes back to ${path}`,
  folderGone: "Its folder is gone: it comes back to the top of the vault.",
  putBack: "Put back",
  putBackNamed: (name: string) => `Put back ${name}`,
  deleteForGood: "Delete for good",
  deleteForGoodNamed: (name: string) => `Delete for good: ${name}`,
  reallyForGood: "Really? This cannot be undone.",

  dropToMove: (subject: string, folder: string) => `Move ${subject} to ${folder}`,
  dragOutside: (subject: string) => `Decrypting ${subject}…`,
  dragAgain: (subject: string) => `${subject} can be dragged out now`,
  dragAgainText: "It is decrypted. Drag it out once more; it is wiped when you close it below, lock or quit.",
};
