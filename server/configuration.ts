import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseServerOrigin } from "../shared/protocol/http/origin";

/** What the command line and the environment say; a flag wins over its variable. */
export interface Configuration {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Folder of what the server keeps in files: the database, unless it is elsewhere. */
  readonly dataFolder: string;
  /** "postgres://…", or null for a file in the data folder. May hold a password. */
  readonly databaseUrl: string | null;
  readonly publicOrigin: string | null;
  readonly tlsFiles: { readonly certificate: string; readonly key: string } | null;
  readonly logLevel: string;
  /** Where to say that the server is ready, and under which origin. */
  readonly readyFile: string | null;
}

/** A setting that cannot be used; the message says which and what is expected. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

export const USAGE = `Keyferry key server

  --host <address>       KEYFERRY_HOST        where to listen (127.0.0.1)
  --port <number>        KEYFERRY_PORT        port, 0 for a free one (8420)
  --data <folder>        KEYFERRY_DATA        folder of the database
                         KEYFERRY_DATABASE_URL  PostgreSQL instead of a file: postgres://user:password@host/name
  --origin <url>         KEYFERRY_ORIGIN      address under which clients reach the server
  --tls-cert <file>      KEYFERRY_TLS_CERT    certificate chain, PEM
  --tls-key <file>       KEYFERRY_TLS_KEY     private key, PEM
  --log-level <level>    KEYFERRY_LOG_LEVEL   trace, debug, info, warn, error, silent (info)
  --help

Plain HTTP is served on this computer only; everywhere else a certificate is needed.
`;

const LOG_LEVELS: ReadonlySet<string> = new Set(["trace", "debug", "info", "warn", "error", "silent"]);

const FLAGS = {
  host: { type: "string" },
  port: { type: "string" },
  data: { type: "string" },
  origin: { type: "string" },
  "tls-cert": { type: "string" },
  "tls-key": { type: "string" },
  "log-level": { type: "string" },
  help: { type: "boolean" },
} as const;

/** The folder for a program's data on this system (XDG, ~/Library, %LOCALAPPDATA%). */
function defaultDataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === "win32") {
    const local = environment.LOCALAPPDATA ?? join(homedir(), "AppData", "Local");
    return join(local, "Keyferry Server");
  }
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "Keyferry Server");
  return join(environment.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "keyferry-server");
}

/** Only the environment may name it: other users of a computer can see command lines, and this may hold a password. */
function databaseUrlOf(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^postgres(ql)?:\/\//i.test(text) || !URL.canParse(text))
    throw new ConfigurationError(
      "KEYFERRY_DATABASE_URL is not an address of PostgreSQL. Write it like postgres://user:password@host:5432/database.",
    );
  return text;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new ConfigurationError(`Not a port: ${text}`);
  return port;
}

function originOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const origin = parseServerOrigin(text);
  if (origin === null)
    throw new ConfigurationError(`Not a usable origin: ${text}. Write it like https://keys.example.org.`);
  return origin;
}

function tlsFilesOf(certificate: string | undefined, key: string | undefined): Configuration["tlsFiles"] {
  if (certificate === undefined && key === undefined) return null;
  if (certificate === undefined || key === undefined)
    throw new ConfigurationError(
      "TLS needs both a certificate (KEYFERRY_TLS_CERT) and its key (KEYFERRY_TLS_KEY).",
    );
  return { certificate, key };
}

/**
 * Reads flags and environment; null when only the usage is asked for.
 * @throws ConfigurationError
 */
export function readConfiguration(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Configuration | null {
  const flags = parseFlags(args);
  if (flags.help) return null;
  const setting = (flag: string | undefined, variable: string): string | undefined =>
    flag ?? (environment[variable] || undefined);
  const logLevel = setting(flags["log-level"], "KEYFERRY_LOG_LEVEL") ?? "info";
  if (!LOG_LEVELS.has(logLevel)) throw new ConfigurationError(`Not a log level: ${logLevel}`);
  return {
    host: setting(flags.host, "KEYFERRY_HOST") ?? "127.0.0.1",
    port: portOf(setting(flags.port, "KEYFERRY_PORT") ?? "8420"),
    dataFolder: setting(flags.data, "KEYFERRY_DATA") ?? defaultDataFolder(environment, platform),
    databaseUrl: databaseUrlOf(environment.KEYFERRY_DATABASE_URL),
    publicOrigin: originOf(setting(flags.origin, "KEYFERRY_ORIGIN")),
    tlsFiles: tlsFilesOf(
      setting(flags["tls-cert"], "KEYFERRY_TLS_CERT"),
      setting(flags["tls-key"], "KEYFERRY_TLS_KEY"),
    ),
    logLevel,
    readyFile: environment.KEYFERRY_READY_FILE || null,
  };
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, strict: true }).values;
  } catch (error) {
    throw new ConfigurationError(error instanceof Error ? error.message : String(error));
  }
}
