import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfiguration, USAGE } from "../server/configuration";
import { createServer } from "../server/create-server";
import { explainFailedStart } from "../server/failed-start";
import { writeReadyFile } from "../server/ready-file";
import { closeOnSignal } from "../server/run";
import { serverOptions } from "../server/server-options";
import { createDemoWorld } from "./demo-world";

/** The key server in memory, with two demo people and a demo vault: all of it is gone when it ends. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.argv.slice(2), process.env);
  if (!configuration) {
    process.stdout.write(USAGE);
    return;
  }
  const options = await serverOptions(configuration, ":memory:");
  const server = await createServer({ ...options, enrolment: "open" });
  closeOnSignal(server, options.logger);
  const origin = await server.listen(configuration.host, configuration.port);
  const folder = await mkdtemp(join(tmpdir(), "keyferry-mock-"));
  const { alice, bob, vaultFolder } = await createDemoWorld(origin, folder);
  process.stdout.write(
    `Keyferry key server listening on ${origin}\n` +
      `In memory only: everything is forgotten when it ends.\n` +
      `${alice.name} (${alice.address}) shares a vault with ${bob.name} (${bob.address}): ${vaultFolder}\n` +
      `Their identities, private keys included: ${folder}\n`,
  );
  if (configuration.readyFile) await writeReadyFile(configuration.readyFile, origin);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explainFailedStart(error)}\n`);
  process.exit(1);
});
