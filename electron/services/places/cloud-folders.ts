import { isAbsolute, join, parse, resolve } from "node:path";
import type { IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { CloudProvider } from "../../../shared/protocol/ipc/place-views";
import type { Files } from "../ports";
import type { Places } from "./places";
import { dropboxFolders, MAX_SETTINGS_BYTES, nextcloudFolders } from "./sync-settings";

/** Where a person's own files are, and what the system has told this program about them. */
export interface Home {
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Windows only: roots of drives that a service may have made for itself, like `G:\`. */
  readonly drives: readonly string[];
}

export interface CloudFoldersDeps {
  readonly files: Pick<Files, "read" | "status" | "list">;
  readonly places: Pick<Places, "remember">;
  readonly home: Home;
}

interface Candidate {
  readonly provider: CloudProvider;
  readonly path: string;
}

const LONGEST_PATH = 4_096;
const MOST_OFFERED = 12;

/** Finds the folders that cloud services keep on this computer, so that a vault can be made in one of them. */
export class CloudFolders {
  constructor(private readonly deps: CloudFoldersDeps) {}

  /** Those that are there now, each once. Never fails: what cannot be read is not offered. */
  async list(): Promise<IpcResponse<"places.cloudFolders">> {
    const found = new Map<string, Candidate>();
    for (const { provider, path } of await this.#candidates()) {
      const folder = tidyPath(path);
      if (folder === null || found.has(folder) || !(await this.#isFolder(folder))) continue;
      found.set(folder, { provider, path: folder });
    }
    return [...found.values()].slice(0, MOST_OFFERED).map(({ provider, path }) => {
      return { placeId: this.deps.places.remember(path, "new-vault"), path, provider };
    });
  }

  async #candidates(): Promise<Candidate[]> {
    const { platform } = this.deps.home;
    const ofEveryone = [...(await this.#dropbox()), ...this.#oneDrive(), ...(await this.#nextcloud())];
    if (platform === "darwin") return [...ofEveryone, ...(await this.#ofMac())];
    return [...ofEveryone, ...this.#googleDrive()];
  }

  async #dropbox(): Promise<Candidate[]> {
    const { folder, platform, environment } = this.deps.home;
    const settings =
      platform === "win32"
        ? [environment["APPDATA"], environment["LOCALAPPDATA"]].flatMap((place) =>
            place === undefined ? [] : [join(place, "Dropbox", "info.json")],
          )
        : [join(folder, ".dropbox", "info.json")];
    const listed = await Promise.all(settings.map(async (path) => dropboxFolders(await this.#read(path))));
    return asCandidates("dropbox", [...listed.flat(), join(folder, "Dropbox")]);
  }

  #oneDrive(): Candidate[] {
    const { folder, environment } = this.deps.home;
    const named = ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"].flatMap(
      (name) => environment[name] ?? [],
    );
    return asCandidates("onedrive", [...named, join(folder, "OneDrive")]);
  }

  async #nextcloud(): Promise<Candidate[]> {
    const { folder, platform, environment } = this.deps.home;
    const settings = {
      win32: join(environment["APPDATA"] ?? folder, "Nextcloud"),
      darwin: join(folder, "Library", "Preferences", "Nextcloud"),
      other: join(environment["XDG_CONFIG_HOME"] || join(folder, ".config"), "Nextcloud"),
    }[platform === "win32" || platform === "darwin" ? platform : "other"];
    const listed = nextcloudFolders(await this.#read(join(settings, "nextcloud.cfg")));
    return asCandidates("nextcloud", [...listed, join(folder, "Nextcloud")]);
  }

  #googleDrive(): Candidate[] {
    const { folder, platform, drives } = this.deps.home;
    const onDrives = platform === "win32" ? drives.map((drive) => join(drive, "My Drive")) : [];
    return asCandidates("google-drive", [...onDrives, join(folder, "Google Drive")]);
  }

  /** macOS keeps the folders of all services in one place, iCloud's in another. */
  async #ofMac(): Promise<Candidate[]> {
    const library = join(this.deps.home.folder, "Library");
    const storage = join(library, "CloudStorage");
    const entries = await this.deps.files.list(storage).catch(() => []);
    const stored = entries
      .filter(({ name, kind }) => kind !== "file" && !name.startsWith("."))
      .map(({ name }) => ofCloudStorage(storage, name));
    const iCloud = join(library, "Mobile Documents", "com~apple~CloudDocs");
    return [...asCandidates("icloud", [iCloud]), ...stored, ...this.#googleDrive()];
  }

  #read(path: string): Promise<Uint8Array> {
    return this.deps.files.read(path, MAX_SETTINGS_BYTES).catch(() => new Uint8Array(0));
  }

  /** The dot at the end leads through a link: people keep such folders on other disks. */
  async #isFolder(path: string): Promise<boolean> {
    const status = await this.deps.files.status(`${path}/.`).catch(() => null);
    return status?.kind === "folder";
  }
}

function asCandidates(provider: CloudProvider, paths: readonly string[]): Candidate[] {
  return paths.map((path) => ({ provider, path }));
}

/** “GoogleDrive-anna@example.org”, “OneDrive-Personal”, “Dropbox”, “Box-Box” … */
function ofCloudStorage(storage: string, name: string): Candidate {
  if (name.startsWith("GoogleDrive-")) {
    return { provider: "google-drive", path: join(storage, name, "My Drive") };
  }
  const provider = name.startsWith("Dropbox")
    ? "dropbox"
    : name.startsWith("OneDrive")
      ? "onedrive"
      : "other";
  return { provider, path: join(storage, name) };
}

/** The path in one way of writing; null for what can be nobody's cloud folder. */
function tidyPath(path: string): string | null {
  if (!isAbsolute(path) || path.length > LONGEST_PATH || path.includes("\0")) return null;
  const folder = resolve(path);
  return folder === parse(folder).root ? null : folder;
}
