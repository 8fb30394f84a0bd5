import { readFileSync } from "node:fs";
import { createLocalFiles } from "../../../electron/adapters/file-system";
import { connectKeyServer } from "../../../electron/adapters/key-server";
import { composeServices } from "../../../electron/composition/compose-services";
import { createEngine } from "../../../electron/engine";
import { surroundingsOf } from "../../../electron/shell/surroundings";
import { vaultNote } from "../../../electron/shell/words/words";
import { MemoryKeychain } from "../../unit/electron/services/stand-ins/memory-keychain";
import { ScriptedDesktop } from "../../unit/electron/services/stand-ins/scripted-desktop";
import { ScriptedSignOn } from "../../unit/electron/services/stand-ins/scripted-sign-on";

/** What the child is told to do, as JSON in the file that its first argument names. */
export interface ChildTask {
  readonly userDataFolder: string;
  readonly origin: string;
  readonly workerPath: string;
  /** The keychain's entries, base64 by account. */
  readonly keychain: Readonly<Record<string, string>>;
  readonly vaultId: string;
  readonly itemId: string;
  readonly userId: string;
}

/** An app of its own process that takes access away, so that it can be killed like any process. */
async function main(): Promise<void> {
  const task = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as ChildTask;
  const keychain = new MemoryKeychain();
  for (const [account, secret] of Object.entries(task.keychain)) {
    keychain.entries.set(account, Buffer.from(secret, "base64"));
  }
  const app = await composeServices({
    userDataFolder: task.userDataFolder,
    files: createLocalFiles(),
    engine: createEngine({ workerPath: task.workerPath, workers: 2 }),
    keychain,
    desktop: new ScriptedDesktop(),
    printing: { print: async () => false, asPdf: async () => new Uint8Array(0) },
    kitFileNames: () => ({ kit: "Recovery kit", page: "Recovery words" }),
    connect: connectKeyServer,
    signOn: new ScriptedSignOn(),
    logPolicy: new Map(),
    suggestedServer: task.origin,
    keptIn: "secret-service",
    platform: process.platform,
    home: { folder: task.userDataFolder, platform: process.platform, environment: {}, drives: [] },
    systemLanguages: () => ["en"],
    vaultNote,
    surroundings: surroundingsOf({ version: "0", isPackaged: false, logFolder: "" }),
    confirmPerson: async () => true,
    report: () => undefined,
  });
  await app.identity.load();
  const { vaultId, itemId, userId } = task;
  await app.vaults.listItems({ vaultId, folderId: vaultId });
  process.stdout.write("begins\n");
  const { jobId } = await app.sharing.removeAccess({ vaultId, itemId, userId });
  const { state } = await app.jobs.wait(jobId);
  process.stdout.write(`${state}\n`);
  await app.close();
}

void main();
