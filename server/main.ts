import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Configuration, ConfigurationError, readConfiguration, USAGE } from "./configuration";
import { createServer } from "./create-server";
import { ListenRefusedError } from "./listening";
import { createLogger } from "./logging";
import { writeReadyFile } from "./ready-file";
import { closeOnSignal } from "./run";
import type { ServerOptions } from "./settings";
import { NewerSchemaError } from "./storage/migrations";

async function serverOptions(configuration: Configuration): Promise<ServerOptions> {
  const { dataFolder, tlsFiles, publicOrigin, logLevel } = configuration;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  return {
    database: join(dataFolder, "keyferry.db"),
    logger: createLogger(logLevel),
    ...(publicOrigin ? { publicOrigin } : {}),
    ...(tlsFiles
      ? { tls: { certificate: await readFile(tlsFiles.certificate), key: await readFile(tlsFiles.key) } }
      : {}),
  };
}

async function main(): Promise<void> {
  const configuration = readConfiguration(process.argv.slice(2), process.env);
  if (!configuration) {
    process.stdout.write(USAGE);
    return;
  }
  const options = await serverOptions(configuration);
  const server = await createServer(options);
  closeOnSignal(server, options.logger);
  const origin = await server.listen(configuration.host, configuration.port);
  process.stdout.write(`Keyferry key server listening on ${origin}\n`);
  if (configuration.readyFile) await writeReadyFile(configuration.readyFile, origin);
}

/** A sentence for what the administrator can mend; the stack for what is a fault of the program. */
function explain(error: unknown): string {
  const expected =
    error instanceof ConfigurationError ||
    error instanceof ListenRefusedError ||
    error instanceof NewerSchemaError ||
    (error instanceof Error && "syscall" in error);
  if (expected) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
