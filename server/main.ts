import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { readConfiguration, USAGE } from "./configuration";
import { createServer } from "./create-server";
import { explainFailedStart } from "./failed-start";
import { keptLog } from "./log/kept-log";
import { writeReadyFile } from "./ready-file";
import { closeOnSignal } from "./run";
import { serverOptions } from "./server-options";

async function main(): Promise<void> {
  const configuration = readConfiguration(process.argv.slice(2), process.env);
  if (!configuration) {
    process.stdout.write(USAGE);
    return;
  }
  await mkdir(configuration.dataFolder, { recursive: true, mode: 0o700 });
  const database = configuration.databaseUrl ?? join(configuration.dataFolder, "keyferry.db");
  const log = await keptLog(configuration.dataFolder, configuration);
  const options = { ...(await serverOptions(configuration, database)), log };
  const server = await createServer(options);
  closeOnSignal(server, options.logger);
  const origin = await server.listen(configuration.host, configuration.port);
  process.stdout.write(`Keyferry key server listening on ${origin}\n`);
  if (configuration.readyFile) await writeReadyFile(configuration.readyFile, origin);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explainFailedStart(error)}\n`);
  process.exit(1);
});
