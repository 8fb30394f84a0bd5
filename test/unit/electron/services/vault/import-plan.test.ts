import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { addedId } from "../../../../../electron/services/vault/added-ids";
import {
  type ImportTarget,
  narrowedTo,
  planImport,
} from "../../../../../electron/services/vault/import-plan";
import { newDataId } from "../../../../../shared/crypto";

const files = createLocalFiles();
const SEED = new Uint8Array(16).fill(7);
let folder: string;
let target: ImportTarget;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyferry-import-"));
  target = {
    folderId: newDataId(),
    namesTaken: new Set(),
    levelsLeft: 64,
    vaultFolder: join(folder, "vault"),
    idOf: (source, path) => addedId(SEED, source, path),
    isThere: () => false,
  };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function tree(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    if (path.endsWith("/")) await mkdir(join(folder, path), { recursive: true });
    else {
      await mkdir(join(folder, path, ".."), { recursive: true });
      await writeFile(join(folder, path), path);
    }
  }
}

function plan(sources: readonly string[], changes: Partial<ImportTarget> = {}) {
  const paths = sources.map((source) => join(folder, source));
  return planImport(files, paths, { ...target, ...changes }, new AbortController().signal);
}

describe("what a person adds", () => {
  it("is planned with every folder before what lies in it", async () => {
    await tree(["a/b/c.txt", "a/d.txt", "a/empty/"]);
    const { folders, files: planned, leftOut } = await plan(["a"]);
    expect(leftOut).toEqual([]);
    expect(folders[0]).toMatchObject({ name: "a", parentId: target.folderId });
    expect(new Set(folders.map(({ name }) => name))).toEqual(new Set(["a", "b", "empty"]));
    const known = new Set([target.folderId]);
    for (const { id, parentId } of folders) {
      expect(known).toContain(parentId);
      known.add(id);
    }
    for (const { parentId } of planned) expect(known).toContain(parentId);
    expect(planned.map(({ name }) => name).sort()).toEqual(["c.txt", "d.txt"]);
  });

  it("gets a number when its name is taken, also by something else that is added", async () => {
    await tree(["x/report.pdf", "y/report.pdf"]);
    const { files: planned } = await plan(["x/report.pdf", "y/report.pdf"], {
      namesTaken: new Set(["report.pdf"]),
    });
    expect(planned.map(({ name }) => name)).toEqual(["report (2).pdf", "report (3).pdf"]);
  });

  it("is left out by name when it is a link, and the link is not followed", async () => {
    await tree(["secret/file", "a/file"]);
    await symlink(join(folder, "secret"), join(folder, "a/link"));
    await symlink(join(folder, "a"), join(folder, "top-link"));
    const { leftOut, files: planned } = await plan(["a", "top-link"]);
    expect(leftOut).toMatchObject([
      { name: join("a", "link"), problem: "file-unsupported" },
      { name: "top-link", problem: "file-unsupported" },
    ]);
    expect(planned.map(({ name }) => name)).toEqual(["file"]);
  });

  it("is left out with a reason when it is gone, or its name cannot be used", async () => {
    await tree(["a/good", "a/back\\slash"]);
    const { leftOut, files: planned } = await plan(["a", "gone"]);
    expect(leftOut).toMatchObject([
      { name: join("a", "back\\slash"), problem: "name-invalid" },
      { name: "gone", problem: "file-not-found" },
    ]);
    expect(planned.map(({ name }) => name)).toEqual(["good"]);
  });

  it("is left out where it would lie too deep, and the rest is added", async () => {
    await tree(["1/2/3/deep", "1/2/flat"]);
    const { leftOut, folders, files: planned } = await plan(["1"], { levelsLeft: 3 });
    expect(leftOut).toMatchObject([{ name: join("1", "2", "3"), problem: "too-deep" }]);
    expect(folders.map(({ name }) => name)).toEqual(["1", "2"]);
    expect(planned.map(({ name }) => name)).toEqual(["flat"]);
  });

  it("never holds the vault itself", async () => {
    await tree(["all/vault/vault.keyferry", "all/other"]);
    const { leftOut, files: planned } = await plan(["all"], { vaultFolder: join(folder, "all/vault") });
    expect(leftOut).toMatchObject([{ name: join("all", "vault"), problem: "file-unsupported" }]);
    expect(planned.map(({ name }) => name)).toEqual(["other"]);
  });

  it("stops when the person stops it", async () => {
    await tree(["a/b"]);
    const stopped = planImport(files, [join(folder, "a")], target, AbortSignal.abort());
    await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
  });
});

describe("a second run of the same job", () => {
  it("gives everything the IDs of the first run, and leaves out what that one added", async () => {
    await tree(["a/b/c.txt", "a/d.txt"]);
    const first = await plan(["a"]);
    const again = await plan(["a"]);
    expect(again).toEqual(first);
    const there = new Set([first.folders[0]?.id, first.files.find(({ name }) => name === "d.txt")?.id]);
    const second = await plan(["a"], { isThere: (id) => there.has(id), namesTaken: new Set(["a"]) });
    expect(second.folders.map(({ name }) => name)).toEqual(["b"]);
    expect(second.files.map(({ name }) => name)).toEqual(["c.txt"]);
    expect(second.foldersThere).toEqual([first.folders[0]?.id]);
  });

  it("misses nothing that was added and whose original is gone since", async () => {
    const id = addedId(SEED, 0, join(folder, "gone"));
    expect((await plan(["gone"], { isThere: (one) => one === id })).leftOut).toEqual([]);
    expect((await plan(["gone"])).leftOut).toMatchObject([{ problem: "file-not-found" }]);
  });

  it("tells apart what was chosen twice", async () => {
    await tree(["a"]);
    const { files: planned } = await plan(["a", "a"]);
    expect(new Set(planned.map(({ id }) => id)).size).toBe(2);
  });

  it("is narrowed to files that failed, with the folders that they need", async () => {
    await tree(["a/b/c/one", "a/b/two", "a/e/three", "a/f/", "four"]);
    const whole = await plan(["a", "four", "gone"]);
    const failed = (...paths: string[]) =>
      narrowedTo(whole, new Set(paths.map((path) => join(folder, path))));
    const named = ({ folders, files: planned, leftOut }: typeof whole) =>
      [...folders, ...planned, ...leftOut].map(({ name }) => name).sort();
    expect(named(failed("a/b/two"))).toEqual(["a", "b", "two"]);
    expect(named(failed("a/b"))).toEqual(["a", "b", "c", "one", "two"]);
    expect(named(failed("a/f", "gone"))).toEqual(["a", "f", "gone"]);
    expect(failed("a/b/c/one").folders.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  });
});
