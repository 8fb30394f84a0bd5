import { describe, expect, it } from "vitest";
import { applicationMenu } from "../../../../../electron/shell/application-menu";
import { shellWords, vaultNote } from "../../../../../electron/shell/words/words";
import { LANGUAGES } from "../../../../../shared/protocol/language";
import { textsOf } from "../../../renderer/words/catalogue-texts";
import { sourcesIn, textsWrittenIn } from "../../../renderer/words/written-text";

const TEXTS = Object.fromEntries(LANGUAGES.map((language) => [language, textsOf(shellWords(language))]));
const textsIn = (language: string) => TEXTS[language] ?? [];

describe.each(LANGUAGES)("what the main process says in %s", (language) => {
  it("is complete, and says what it is given", () => {
    const places = (of: string) => textsIn(of).map(({ place }) => place);
    expect(shellWords(language).language).toBe(language);
    expect(places(language).sort()).toEqual(places("en").sort());
    expect(textsIn(language).filter(({ text }) => text.trim() === "")).toEqual([]);
    expect(textsIn(language).filter(({ text, given }) => !given.every((one) => text.includes(one)))).toEqual(
      [],
    );
  });

  it("has menus that open by a letter of their own", () => {
    const { file, edit, view, window, help } = shellWords(language).menu;
    const letters = [file, edit, view, window, help].map((label) => /&(.)/.exec(label)?.[1]);
    expect(new Set(letters).size).toBe(5);
    expect(letters).not.toContain(undefined);
  });

  it("names every entry of the menu bar", () => {
    for (const platform of ["darwin", "win32", "linux"] as const) {
      const menu = applicationMenu({
        platform,
        isPackaged: false,
        words: shellWords(language).menu,
        available: new Set(),
        choose: () => undefined,
        undo: () => undefined,
      });
      const entries = menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
      const unnamed = entries.filter(({ type, label }) => type !== "separator" && label === undefined);
      expect(unnamed).toEqual([]);
    }
  });

  it("comes first in a vault's note, and the other languages after it", () => {
    const note = vaultNote(language);
    expect(note.startsWith(shellWords(language).vaultNote)).toBe(true);
    for (const other of LANGUAGES) expect(note).toContain(shellWords(other).vaultNote);
  });
});

describe.each(["de", "ko"])("what the main process says in %s", (language) => {
  it("is nothing that was left in English", () => {
    const english = new Map(textsIn("en").map(({ place, text }) => [place, text]));
    const same = textsIn(language).filter(({ place, text }) => english.get(place) === text);
    expect(same.map(({ place }) => place)).toEqual([]);
  });
});

describe("the shell", () => {
  it("has no text of its own in menus and dialogs: every word comes from the catalogue", () => {
    const found = ["electron/shell", "electron/adapters/sign-on"].flatMap((folder) =>
      sourcesIn(folder, ["words"]).flatMap(({ path, file }) =>
        textsWrittenIn(file).map((text) => `${path}: ${text}`),
      ),
    );
    // The window is called like the app until the page gives it a title.
    expect(found).toEqual(["main-window.ts: Keyferry"]);
  });
});
