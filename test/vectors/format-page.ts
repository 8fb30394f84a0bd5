import { readFileSync } from "node:fs";
import path from "node:path";

const BLOCK = /<!-- example: ([a-z0-9-]+) -->\n+```(?:json|text)\n([\s\S]*?)\n```/g;

/** The blocks of the worked example as docs/format.md has them, by name. */
export function readFormatPage(): ReadonlyMap<string, string> {
  const page = readFileSync(path.resolve("docs/format.md"), "utf8");
  return new Map([...page.matchAll(BLOCK)].map(([, name = "", text = ""]): [string, string] => [name, text]));
}
