import { describe, expect, it } from "vitest";
import { parsed, readsWordsWhileLoading, type Source, sourcesIn, textsWrittenIn } from "./written-text";

const SOURCES = sourcesIn("renderer", ["words", "dev"]);

const inSources = (find: (source: Source) => readonly string[]): string[] =>
  SOURCES.flatMap((source) => find(source).map((found) => `${source.path}: ${found}`));

describe("the screens", () => {
  it("are all looked at", () => {
    expect(SOURCES.length).toBeGreaterThan(80);
  });

  it("have no text of their own: every word comes from a catalogue", () => {
    expect(inSources(({ file }) => textsWrittenIn(file))).toEqual([]);
  });

  it("read words when they are drawn, not when they are loaded", () => {
    expect(inSources(({ file }) => (readsWordsWhileLoading(file) ? ["words"] : []))).toEqual([]);
  });

  it("take the sentences for failures from the catalogue, not from where English stands", () => {
    const english = /\b(ERROR_SENTENCES|sentenceFor)\b[^;]*from "[^"]*protocol\/error-codes"/;
    expect(inSources(({ file }) => (english.test(file.text) ? ["error-codes"] : []))).toEqual([]);
  });
});

describe("looking for texts", () => {
  const textsIn = (source: string) => textsWrittenIn(parsed("screen.tsx", source));

  it.each([
    ["<p>Hello</p>", "Hello"],
    ["<p>{ok ? words.yes : `No, ${name}`}</p>", "No,"],
    ['<p>{count > 0 && "Some"}</p>', "Some"],
    ['<button aria-label="Close" />', "Close"],
    ['<Input placeholder={empty ? "Name" : undefined} />', "Name"],
    ['notify({ title: words.done, text: "Nothing was lost" })', "Nothing was lost"],
  ])("finds %s", (source, text) => {
    expect(textsIn(source)).toEqual([text]);
  });

  it.each([
    "<p>{words.hello}</p>",
    '<p className="tall">{name} · {size}</p>',
    '<Stack gap="md" data-kind="file">{count}</Stack>',
    "<Input label={words.name} />",
  ])("lets %s pass", (source) => {
    expect(textsIn(source)).toEqual([]);
  });

  it("tells words read while a module loads from words read when something is drawn", () => {
    const reads = (source: string) => readsWordsWhileLoading(parsed("a.ts", source));
    expect(reads('import { words } from "./words"; const title = words.title;')).toBe(true);
    expect(reads('import { words } from "./words"; const title = () => words.title;')).toBe(false);
  });
});
