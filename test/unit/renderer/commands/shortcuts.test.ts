import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shortcutGroups } from "../../../../renderer/commands/shortcuts";
import { speak } from "../../../../renderer/words/words";
import { COMMAND_KEYS, COMMANDS, LIST_KEYS } from "../../../../shared/protocol/commands";
import { LANGUAGES } from "../../../../shared/protocol/language";

const RENDERER = join(import.meta.dirname, "../../../../renderer");

/** The source of all screens, but for the pretended main process and the words. */
function sources(): string {
  return readdirSync(RENDERER, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/^(dev|words)[\\/]/.test(name))
    .map((name) => readFileSync(join(RENDERER, name), "utf8"))
    .join("\n");
}

describe("keyboard shortcuts", () => {
  it("each have a key of their own", () => {
    const keys = [...Object.values(COMMAND_KEYS), ...Object.values(LIST_KEYS)].filter((key) => key !== null);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("are all in the list, in every language, and nothing else is", () => {
    for (const language of LANGUAGES) {
      speak(language);
      const shown = shortcutGroups().flatMap(({ shortcuts }) => shortcuts);
      const wanted = [...Object.values(COMMAND_KEYS), ...Object.values(LIST_KEYS)].filter(
        (key) => key !== null,
      );
      expect(shown.map(({ keys }) => keys[0]).sort()).toEqual([...wanted].sort());
      expect(new Set(shown.map(({ action }) => action)).size).toBe(shown.length);
    }
    speak("en");
  });

  it("of commands are all offered by some screen", () => {
    const all = sources();
    const offered = new Set([...all.matchAll(/useCommand\(\s*"([a-z-]+)"/g)].map(([, command]) => command));
    expect([...offered].sort()).toEqual([...COMMANDS].sort());
  });

  it("with Ctrl are taken by no screen beside the list of commands", () => {
    const taken = [...sources().matchAll(/\.key(?:\.toLowerCase\(\))? [!=]== "([a-z,/0-9])"/g)].map(
      ([, key]) => key,
    );
    const known = Object.values(LIST_KEYS).map((key) => key.split("+").at(-1)?.toLowerCase());
    expect(taken.filter((key) => !known.includes(key))).toEqual([]);
  });
});
