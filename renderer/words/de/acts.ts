import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number, form } = grammarOf("de");
const days = (count: number) => `${number(count)} ${form(count, { one: "Tag", other: "Tage" })}`;

export const actWords: Words["acts"] = {
  undo: "Rückgängig",
  cut: "Ausschneiden",
  copy: "Kopieren",
  pasteNamed: (subject) => `${subject} einfügen`,
  pasteInto: (folder) => `In ${folder} einfügen`,
  cutDone: (subject) => `${subject} ausgeschnitten`,
  copyDone: (subject) => `${subject} kann jetzt eingefügt werden`,
  nowPaste: "Gehen Sie in einen Ordner, in diesem oder einem anderen Tresor, und fügen Sie es dort ein.",
  seenBy: (people) =>
    `${number(people)} ${form(people, { one: "Person mit Zugriff auf diesen Ordner kann", other: "Personen mit Zugriff auf diesen Ordner können" })} öffnen, was Sie hierher legen.`,
  seenByWhoever: "Wer Zugriff auf diesen Ordner hat, kann öffnen, was Sie hierher legen.",
  widerTitle: "Mehr Personen Zugriff geben?",
  widerText: (subject, names) =>
    `${subject}: Diese Personen können es jetzt nicht öffnen, hier aber schon: ${names}.`,
  widerAct: "Hierher legen",
  keptFor: "Bleibt 30 Tage auf diesem Computer, unter „Zuletzt gelöscht“.",
  putAtTop: "Der Ordner dazu ist nicht mehr da, deshalb liegt es jetzt ganz oben im Tresor.",
  undone: {
    delete: (subject) => `${subject} wurde zurückgelegt`,
    move: (subject) => `${subject} wurde zurückverschoben`,
    rename: (subject) => `${subject} heißt wieder wie vorher`,
  },
  notUndone: {
    delete: (subject) => `${subject} wurde nicht zurückgelegt`,
    move: (subject) => `${subject} wurde nicht zurückverschoben`,
    rename: (subject) => `${subject} behält den neuen Namen`,
  },

  recentlyDeleted: "Zuletzt gelöscht",
  recentlyDeletedText:
    "Was Sie auf diesem Computer aus diesem Tresor gelöscht haben, weiterhin verschlüsselt. Es bleibt 30 Tage und wird dann endgültig gelöscht. Was andere gelöscht haben oder Sie auf einem anderen Computer, ist nicht dabei.",
  noneDeleted: "Aus diesem Tresor wurde in den letzten 30 Tagen nichts gelöscht.",
  named: (first, more) =>
    more === 0 ? first : `${first} und ${number(more)} ${form(more, { one: "weiteres", other: "weitere" })}`,
  deletedLine: (when, size) => `Gelöscht: ${when}, ${size}`,
  daysLeft: (count) => `noch ${days(count)}`,
  returnsTo: (path) => `Kommt zurück nach ${path}`,
  folderGone: "Der Ordner dazu ist nicht mehr da: Es kommt ganz oben in den Tresor zurück.",
  putBack: "Zurücklegen",
  putBackNamed: (name) => `${name} zurücklegen`,
  deleteForGood: "Endgültig löschen",
  deleteForGoodNamed: (name) => `Endgültig löschen: ${name}`,
  reallyForGood: "Wirklich? Das lässt sich nicht rückgängig machen.",

  dropToMove: (subject, folder) => `${subject} nach ${folder} verschieben`,
  dragOutside: (subject) => `${subject} wird entschlüsselt …`,
  dragAgain: (subject) => `${subject} kann jetzt herausgezogen werden`,
  dragAgainText:
    "Es ist entschlüsselt. Ziehen Sie es noch einmal heraus; es wird gelöscht, wenn Sie es unten schließen, sperren oder beenden.",
};
