import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { StoredDocument } from "../../../../../electron/services/profile/stored-document";

const schema = z.object({ count: z.number().int() });
const files = createLocalFiles();
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyferry-document-"));
  path = join(folder, "profile", "count.json");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () => StoredDocument.open({ files, path, schema, empty: { count: 0 } });

describe("a stored document", () => {
  it("begins empty in a private folder and is read back after a change", async () => {
    const document = await open();
    expect(document.get()).toEqual({ count: 0 });
    await document.change(({ count }) => ({ count: count + 1 }));
    expect((await open()).get()).toEqual({ count: 1 });
    expect((await stat(join(folder, "profile"))).mode & 0o077).toBe(0);
  });

  it.each(["", "{", '{"count":"one"}', "null", "\u0000\u0001", '{"count":1.5}'])(
    "is set aside, not deleted, when it is damaged: %j",
    async (damage) => {
      await (await open()).change(() => ({ count: 7 }));
      await writeFile(path, damage);
      const document = await open();
      expect(document.wasDamaged).toBe(true);
      expect(document.get()).toEqual({ count: 0 });
      const aside = (await readdir(join(folder, "profile"))).filter((name) => name.includes(".damaged-"));
      expect(aside).toHaveLength(1);
      expect(await readFile(join(folder, "profile", aside[0] ?? ""), "utf8")).toBe(damage);
      expect((await open()).wasDamaged).toBe(false);
    },
  );

  it("keeps every change of many made at once, with far fewer writes", async () => {
    let writes = 0;
    const counted = {
      ...files,
      writeAtomically: (to: string, content: Uint8Array | string) => {
        writes += 1;
        return files.writeAtomically(to, content);
      },
    };
    const document = await StoredDocument.open({ files: counted, path, schema, empty: { count: 0 } });
    const add = () => document.change(({ count }) => ({ count: count + 1 }));
    await Promise.all(Array.from({ length: 500 }, add));
    expect((await open()).get()).toEqual({ count: 500 });
    expect(writes).toBeLessThan(5);
  });

  it("resolves a change only when a file that holds it is written", async () => {
    const document = await open();
    const first = document.change(() => ({ count: 1 }));
    const second = document.change(() => ({ count: 2 }));
    await first;
    await second;
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual({ count: 2 });
  });

  it("tells of a write that failed and writes everything with the next one", async () => {
    let isFull = true;
    const unreliable = {
      ...files,
      writeAtomically: (to: string, content: Uint8Array | string) =>
        isFull ? Promise.reject(new KeyferryError("disk-full")) : files.writeAtomically(to, content),
    };
    const document = await StoredDocument.open({ files: unreliable, path, schema, empty: { count: 0 } });
    await expect(document.change(() => ({ count: 1 }))).rejects.toMatchObject({ code: "disk-full" });
    isFull = false;
    await document.change(({ count }) => ({ count: count + 1 }));
    expect((await open()).get()).toEqual({ count: 2 });
  });

  it("does not take a folder in its place for damage", async () => {
    await mkdir(path, { recursive: true });
    await expect(open()).rejects.toBeInstanceOf(KeyferryError);
  });
});
