import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalFiles } from "../../../electron/adapters/file-system";
import { connectKeyServer } from "../../../electron/adapters/key-server";
import { composeServices } from "../../../electron/composition/compose-services";
import type { Services } from "../../../electron/composition/services";
import { createEngine } from "../../../electron/engine";
import type { LogPolicy } from "../../../electron/services/log/log-policy";
import type { Engine, Files, KeyServer } from "../../../electron/services/ports";
import { surroundingsOf } from "../../../electron/shell/surroundings";
import { vaultNote } from "../../../electron/shell/words/words";
import { MemoryKeychain } from "../../unit/electron/services/stand-ins/memory-keychain";
import { ScriptedDesktop } from "../../unit/electron/services/stand-ins/scripted-desktop";
import { ScriptedSignOn } from "../../unit/electron/services/stand-ins/scripted-sign-on";
import { engineWorkerPath } from "./bundles";

/** What a test may put between the services and the world. */
export interface Interference {
  readonly engine?: (engine: Engine) => Engine;
  readonly files?: (files: Files) => Files;
  readonly server?: (server: KeyServer) => KeyServer;
  /** What a company demands of logs; nothing when absent. */
  readonly logPolicy?: LogPolicy;
  /** Whether the app also does what it does in the background: looks at the log, takes up interrupted work. */
  readonly inBackground?: boolean;
}

/**
 * One person's computer with the real app on it, but for the screens: real services, engine with workers, files and client of
 * a real server; the keychain is in memory and the desktop's dialogs answer as told.
 */
export class Computer {
  readonly keychain = new MemoryKeychain();
  readonly desktop = new ScriptedDesktop();
  /** What the app had to say to its log. */
  readonly reports: { readonly event: string; readonly error: unknown }[] = [];
  #app: Services | null = null;

  private constructor(
    readonly folder: string,
    readonly origin: string,
  ) {}

  static async connectedTo(origin: string): Promise<Computer> {
    return new Computer(await mkdtemp(join(tmpdir(), "keyferry-computer-")), origin);
  }

  get app(): Services {
    if (this.#app === null) throw new Error("the app is not running");
    return this.#app;
  }

  get isRunning(): boolean {
    return this.#app !== null;
  }

  /** Starts the app on what lies on the disk and in the keychain. */
  async start(interference: Interference = {}): Promise<Services> {
    const { engine = asIs, files = asIs, server = asIs, inBackground = false } = interference;
    const { logPolicy = new Map() } = interference;
    const app = await composeServices({
      userDataFolder: join(this.folder, "app"),
      files: files(createLocalFiles()),
      engine: engine(createEngine({ workerPath: engineWorkerPath(), workers: 2 })),
      keychain: this.keychain,
      desktop: this.desktop,
      printing: { print: async () => false, asPdf: async () => new Uint8Array(0) },
      kitFileNames: () => ({ kit: "Recovery kit", page: "Recovery words" }),
      connect: (origin) => server(connectKeyServer(origin)),
      signOn: new ScriptedSignOn(),
      logPolicy,
      suggestedServer: this.origin,
      keptIn: "secret-service",
      platform: process.platform,
      home: {
        folder: join(this.folder, "home"),
        platform: process.platform,
        environment: {},
        drives: [],
      },
      systemLanguages: () => ["en"],
      vaultNote,
      surroundings: surroundingsOf({ version: "0", isPackaged: false, logFolder: "" }),
      confirmPerson: async () => true,
      report: (event, error) => void this.reports.push({ event, error }),
    });
    this.#app = app;
    if (inBackground) await app.start();
    await app.identity.load();
    return app;
  }

  /** Ends the app in order, as a person does. */
  async stop(): Promise<void> {
    const app = this.#app;
    this.#app = null;
    await app?.jobs.close();
    await app?.close();
  }

  async restart(interference: Interference = {}): Promise<Services> {
    await this.stop();
    return this.start(interference);
  }

  /** A new empty folder of this person's. */
  newFolder(purpose: string): Promise<string> {
    return mkdtemp(join(this.folder, `${purpose}-`));
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function asIs<T>(value: T): T {
  return value;
}
