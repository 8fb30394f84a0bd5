import type { Language } from "../../shared/protocol/language";

/** What is written on the keys of a keyboard of that language, where it is not the letter or sign itself. */
export const KEY_NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { CmdOrCtrl: "Ctrl", Space: "Space", Left: "←", Down: "↓" },
  de: {
    CmdOrCtrl: "Strg",
    Shift: "Umschalt",
    Enter: "Eingabe",
    Space: "Leertaste",
    Delete: "Entf",
    Home: "Pos1",
    Left: "←",
    Down: "↓",
  },
  ko: { CmdOrCtrl: "Ctrl", Space: "스페이스바", Left: "←", Down: "↓" },
};
