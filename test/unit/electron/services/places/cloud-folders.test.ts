import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { CloudFolders, type Home } from "../../../../../electron/services/places/cloud-folders";
import { Places } from "../../../../../electron/services/places/places";
import { ScriptedDesktop } from "../stand-ins/scripted-desktop";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyferry-home-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const inHome = (...parts: string[]): string => join(folder, ...parts);

async function has(...folders: string[]): Promise<void> {
  for (const path of folders) await mkdir(inHome(path), { recursive: true });
}

async function hasFile(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(inHome(path)), { recursive: true });
  await writeFile(inHome(path), content);
}

const places = new Places({ desktop: new ScriptedDesktop() });

async function offered(home: Partial<Home> = {}): Promise<[string, string][]> {
  const whole: Home = { folder, platform: "linux", environment: {}, drives: [], ...home };
  const found = await new CloudFolders({ files: createLocalFiles(), places, home: whole }).list();
  return found.map(({ provider, path }) => [provider, path]);
}

describe("cloud folders on Linux", () => {
  it("are none on a computer without any", async () => {
    expect(await offered()).toEqual([]);
  });

  it("are where Dropbox and Nextcloud say, with several accounts", async () => {
    await has("Dropbox (Work)", "private/Dropbox", "Nextcloud", "wolke/büro");
    await hasFile(
      ".dropbox/info.json",
      JSON.stringify({
        personal: { path: inHome("private/Dropbox"), host: 1, is_team: false },
        business: { path: inHome("Dropbox (Work)"), host: 2, is_team: true },
      }),
    );
    await hasFile(
      ".config/Nextcloud/nextcloud.cfg",
      [
        "[General]",
        "0\\Folders\\9\\localPath=/etc",
        "",
        "[Accounts]",
        "version=2",
        `0\\Folders\\1\\localPath=${inHome("Nextcloud")}/`,
        "0\\Folders\\1\\targetPath=/",
        `0\\FoldersWithPlaceholders\\2\\localPath="${inHome("wolke")}/b\\xfcro"`,
      ].join("\n"),
    );
    expect(await offered()).toEqual([
      ["dropbox", inHome("private/Dropbox")],
      ["dropbox", inHome("Dropbox (Work)")],
      ["nextcloud", inHome("Nextcloud")],
      ["nextcloud", inHome("wolke/büro")],
    ]);
  });

  it("are found by their usual names, and where the desktop keeps settings", async () => {
    await has("Dropbox", "OneDrive", "Nextcloud", "Google Drive", "cloud");
    await hasFile(
      "settings/Nextcloud/nextcloud.cfg",
      `[Accounts]\n0\\Folders\\1\\localPath=${inHome("cloud")}`,
    );
    const found = await offered({ environment: { XDG_CONFIG_HOME: inHome("settings") } });
    expect(found).toEqual([
      ["dropbox", inHome("Dropbox")],
      ["onedrive", inHome("OneDrive")],
      ["nextcloud", inHome("cloud")],
      ["nextcloud", inHome("Nextcloud")],
      ["google-drive", inHome("Google Drive")],
    ]);
  });

  it("may be links to another disk, but not files", async () => {
    await has("disk/box");
    await symlink(inHome("disk/box"), inHome("Dropbox"));
    await hasFile("OneDrive", "a file");
    expect(await offered()).toEqual([["dropbox", inHome("Dropbox")]]);
  });
});

describe("cloud folders on macOS", () => {
  it("are those that the system keeps for all services, and iCloud's", async () => {
    const storage = "Library/CloudStorage";
    await has(
      "Library/Mobile Documents/com~apple~CloudDocs",
      `${storage}/Dropbox`,
      `${storage}/OneDrive-Personal`,
      `${storage}/GoogleDrive-anna@example.org/My Drive`,
      `${storage}/Box-Box`,
      `${storage}/.hidden`,
    );
    await hasFile(`${storage}/notes.txt`, "x");
    await hasFile(".dropbox/info.json", JSON.stringify({ personal: { path: inHome(storage, "Dropbox") } }));
    await has("Nextcloud/x", "elsewhere");
    await hasFile(
      "Library/Preferences/Nextcloud/nextcloud.cfg",
      `[Accounts]\r\n0\\Folders\\1\\localPath=${inHome("elsewhere")}\r\n`,
    );
    const found = await offered({ platform: "darwin" });
    expect(found.slice(0, 4)).toEqual([
      ["dropbox", inHome(storage, "Dropbox")],
      ["nextcloud", inHome("elsewhere")],
      ["nextcloud", inHome("Nextcloud")],
      ["icloud", inHome("Library/Mobile Documents/com~apple~CloudDocs")],
    ]);
    // In which order a folder lists what is in it, is the file system's own affair.
    expect(new Set(found.slice(4).map(([provider, path]) => `${provider} ${path}`))).toEqual(
      new Set([
        `onedrive ${inHome(storage, "OneDrive-Personal")}`,
        `google-drive ${inHome(storage, "GoogleDrive-anna@example.org", "My Drive")}`,
        `other ${inHome(storage, "Box-Box")}`,
      ]),
    );
  });
});

describe("cloud folders on Windows", () => {
  it("are where the environment and the drives have them", async () => {
    await has("AppData/Roaming", "AppData/Local", "OneDrive - Work", "One", "box", "g/My Drive", "cloud");
    await hasFile("AppData/Local/Dropbox/info.json", JSON.stringify({ personal: { path: inHome("box") } }));
    await hasFile(
      "AppData/Roaming/Nextcloud/nextcloud.cfg",
      `[Accounts]\r\n0\\Folders\\1\\localPath=${inHome("cloud")}/\r\n`,
    );
    const found = await offered({
      platform: "win32",
      drives: [inHome("f"), inHome("g")],
      environment: {
        APPDATA: inHome("AppData/Roaming"),
        LOCALAPPDATA: inHome("AppData/Local"),
        OneDrive: inHome("One"),
        OneDriveConsumer: inHome("One"),
        OneDriveCommercial: inHome("OneDrive - Work"),
      },
    });
    expect(found).toEqual([
      ["dropbox", inHome("box")],
      ["onedrive", inHome("One")],
      ["onedrive", inHome("OneDrive - Work")],
      ["nextcloud", inHome("cloud")],
      ["google-drive", inHome("g/My Drive")],
    ]);
  });
});

describe("odd settings of other programs", () => {
  it.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["a list", "[1]"],
    ["other things", JSON.stringify({ personal: 7, business: { path: 3 }, more: null })],
    ["relative paths", JSON.stringify({ personal: { path: "Dropbox" } })],
    ["the whole disk", JSON.stringify({ personal: { path: "/" } })],
    ["a path with a zero in it", JSON.stringify({ personal: { path: "/tmp\0/x" } })],
    ["an endless path", JSON.stringify({ personal: { path: `/tmp/${"./".repeat(3_000)}` } })],
  ])("in Dropbox's file offer nothing: %s", async (_what, content) => {
    await hasFile(".dropbox/info.json", content);
    expect(await offered()).toEqual([]);
  });

  it("offer nothing when the file is larger than any such file is, or not UTF-8", async () => {
    await has("box");
    const good = JSON.stringify({ personal: { path: inHome("box") } });
    await hasFile(".dropbox/info.json", good.padEnd(300_000));
    expect(await offered()).toEqual([]);
    await hasFile(".dropbox/info.json", Buffer.concat([Buffer.from(good), Buffer.of(0xff)]));
    expect(await offered()).toEqual([]);
  });

  it.each([
    ["0\\Folders\\1\\localPath=", "an empty value"],
    ["0\\Folders\\1\\localPath=@Variant(\\0)", "an escape that is none"],
    ['0\\Folders\\1\\localPath="/tmp', "a quote that does not end"],
    ["0\\Folders\\1\\other=/tmp", "another setting"],
    ["localPath=/tmp", "no folder"],
  ])("in Nextcloud's file offer nothing: %s", async (line) => {
    await hasFile(".config/Nextcloud/nextcloud.cfg", `[Accounts]\n${line}\n`);
    expect(await offered()).toEqual([]);
  });

  it("offer no more than a dialog can hold", async () => {
    const paths = Array.from({ length: 40 }, (_, index) => `cloud/${index}`);
    await has(...paths);
    const accounts = paths.map((path, index) => [index, { path: inHome(path) }]);
    await hasFile(".dropbox/info.json", JSON.stringify(Object.fromEntries(accounts)));
    expect(await offered()).toHaveLength(12);
  });
});

it("a found folder is a place for a new vault, and for nothing else", async () => {
  await has("Dropbox");
  const home: Home = { folder, platform: "linux", environment: {}, drives: [] };
  const [found] = await new CloudFolders({ files: createLocalFiles(), places, home }).list();
  const placeId = found?.placeId ?? "";
  expect(places.pathOf(placeId, "new-vault")).toBe(inHome("Dropbox"));
  expect(() => places.pathOf(placeId, "scan")).toThrowError(
    expect.objectContaining({ code: "request-invalid" }),
  );
});
