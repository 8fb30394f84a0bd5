import { readFile } from "node:fs/promises";
import type { Configuration } from "./configuration";
import { createLogger } from "./logging";
import type { ServerOptions } from "./settings";

/** What a configuration means for the server: certificate files are read, the logger is made. */
export async function serverOptions(configuration: Configuration, database: string): Promise<ServerOptions> {
  const { tlsFiles, publicOrigin, logLevel, enrolment, signOn, trustedProxies } = configuration;
  return {
    database,
    enrolment,
    trustedProxies,
    logger: createLogger(logLevel),
    ...(signOn ? { signOn } : {}),
    ...(publicOrigin ? { publicOrigin } : {}),
    ...(tlsFiles
      ? { tls: { certificate: await readFile(tlsFiles.certificate), key: await readFile(tlsFiles.key) } }
      : {}),
  };
}
