import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** 255 bytes of UTF-8, the longest name that common file systems take. */
const LONGEST_NAME = `${"ü".repeat(125)}.text`;

export const MEBIBYTE = 1024 * 1024;
const SEGMENT = 256 * 1024;

/** Writes `size` bytes that do not compress or repeat within a segment, quickly. */
export function writeLargeFile(file: string, size: number): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const block = randomBytes(MEBIBYTE);
  const descriptor = fs.openSync(file, "w");
  for (let written = 0; written < size; written += block.length) {
    block.writeUInt32LE(written / MEBIBYTE);
    fs.writeSync(descriptor, block, 0, Math.min(block.length, size - written));
  }
  fs.closeSync(descriptor);
}

/** A tree with everything that is hard about trees: empty files, edges of segments, deep folders, names of all kinds. */
export function makeSampleTree(folder: string): void {
  const files: Record<string, Uint8Array | string> = {
    "empty.txt": "",
    "one byte": "x",
    "segment.bin": randomBytes(SEGMENT),
    "segment minus one.bin": randomBytes(SEGMENT - 1),
    "segment plus one.bin": randomBytes(SEGMENT + 1),
    "notes.txt": "Buy rope.\n",
    "Größe ①.csv": "a;b\n1;2\n",
    "日本語.txt": "こんにちは",
    "emoji 🛶.txt": "ferry",
    "combining e\u0301.txt": "decomposed",
    " leading and trailing ": "spaces",
    "#hash %41 & 'quotes' \"double\" ;": "odd",
    ".hidden": "dot",
    [LONGEST_NAME]: "long",
    "many/deep/folders/are/no/problem/at/all/bottom.txt": "found me",
    "photos/ferry.bin": randomBytes(700_000),
    "photos/2024/summer.bin": randomBytes(12_345),
  };
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  fs.mkdirSync(path.join(folder, "empty folder"));
}

function hashOf(file: string): string {
  const hash = createHash("sha256");
  const buffer = Buffer.alloc(4 * MEBIBYTE);
  const descriptor = fs.openSync(file, "r");
  for (;;) {
    const read = fs.readSync(descriptor, buffer);
    if (read === 0) break;
    hash.update(buffer.subarray(0, read));
  }
  fs.closeSync(descriptor);
  return hash.digest("hex");
}

/** Every file below `folder` by its path, with the hash of its content; folders with an empty string. */
export function contentOf(folder: string): Record<string, string> {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const content = entries.map((entry) => {
    const whole = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, whole), entry.isFile() ? hashOf(whole) : ""] as const;
  });
  return Object.fromEntries(content.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether any file below `folder` holds these bytes. */
export function holdsBytes(folder: string, bytes: Uint8Array): string[] {
  const needle = Buffer.from(bytes);
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => fs.readFileSync(file).includes(needle));
}
