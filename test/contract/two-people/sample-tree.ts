import { createHash } from "node:crypto";

/** Bytes that no compression and no repetition makes easier, the same every time. */
export function noise(length: number, seed: string): Buffer {
  const blocks: Buffer[] = [];
  for (let i = 0; i * 32 < length; i++) blocks.push(createHash("sha256").update(`${seed}/${i}`).digest());
  return Buffer.concat(blocks).subarray(0, length);
}

const DEEPEST_FOLDERS = 62;

/** Names and shapes that have broken tools before. The first part of every path is a folder or file at the top. */
export function difficultTree(): Map<string, Buffer | string> {
  const deep = Array.from({ length: DEEPEST_FOLDERS }, (_, i) => `${i}`).join("/");
  const tree = new Map<string, Buffer | string>([
    ["empty file", ""],
    ["empty folder/", ""],
    ["a", "a name of one byte"],
    [`${"n".repeat(251)}.txt`, "a name of 255 bytes"],
    [`${"é".repeat(127)}`, "a name of 254 bytes that are 127 letters"],
    ["names/\u00e9t\u00e9.txt", "composed"],
    ["names/e\u0301te\u0301.txt", "decomposed"],
    ["names/日本語のファイル名.txt", "Japanese"],
    ["names/👩‍👩‍👧‍👦 family 🏳️‍🌈.txt", "emoji of many code points"],
    ["names/ leading and trailing space ", "spaces"],
    ["names/.hidden", "hidden"],
    ["names/..two dots", "two dots"],
    ["names/quotes ' \" ` $(rm -rf) ; & | < >.sh", "shell"],
    ["names/%2e%2e%2f", "percent"],
    ["names/CON", "a Windows device"],
    ["names/العربية.txt", "from right to left"],
    [`deep/${deep}/at the bottom.txt`, "deep"],
    ["sizes/one segment less one", noise(256 * 1024 - 1, "less")],
    ["sizes/one segment", noise(256 * 1024, "one")],
    ["sizes/one segment and one", noise(256 * 1024 + 1, "more")],
  ]);
  for (let i = 0; i < 300; i++) tree.set(`many/${i % 10}/file ${i}`, `small file ${i}`);
  return tree;
}

/** The names at the top of a tree. */
export function topNames(tree: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...tree.keys()].map((path) => path.split("/")[0] ?? ""))];
}
