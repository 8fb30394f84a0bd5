import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { inProject } from "../../../build/project-folders.mjs";
import { en as systemWords } from "../../../electron/shell/words/en";
import { en } from "../../../renderer/words/en";
import { textsOf } from "../renderer/words/catalogue-texts";

const guide = fs.readFileSync(inProject("docs/guide.md"), "utf8");
/** "Actions for NAME" is said of something. */
const isOfSomething = (name: string) => name.includes("NAME");

describe("the user guide", () => {
  it("calls everything by the name that it has on the screen", () => {
    const texts = [...textsOf(en), ...textsOf(systemWords)].map(({ text }) => text);
    const known = new Set(texts.map((text) => text.replace("…", "")));
    const sentences = texts.map((text) => text.replace(/4[1-4]/g, "NAME"));
    const named = [...guide.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = ""]) => name.replace(/\s+/g, " "));
    // How the guide writes names, and what stands on the alarm's line, are no names of anything.
    const notOnScreens = ["bold", "A red line above everything", "Files that cannot be shown"];
    const unknown = named.filter(
      (name) => !known.has(name) && !(isOfSomething(name) && sentences.includes(name)),
    );
    expect(unknown.filter((name) => !notOnScreens.includes(name))).toEqual([]);
  });

  it("shows pictures that are there, each in the dark, too", () => {
    const pictures = [...guide.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, picture = ""]) => picture);
    expect(pictures.length).toBeGreaterThan(0);
    const paths = pictures.flatMap((picture) => [picture, picture.replace("/light/", "/dark/")]);
    expect(paths.filter((path) => !fs.existsSync(inProject("docs", path)))).toEqual([]);
  });

  it("leads to headings that it has", () => {
    const headings = [...guide.matchAll(/^## (.+)$/gm)].map(([, text = ""]) =>
      text
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, "")
        .replaceAll(" ", "-"),
    );
    const links = [...guide.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(links.filter((anchor) => !headings.includes(anchor ?? ""))).toEqual([]);
  });
});
