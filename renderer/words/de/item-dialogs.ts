import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number, form } = grammarOf("de");
const items = (count: number) => `${number(count)} ${form(count, { one: "Element", other: "Elemente" })}`;

export const itemDialogWords: Words["itemDialogs"] = {
  newFolderTitle: "Neuer Ordner",
  name: "Name",
  createFolder: "Ordner anlegen",
  newName: "Neuer Name",
  nameMissing: "Schreiben Sie hier einen Namen.",

  moveTitle: (name) => `${name} verschieben`,
  moveManyTitle: (count) => `${items(count)} verschieben`,
  moveWhere: "Wohin",
  moveHere: "Hierher verschieben",
  moveHint: "Wer Zugriff auf den gewählten Ordner hat, kann öffnen, was Sie dorthin verschieben.",
  moveSearch: "Ordner suchen",
  obstacles: {
    "already-here": "Liegt schon hier.",
    "inside-itself": "Das wird gerade verschoben.",
  },

  deleteTitle: (name) => `${name} löschen?`,
  deleteManyTitle: (count) => `${items(count)} löschen?`,
  deleteText:
    "Das lässt sich nicht rückgängig machen. Es wird aus dem Ordner des Tresors gelöscht, also für alle, die Zugriff haben.",
  deleteFolderText:
    "Das lässt sich nicht rückgängig machen. Der Ordner und alles darin wird aus dem Tresor gelöscht, also für alle, die Zugriff haben.",
  delete: "Löschen",
};
