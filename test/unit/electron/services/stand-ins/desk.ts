import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { connectKeyServer } from "../../../../../electron/adapters/key-server";
import type { ActiveIdentity } from "../../../../../electron/services/identity/active-identity";
import { IdentityService } from "../../../../../electron/services/identity/identity-service";
import { Session } from "../../../../../electron/services/identity/session";
import { Keyring } from "../../../../../electron/services/keyring/keyring";
import { Alarms } from "../../../../../electron/services/log/alarms";
import { Directories } from "../../../../../electron/services/log/directories";
import { MetCheckpoints } from "../../../../../electron/services/log/met-checkpoints";
import { People } from "../../../../../electron/services/people/people";
import type { Files } from "../../../../../electron/services/ports";
import { type ProfilePaths, profilePaths } from "../../../../../electron/services/profile/profile-paths";
import { MemoryKeychain } from "./memory-keychain";
import { ScriptedSignOn } from "./scripted-sign-on";
import { UnreliableServer } from "./unreliable-server";

/** One person's computer: real files in a temporary folder, a real client of a real server, a keychain in memory. */
export class Desk {
  readonly keychain = new MemoryKeychain();
  readonly unreliable = new UnreliableServer();
  readonly signOn = new ScriptedSignOn();
  isBusy = false;
  files: Files = createLocalFiles();
  /** The signing keys that the engine was given; null when it was told to forget. */
  readonly writers: (Uint8Array | null)[] = [];

  private constructor(
    readonly folder: string,
    readonly origin: string,
  ) {}

  static async at(origin: string): Promise<Desk> {
    return new Desk(await mkdtemp(join(tmpdir(), "keyferry-desk-")), origin);
  }

  /** A desk with a running app whose person is enrolled. */
  static async enrolled(origin: string, name: string): Promise<{ desk: Desk; app: App }> {
    const desk = await Desk.at(origin);
    const app = await desk.startApp();
    await app.identity.create({
      name,
      address: `${name.toLowerCase()}@example.org`,
      server: origin,
      rsaBits: 2048,
      entry: { by: "nothing" },
    });
    return { desk, app };
  }

  /** Another computer with the same profile and keychain, as a thief of both would have it. */
  static async copyOf(desk: Desk): Promise<Desk> {
    const copy = await Desk.at(desk.origin);
    await cp(desk.folder, copy.folder, { recursive: true });
    for (const [account, key] of desk.keychain.entries) copy.keychain.entries.set(account, key);
    return copy;
  }

  get paths(): ProfilePaths {
    return profilePaths(this.folder);
  }

  /** Starts the app anew, on what lies on the disk and in the keychain. */
  async startApp(): Promise<App> {
    const { files, paths } = this;
    const session = new Session();
    const identity = await IdentityService.open({
      files,
      paths,
      keychain: this.keychain,
      engine: {
        useWriter: async (key) => void this.writers.push(key === null ? null : Uint8Array.from(key)),
      },
      session,
      connect: (origin) => this.unreliable.over(connectKeyServer(origin)),
      signOn: this.signOn,
      isBusy: () => this.isBusy,
      suggestedServer: this.origin,
      keptIn: "secret-service",
    });
    await identity.load();
    const alarms = await Alarms.open({ files, path: paths.alarms });
    const directories = new Directories({
      files,
      folder: paths.logs,
      evidenceFolder: paths.logEvidence,
      alarms,
      policy: new Map(),
      clock: Date.now,
    });
    const people = await People.open({ files, path: paths.people, session, directories });
    const met = new MetCheckpoints({ session, directories, people, report: () => undefined });
    const keyring = await Keyring.open({ files, path: paths.grants, session, people, met });
    return { session, identity, people, keyring, alarms, directories };
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

export interface App {
  readonly session: Session;
  readonly identity: IdentityService;
  readonly people: People;
  readonly keyring: Keyring;
  readonly alarms: Alarms;
  readonly directories: Directories;
}

export function me(app: App): ActiveIdentity {
  return app.session.identity();
}
