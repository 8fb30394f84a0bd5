import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { Journal } from "../../../../../electron/services/profile/journal";

const files = createLocalFiles();
const schema = z.object({ step: z.number() });
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyferry-journal-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const journal = (kind: string) => new Journal({ files, folder: join(folder, "journal"), kind, schema });

describe("a journal", () => {
  it("is empty before anything was ever added", async () => {
    expect(await journal("re-key").list()).toEqual([]);
  });

  it("gives back after a restart what was added, as it was last replaced", async () => {
    const entryId = await journal("re-key").add({ step: 1 });
    await journal("re-key").replace(entryId, { step: 2 });
    const other = await journal("re-key").add({ step: 9 });
    const entries = await journal("re-key").list();
    expect(entries).toHaveLength(2);
    expect(entries).toContainEqual({ entryId, content: { step: 2 } });
    await journal("re-key").remove(other);
    expect(await journal("re-key").list()).toEqual([{ entryId, content: { step: 2 } }]);
  });

  it("does not mix kinds, even when one's name begins with the other's", async () => {
    await journal("move").add({ step: 1 });
    await journal("move-back").add({ step: 2 });
    expect((await journal("move").list()).map(({ content }) => content)).toEqual([{ step: 1 }]);
  });

  it("sets a damaged entry aside instead of carrying out half a plan", async () => {
    const entryId = await journal("re-key").add({ step: 1 });
    const [name = ""] = await readdir(join(folder, "journal"));
    await writeFile(join(folder, "journal", name), '{"step":');
    expect(await journal("re-key").list()).toEqual([]);
    expect((await readdir(join(folder, "journal"))).some((left) => left.includes(entryId))).toBe(true);
  });
});
