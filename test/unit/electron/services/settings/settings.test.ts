import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { JobRunner } from "../../../../../electron/services/jobs/job-runner";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { OpenedFiles } from "../../../../../electron/services/opened/opened-files";
import { Places } from "../../../../../electron/services/places/places";
import { profilePaths } from "../../../../../electron/services/profile/profile-paths";
import { Settings } from "../../../../../electron/services/settings/settings";
import type { SettingsView } from "../../../../../shared/protocol/ipc/settings-views";
import { ScriptedDesktop } from "../stand-ins/scripted-desktop";

const files = createLocalFiles();
const desktop = new ScriptedDesktop();
const places = new Places({ desktop });
let folder: string;
let systemLanguages: string[];
let vaultFolders: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyferry-settings-"));
  systemLanguages = ["en-GB"];
  vaultFolders = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const settingsFile = () => join(folder, "profile", "settings.json");
const ownOpenedFolder = () => join(folder, "opened");
const openSettings = () =>
  Settings.open({
    files,
    path: settingsFile(),
    ownOpenedFolder: ownOpenedFolder(),
    places,
    vaultFolders: () => vaultFolders,
    systemLanguages: () => systemLanguages,
  });
const placeOf = (path: string) => places.remember(path, "opened-files");
const newFolder = async (...names: string[]) => {
  const path = join(folder, ...names);
  await mkdir(path, { recursive: true });
  return path;
};
const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

describe("settings", () => {
  it("begin like the system, lock after 15 minutes, and tell when work is done", async () => {
    expect((await openSettings()).get()).toEqual({
      appearance: "system",
      language: "system",
      languageInUse: "en",
      autoLockMinutes: 15,
      notifyWhenDone: true,
      notifyWhenShared: true,
      keepRunning: "while-working",
      openedFilesFolder: null,
      wereDamaged: false,
    });
  });

  it("change one at a time, tell of it, and are the same after a restart", async () => {
    const settings = await openSettings();
    const told: SettingsView[] = [];
    const stop = settings.onChange((now) => told.push(now));
    await settings.change({ autoLockMinutes: 0 });
    await settings.change({ appearance: "dark", notifyWhenDone: false });
    stop();
    await settings.change({ language: "ko" });
    expect(told.map(({ autoLockMinutes, appearance }) => [autoLockMinutes, appearance])).toEqual([
      [0, "system"],
      [0, "dark"],
    ]);
    expect((await openSettings()).get()).toMatchObject({
      autoLockMinutes: 0,
      appearance: "dark",
      notifyWhenDone: false,
      keepRunning: "while-working",
      language: "ko",
      languageInUse: "ko",
    });
  });

  it("follow the system's language unless one is chosen", async () => {
    const settings = await openSettings();
    systemLanguages = ["de-AT", "en"];
    expect(settings.get().languageInUse).toBe("de");
    expect((await settings.change({ language: "en" })).languageInUse).toBe("en");
  });

  it.each([
    ["no JSON", "{"],
    ["an unknown version", JSON.stringify({ version: 9 })],
    [
      "a choice that does not exist",
      JSON.stringify({
        version: 1,
        choices: {
          appearance: "pink",
          language: "en",
          autoLockMinutes: 15,
          notifyWhenDone: true,
          keepRunning: "never",
        },
        openedFiles: null,
        formerFolders: [],
      }),
    ],
  ])("that are damaged (%s) are set aside and begin anew, and say so", async (_what, content) => {
    await mkdir(dirname(settingsFile()), { recursive: true });
    await writeFile(settingsFile(), content);
    const settings = await openSettings();
    expect(settings.get()).toMatchObject({ appearance: "system", wereDamaged: true });
    const [aside] = await readdir(dirname(settingsFile()));
    expect(aside).toMatch(/^settings\.json\.damaged-/);
    expect(await readFile(join(dirname(settingsFile()), aside ?? ""), "utf8")).toBe(content);
  });
});

describe("the place for decrypted files", () => {
  it("is a private folder of the app's own in the folder that was chosen", async () => {
    const chosen = await newFolder("ramdisk");
    const settings = await openSettings();
    expect(settings.openedFolder()).toBe(ownOpenedFolder());
    const now = await settings.change({ openedFilesPlace: placeOf(chosen) });
    expect(now.openedFilesFolder).toBe(chosen);
    expect(dirname(settings.openedFolder())).toBe(chosen);
    expect((await stat(settings.openedFolder())).mode & 0o777).toBe(0o700);
    expect(await readdir(settings.openedFolder())).toEqual([]);
    await settings.change({ openedFilesPlace: null });
    expect(settings.openedFolder()).toBe(ownOpenedFolder());
  });

  it("must not be in a vault, where a cloud could take plaintext along", async () => {
    const vault = await newFolder("cloud", "Family papers");
    vaultFolders = [vault];
    const inside = await newFolder("cloud", "Family papers", "items");
    const beside = await newFolder("cloud", "Family papers 2");
    const settings = await openSettings();
    for (const chosen of [vault, inside]) {
      await expect(settings.change({ openedFilesPlace: placeOf(chosen) })).rejects.toMatchObject({
        code: "place-in-vault",
      });
    }
    expect(settings.openedFolder()).toBe(ownOpenedFolder());
    await settings.change({ openedFilesPlace: placeOf(beside) });
    expect(dirname(settings.openedFolder())).toBe(beside);
  });

  it("must be one that was chosen for that", async () => {
    const settings = await openSettings();
    const placeId = places.remember(folder, "export");
    await expect(settings.change({ openedFilesPlace: placeId })).rejects.toMatchObject({
      code: "request-invalid",
    });
  });

  it("must be writable; else nothing changes", async () => {
    const settings = await openSettings();
    const file = join(folder, "a-file");
    await writeFile(file, "");
    await chmod(file, 0o400);
    await expect(settings.change({ openedFilesPlace: placeOf(file) })).rejects.toBeInstanceOf(KeyferryError);
    expect(settings.get().openedFilesFolder).toBeNull();
  });
});

describe("settings of an earlier Keyferry", () => {
  it("stay as they are, and what it did not know is as at first", async () => {
    await mkdir(dirname(settingsFile()), { recursive: true });
    const choices = { appearance: "dark", language: "de", autoLockMinutes: 5, notifyWhenDone: false };
    await writeFile(
      settingsFile(),
      JSON.stringify({ version: 1, choices, openedFiles: null, formerFolders: [] }),
    );
    expect((await openSettings()).get()).toMatchObject({
      ...choices,
      notifyWhenShared: true,
      keepRunning: "while-working",
      wereDamaged: false,
    });
  });
});

describe("decrypted files in a place that was given up", () => {
  const openedFiles = (folders: Settings) =>
    new OpenedFiles({
      files,
      desktop,
      folders,
      paths: profilePaths(folder),
      engine: { removeLeftovers: async () => 0 },
      jobs: new JobRunner(),
    });

  it("are wiped at the next start, wherever files are opened now", async () => {
    const before = await newFolder("before");
    const settings = await openSettings();
    await settings.change({ openedFilesPlace: placeOf(before) });
    await openedFiles(settings).open("a.txt", (target) => writeFile(target, "plaintext"));
    await writeFile(join(before, "not ours.txt"), "x");
    await settings.change({ openedFilesPlace: placeOf(await newFolder("after")) });
    await openedFiles(await openSettings()).start();
    expect(await readdir(before)).toEqual(["not ours.txt"]);
    expect((await openSettings()).foldersToWipe()).toHaveLength(2);
  });

  it("are remembered as long as their disk is not there", async () => {
    const stick = await newFolder("stick");
    const settings = await openSettings();
    await settings.change({ openedFilesPlace: placeOf(stick) });
    const used = settings.openedFolder();
    await settings.change({ openedFilesPlace: null });
    await rm(stick, { recursive: true });
    await openedFiles(settings).wipe();
    expect(settings.foldersToWipe()).toContain(used);
    await newFolder("stick", used.slice(stick.length + 1));
    await openedFiles(settings).wipe();
    expect(await isThere(used)).toBe(false);
    expect(settings.foldersToWipe()).not.toContain(used);
  });
});
