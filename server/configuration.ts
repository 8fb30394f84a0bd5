import { parseArgs } from "node:util";
import {
  ConfigurationError,
  databaseUrlOf,
  defaultDataFolder,
  enrolmentOf,
  logLevelOf,
  originOf,
  portOf,
  proxiesOf,
  quorumOf,
  signOnOf,
  tlsFilesOf,
  witnessesOf,
} from "./configured-values";
import type { SignOnOptions, WitnessOptions } from "./settings";

export { ConfigurationError };

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
  /** Who may enrol: those who have an invite, or everybody who finds the server. */
  readonly enrolment: "invite" | "open";
  readonly signOn: SignOnOptions | null;
  /** Addresses or networks of reverse proxies. */
  readonly trustedProxies: readonly string[];
  readonly witnesses: readonly WitnessOptions[];
  /** How many of the witnesses must cosign. */
  readonly quorum: number;
  readonly logLevel: string;
  /** Where to say that the server is ready, and under which origin. */
  readonly readyFile: string | null;
}

export const USAGE = `keyferry-server [start]

Runs the key server until it gets SIGINT or SIGTERM. keyferry-server help lists the other commands.

  --host <address>       KEYFERRY_HOST        where to listen (127.0.0.1)
  --port <number>        KEYFERRY_PORT        port, 0 for a free one (8420)
  --data <folder>        KEYFERRY_DATA        folder of the database
                         KEYFERRY_DATABASE_URL  PostgreSQL instead of a file: postgres://user:password@host/name
  --origin <url>         KEYFERRY_ORIGIN      address under which clients reach the server
  --tls-cert <file>      KEYFERRY_TLS_CERT    certificate chain, PEM
  --tls-key <file>       KEYFERRY_TLS_KEY     private key, PEM
  --enrolment <mode>     KEYFERRY_ENROLMENT   invite: only with an invite; open: everybody (invite)
  --sign-on-issuer <url> KEYFERRY_SIGN_ON_ISSUER  company sign-on (OpenID Connect): its issuer,
  --sign-on-client <id>  KEYFERRY_SIGN_ON_CLIENT  and the client ID that it gave Keyferry
  --trusted-proxies <l>  KEYFERRY_TRUSTED_PROXIES reverse proxies, addresses or networks with commas between
  --witnesses <list>     KEYFERRY_WITNESSES   who cosigns the log: <vkey>=<url>, spaces between
  --quorum <number>      KEYFERRY_QUORUM      how many of them must (all)
  --log-level <level>    KEYFERRY_LOG_LEVEL   trace, debug, info, warn, error, silent (info)
  --help

Plain HTTP is served on this computer only; everywhere else a certificate is needed.
`;

const FLAGS = {
  host: { type: "string" },
  port: { type: "string" },
  data: { type: "string" },
  origin: { type: "string" },
  "tls-cert": { type: "string" },
  "tls-key": { type: "string" },
  enrolment: { type: "string" },
  "sign-on-issuer": { type: "string" },
  "sign-on-client": { type: "string" },
  "trusted-proxies": { type: "string" },
  witnesses: { type: "string" },
  quorum: { type: "string" },
  "log-level": { type: "string" },
  help: { type: "boolean" },
} as const;

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
  const witnesses = witnessesOf(setting(flags.witnesses, "KEYFERRY_WITNESSES"));
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
    enrolment: enrolmentOf(setting(flags.enrolment, "KEYFERRY_ENROLMENT") ?? "invite"),
    signOn: signOnOf(
      setting(flags["sign-on-issuer"], "KEYFERRY_SIGN_ON_ISSUER"),
      setting(flags["sign-on-client"], "KEYFERRY_SIGN_ON_CLIENT"),
    ),
    trustedProxies: proxiesOf(setting(flags["trusted-proxies"], "KEYFERRY_TRUSTED_PROXIES")),
    witnesses,
    quorum: quorumOf(setting(flags.quorum, "KEYFERRY_QUORUM"), witnesses.length),
    logLevel: logLevelOf(setting(flags["log-level"], "KEYFERRY_LOG_LEVEL") ?? "info"),
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
