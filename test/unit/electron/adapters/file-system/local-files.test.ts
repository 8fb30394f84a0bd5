import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";

const files = createLocalFiles();
let folder = "";
const path = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "keyferry-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("reading", () => {
  it("gives a whole file, or its start", async () => {
    writeFileSync(path("file"), "0123456789");
    expect(Buffer.from(await files.read(path("file"), 10)).toString()).toBe("0123456789");
    expect(Buffer.from(await files.readStart(path("file"), 4)).toString()).toBe("0123");
    expect(Buffer.from(await files.readStart(path("file"), 40)).toString()).toBe("0123456789");
    writeFileSync(path("empty"), "");
    expect(await files.read(path("empty"), 0)).toHaveLength(0);
  });

  it("refuses a file that is longer than it may be, before it is read", async () => {
    writeFileSync(path("file"), "0123456789");
    await expect(files.read(path("file"), 9)).rejects.toMatchObject({ code: "container-damaged" });
  });

  it("says what is wrong, and does not wait for a pipe", async () => {
    execFileSync("mkfifo", [path("pipe")]);
    mkdirSync(path("folder"));
    await expect(files.read(path("missing"), 9)).rejects.toMatchObject({ code: "file-not-found" });
    await expect(files.read(path("folder"), 9999)).rejects.toMatchObject({ code: "file-unsupported" });
    await expect(files.read(path("pipe"), 9)).rejects.toMatchObject({ code: "file-unsupported" });
    await expect(files.list(path("missing"))).rejects.toMatchObject({ code: "file-not-found" });
    await expect(files.list(path("pipe"))).rejects.toMatchObject({ code: "file-not-found" });
  });
});

describe("a file that grows", () => {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

  it("is made, added to, cut off and read in parts", async () => {
    await files.append(path("file"), Buffer.from("01234"));
    await files.append(path("file"), Buffer.from("56789"));
    expect(text(await files.readRange(path("file"), 3, 4))).toBe("3456");
    expect(text(await files.readRange(path("file"), 8, 4))).toBe("89");
    expect(await files.readRange(path("file"), 10, 4)).toHaveLength(0);
    await files.truncate(path("file"), 7);
    await files.truncate(path("file"), 20);
    await files.append(path("file"), Buffer.from("x"));
    expect(readFileSync(path("file"), "utf8")).toBe("0123456x");
  });

  it("is not made by cutting it off, and not where there is no folder", async () => {
    await files.truncate(path("missing"), 0);
    expect(readdirSync(folder)).toEqual([]);
    await expect(files.append(path("no/file"), Buffer.from("x"))).rejects.toMatchObject({
      code: "file-not-found",
    });
    await expect(files.readRange(path("missing"), 0, 1)).rejects.toMatchObject({ code: "file-not-found" });
  });
});

describe("writing", () => {
  it("replaces a file as a whole and leaves nothing else", async () => {
    await files.writeAtomically(path("file"), "first");
    await files.writeAtomically(path("file"), new Uint8Array([1, 2, 3]));
    expect([...readFileSync(path("file"))]).toEqual([1, 2, 3]);
    expect(readdirSync(folder)).toEqual(["file"]);
  });

  it.skipIf(process.platform === "win32")(
    "keeps a file from others, in place of one that they could read",
    async () => {
      await files.writeAtomically(path("file"), "for all");
      await files.writeAtomically(path("file"), "for me", 0o600);
      expect(((await files.status(path("file")))?.mode ?? 0) & 0o777).toBe(0o600);
    },
  );

  it("leaves the old file and nothing else when it fails", async () => {
    mkdirSync(path("taken/inside"), { recursive: true });
    await expect(files.writeAtomically(path("taken"), "x")).rejects.toMatchObject({ name: "KeyferryError" });
    await expect(files.writeAtomically(path("missing/file"), "x")).rejects.toMatchObject({
      code: "file-not-found",
    });
    expect(readdirSync(folder)).toEqual(["taken"]);
  });
});

describe("names", () => {
  it("are listed with their kind; links are neither file nor folder and are not followed", async () => {
    writeFileSync(path("file"), "x");
    mkdirSync(path("folder"));
    symlinkSync(path("folder"), path("link"));
    expect((await files.list(folder)).sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: "file", kind: "file" },
      { name: "folder", kind: "folder" },
      { name: "link", kind: "other" },
    ]);
    expect(await files.status(path("link"))).toMatchObject({ kind: "other" });
    expect(await files.status(path("file"))).toMatchObject({ kind: "file", size: 1 });
    expect(await files.status(path("missing"))).toBeNull();
    expect(await files.status(path("file/below"))).toBeNull();
  });

  it("can be made, moved and removed", async () => {
    await files.makeFolder(path("a/b"), 0o700);
    expect(statSync(path("a/b")).mode & 0o777).toBe(0o700);
    await files.makeFolder(path("a/b"));
    writeFileSync(path("a/file"), "x");
    await files.rename(path("a/file"), path("a/b/file"));
    await files.removeFile(path("a/b/file"));
    await files.removeFile(path("a/b/file"));
    await expect(files.rename(path("gone"), path("a/x"))).rejects.toMatchObject({ code: "file-not-found" });
    symlinkSync(folder, path("a/b/link-to-everything"));
    await files.removeTree(path("a"));
    await files.removeTree(path("a"));
    expect(statSync(folder).isDirectory()).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });
});
