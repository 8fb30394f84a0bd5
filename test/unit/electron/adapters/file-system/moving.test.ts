import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";

const files = createLocalFiles();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "keyferry-moving-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Linux has a file system in memory beside the one on the disk. */
const SHARED_MEMORY = "/dev/shm";
const hasTwo = existsSync(SHARED_MEMORY) && statSync(SHARED_MEMORY).dev !== statSync(tmpdir()).dev;

describe("moving a file", () => {
  it("takes the place of what was there", async () => {
    writeFileSync(join(folder, "a"), "new");
    writeFileSync(join(folder, "b"), "old");
    await files.move(join(folder, "a"), join(folder, "b"));
    await files.sync(folder);
    expect(readdirSync(folder)).toEqual(["b"]);
    expect(readFileSync(join(folder, "b"), "utf8")).toBe("new");
  });

  it("says that there was none", async () => {
    const moving = files.move(join(folder, "none"), join(folder, "b"));
    await expect(moving).rejects.toMatchObject({ code: "file-not-found" });
  });

  it.runIf(hasTwo)(
    "to another file system leaves the same bytes and time there, and nothing here",
    async () => {
      const other = mkdtempSync(join(SHARED_MEMORY, "keyferry-moving-"));
      try {
        const [from, to] = [join(folder, "a"), join(other, "a")];
        const bytes = Buffer.alloc(3_000_000, "container");
        writeFileSync(from, bytes);
        const { mtimeMs } = statSync(from);
        await files.move(from, to);
        expect(readdirSync(folder)).toEqual([]);
        expect(readdirSync(other)).toEqual(["a"]);
        expect(readFileSync(to).equals(bytes)).toBe(true);
        expect(Math.abs(statSync(to).mtimeMs - mtimeMs)).toBeLessThanOrEqual(1);
      } finally {
        rmSync(other, { recursive: true, force: true });
      }
    },
  );

  it.runIf(hasTwo)("to another file system that cannot take it leaves it where it is", async () => {
    const from = join(folder, "a");
    writeFileSync(from, "kept");
    await expect(files.move(from, join(SHARED_MEMORY, "no-such-folder", "a"))).rejects.toMatchObject({
      code: "file-not-found",
    });
    expect(readFileSync(from, "utf8")).toBe("kept");
    expect(readdirSync(folder)).toEqual(["a"]);
  });
});
