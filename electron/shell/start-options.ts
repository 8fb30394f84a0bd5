import path from "node:path";
import { fileURLToPath } from "node:url";
import { looksLikeKeyferryLink } from "../../shared/protocol/links";

export const DEFAULT_KEYCHAIN_SERVICE = "Keyferry";
const CONTAINER_EXTENSION = ".keyferry";
/** What the system opens with Keyferry, as in `keyferry:data?…`. */
export const LINK_SCHEME = "keyferry";

export interface StartOptions {
  /** A key server to offer at the first start (`KEYFERRY_SERVER`); the person may choose another. */
  readonly suggestedServer: string | null;
  /** Under what name the keychain keeps the private keys (`KEYFERRY_KEYCHAIN_SERVICE` keeps test runs apart). */
  readonly keychainService: string;
  /** A file that says what the logs of key servers must fulfil (`KEYFERRY_LOG_POLICY`). */
  readonly logPolicyFile: string | null;
}

function nonEmpty(value: string | undefined): string | null {
  return value === undefined || value.trim() === "" ? null : value.trim();
}

/** What the environment says about this start. */
export function readStartOptions(env: Readonly<Record<string, string | undefined>>): StartOptions {
  return {
    suggestedServer: nonEmpty(env["KEYFERRY_SERVER"]),
    keychainService: nonEmpty(env["KEYFERRY_KEYCHAIN_SERVICE"]) ?? DEFAULT_KEYCHAIN_SERVICE,
    logPolicyFile: nonEmpty(env["KEYFERRY_LOG_POLICY"]),
  };
}

/** File managers hand files over as plain paths or as file: addresses. Null for what is no local file. */
function localPath(argument: string, workingFolder: string): string | null {
  const isAddress = /^[a-z][a-z0-9+.-]+:\/\//i.test(argument);
  if (!isAddress) return path.resolve(workingFolder, argument);
  try {
    return fileURLToPath(argument);
  } catch {
    return null;
  }
}

/**
 * The containers that a command line names, as absolute paths.
 * @param argv  the whole command line; the program itself and options are passed over
 */
export function handedOverPaths(argv: readonly string[], workingFolder: string): string[] {
  return argv
    .slice(1)
    .filter((argument) => !argument.startsWith("-"))
    .filter((argument) => !looksLikeKeyferryLink(argument))
    .filter((argument) => argument.toLowerCase().endsWith(CONTAINER_EXTENSION))
    .map((argument) => localPath(argument, workingFolder))
    .filter((found) => found !== null);
}

/**
 * The links that a command line names, as they are: whoever takes them reads them strictly.
 * @param argv  the whole command line
 */
export function handedOverLinksOf(argv: readonly string[]): string[] {
  return argv.slice(1).filter(looksLikeKeyferryLink);
}
