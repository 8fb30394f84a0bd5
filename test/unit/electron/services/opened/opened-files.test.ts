import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { JobRunner } from "../../../../../electron/services/jobs/job-runner";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { OpenedFiles } from "../../../../../electron/services/opened/opened-files";
import { type ProfilePaths, profilePaths } from "../../../../../electron/services/profile/profile-paths";
import { ScriptedDesktop } from "../stand-ins/scripted-desktop";

const files = createLocalFiles();
let folder: string;
let paths: ProfilePaths;
let desktop: ScriptedDesktop;
let cleaned: string[][];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyferry-opened-"));
  paths = profilePaths(join(folder, "app"));
  desktop = new ScriptedDesktop();
  cleaned = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function openedFiles(): OpenedFiles {
  const engine = {
    removeLeftovers: async (folders: readonly string[]) => {
      cleaned.push([...folders]);
      return 0;
    },
  };
  const folders = {
    openedFolder: () => paths.opened,
    foldersToWipe: () => [paths.opened],
    wiped: async () => undefined,
  };
  return new OpenedFiles({ files, engine, desktop, paths, folders, jobs: new JobRunner() });
}

const decryptTo = (target: string) => writeFile(target, "plaintext");
const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

describe("a file that is opened", () => {
  it("lies in a private folder of its own, under its own name, read-only", async () => {
    const opened = openedFiles();
    await opened.open("Übersicht 2024.pdf", decryptTo);
    await opened.open("Übersicht 2024.pdf", decryptTo);
    const [first, second] = desktop.opened.map(({ path }) => path);
    if (first === undefined || second === undefined) throw new Error("not opened");
    expect(basename(first)).toBe("Übersicht 2024.pdf");
    expect(dirname(first)).not.toBe(dirname(second));
    expect(desktop.opened[0]?.content.toString()).toBe("plaintext");
    expect((await stat(dirname(first))).mode & 0o777).toBe(0o700);
    expect((await stat(paths.opened)).mode & 0o777).toBe(0o700);
    expect((await stat(first)).mode & 0o222).toBe(0);
  });

  it("is wiped when the app quits", async () => {
    const opened = openedFiles();
    await opened.open("a.txt", decryptTo);
    await opened.wipe();
    expect(await isThere(paths.opened)).toBe(false);
  });

  it("is wiped at the next start when the app was killed", async () => {
    await openedFiles().open("a.txt", decryptTo);
    await openedFiles().start();
    expect(await isThere(paths.opened)).toBe(false);
  });

  it.each(["decrypt", "open"])("leaves nothing when it cannot be %sed", async (what) => {
    const failure = new KeyferryError("disk-full");
    if (what === "open") desktop.failure = failure;
    const decrypt = async (target: string) => {
      await decryptTo(target);
      if (what === "decrypt") throw failure;
    };
    await expect(openedFiles().open("a.txt", decrypt)).rejects.toBe(failure);
    expect(await readdir(paths.opened)).toEqual([]);
  });
});

describe("an export that a kill interrupted", () => {
  /** Begins an export and never comes back to it. */
  async function killedWhileExportingTo(folders: readonly string[]): Promise<void> {
    await new Promise<void>((begun) => {
      void openedFiles().whileExporting(folders, () => {
        begun();
        return new Promise(() => undefined);
      });
    });
  }

  it("has its temporary files removed at the next start, once", async () => {
    const target = join(folder, "target");
    await mkdir(target);
    await killedWhileExportingTo([target]);
    await openedFiles().start();
    expect(cleaned).toEqual([[target]]);
    await openedFiles().start();
    expect(cleaned).toHaveLength(1);
  });

  it("is remembered while the stick that it wrote to is away", async () => {
    const stick = join(folder, "stick");
    await killedWhileExportingTo([stick]);
    await openedFiles().start();
    expect(cleaned).toEqual([[]]);
    await mkdir(stick);
    await openedFiles().start();
    expect(cleaned).toEqual([[], [stick]]);
  });

  it("is not remembered when it ended, well or not", async () => {
    const opened = openedFiles();
    expect(await opened.whileExporting([folder], async () => 7)).toBe(7);
    const failed = opened.whileExporting([folder], () => Promise.reject(new KeyferryError("disk-full")));
    await expect(failed).rejects.toMatchObject({ code: "disk-full" });
    await openedFiles().start();
    expect(cleaned).toEqual([]);
  });
});
