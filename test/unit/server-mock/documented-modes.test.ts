import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MODES } from "../../../server-mock/modes";
import { ERROR_CODES, sentenceFor } from "../../../shared/protocol/error-codes";

const text = readFileSync("docs/hostile-modes.md", "utf8");

describe("docs/hostile-modes.md", () => {
  it.each(MODES.map(({ name }) => name))("describes %s", (name) => {
    expect(text).toContain(`\`${name}\``);
  });

  it("names no mode that there is not", () => {
    const headings = text.split("\n").filter((line) => line.startsWith("### "));
    const named = headings.flatMap((line) => [...line.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name));
    const known = MODES.map(({ name }) => name);
    expect(named.filter((name) => !known.includes(name ?? ""))).toEqual([]);
  });

  it("quotes the sentences that people read, word for word", () => {
    const quoted = text
      .split("\n")
      .filter((line) => line.startsWith("> "))
      .map((line) => line.slice(2));
    const sentences: string[] = ERROR_CODES.map((code) => sentenceFor(code));
    expect(quoted.length).toBeGreaterThan(0);
    for (const sentence of quoted) expect(sentences).toContain(sentence);
  });

  it("says of each trouble what the mode itself says", () => {
    for (const { kind, sentence } of MODES) if (kind === "trouble") expect(text).toContain(sentence);
  });

  it.each(MODES.map(({ name }) => name))("is about a server that a test starts in %s", (name) => {
    const folder = "test/contract/hostile";
    const tests = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, "utf8"));
    expect(tests.some((test) => test.includes(`"${name}"`))).toBe(true);
  });

  it("names tests that there are", () => {
    for (const [path] of text.matchAll(/test\/[a-z/-]+\.test\.ts/g)) expect(readFileSync(path)).toBeDefined();
  });
});
