import { grammarOf } from "../grammar";

const { number } = grammarOf("en");
const items = (count: number) => `${number(count)} items`;

export const itemDialogWords = {
  newFolderTitle: "New folder",
  name: "Name",
  createFolder: "Create folder",
  newName: "New name",
  nameMissing: "Write a name here.",

  moveTitle: (name: string) => `Move ${name}`,
  moveManyTitle: (count: number) => `Move ${items(count)}`,
  moveWhere: "Where to",
  moveHere: "Move here",
  moveHint: "Whoever has access to the folder you choose can open what you move there.",
  moveSearch: "Search folders",
  obstacles: {
    "already-here": "It is here now.",
    "inside-itself": "This is being moved.",
  },

  deleteTitle: (name: string) => `Delete ${name}?`,
  deleteManyTitle: (count: number) => `Delete ${items(count)}?`,
  deleteText:
    "This cannot be undone. It is deleted from the vault's folder, and so for everyone who has access.",
  deleteFolderText:
    "This cannot be undone. The folder and everything in it is deleted from the vault, and so for everyone who has access.",
  delete: "Delete",
};
