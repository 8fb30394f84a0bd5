import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfiguration, USAGE } from "../server/configuration";
import { explainFailedStart } from "../server/failed-start";
import { createLogSecrets } from "../server/log/log-secrets";
import { writeReadyFile } from "../server/ready-file";
import { closeOnSignal } from "../server/run";
import { serverOptions } from "../server/server-options";
import { listOfModes, MOCK_USAGE, readMockCommand } from "./command-line";
import { createDemoWorld } from "./demo-world";
import { MockServer } from "./mock-server";
import { isModeRefusal } from "./modes";

/** The key server with two demo people and a demo vault, misbehaving as told: all of it is gone when it ends. */
async function main(): Promise<void> {
  const command = readMockCommand(process.argv.slice(2));
  if (command.listModes) {
    process.stdout.write(listOfModes());
    return;
  }
  const configuration = readConfiguration(command.serverArgs, process.env);
  if (!configuration) {
    process.stdout.write(MOCK_USAGE + USAGE);
    return;
  }
  const { database: _, ...options } = await serverOptions(configuration, ":memory:");
  const log = { secrets: createLogSecrets(), markFile: null, witnesses: [], quorum: 0 };
  const { host, port, readyFile } = configuration;
  const mock = await MockServer.start(host, port, { ...options, log, enrolment: "open" });
  closeOnSignal(mock, options.logger);
  const folder = await mkdtemp(join(tmpdir(), "keyferry-demo-"));
  const { alice, bob, vaultFolder } = await createDemoWorld(mock.origin, folder);
  for (const mode of command.modes) await mock.misbehave(mode, command.target);
  process.stdout.write(
    `Keyferry key server listening on ${mock.origin}\n` +
      `Everything is forgotten when it ends.\n` +
      `${alice.name} (${alice.address}) shares a vault with ${bob.name} (${bob.address}): ${vaultFolder}\n` +
      `Their identities, private keys included: ${folder}\n` +
      `Misbehaving: ${mock.modes.join(", ") || "no"} (--list-modes says how it can)\n`,
  );
  if (readyFile) await writeReadyFile(readyFile, mock.origin);
}

main().catch((error: unknown) => {
  process.stderr.write(`${isModeRefusal(error) ? error.message : explainFailedStart(error)}\n`);
  process.exit(1);
});
