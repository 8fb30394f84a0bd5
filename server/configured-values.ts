import { isIP } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { isLoopbackHost, parseServerOrigin } from "../shared/protocol/http/origin";
import type { SignOnOptions, WitnessOptions } from "./settings";

/** A setting that cannot be used; the message says which and what is expected. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

const LOG_LEVELS: ReadonlySet<string> = new Set(["trace", "debug", "info", "warn", "error", "silent"]);

/** The folder for a program's data on this system (XDG, ~/Library, %LOCALAPPDATA%). */
export function defaultDataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === "win32") {
    const local = environment.LOCALAPPDATA ?? join(homedir(), "AppData", "Local");
    return join(local, "Keyferry Server");
  }
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "Keyferry Server");
  return join(environment.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "keyferry-server");
}

/** Only the environment may name it: other users of a computer can see command lines, and this may hold a password. */
export function databaseUrlOf(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^postgres(ql)?:\/\//i.test(text) || !URL.canParse(text))
    throw new ConfigurationError(
      "KEYFERRY_DATABASE_URL is not an address of PostgreSQL. Write it like postgres://user:password@host:5432/database.",
    );
  return text;
}

export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new ConfigurationError(`Not a port: ${text}`);
  return port;
}

export function originOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const origin = parseServerOrigin(text);
  if (origin === null)
    throw new ConfigurationError(`Not a usable origin: ${text}. Write it like https://keys.example.org.`);
  return origin;
}

export function tlsFilesOf(
  certificate: string | undefined,
  key: string | undefined,
): { readonly certificate: string; readonly key: string } | null {
  if (certificate === undefined && key === undefined) return null;
  if (certificate === undefined || key === undefined)
    throw new ConfigurationError(
      "TLS needs both a certificate (KEYFERRY_TLS_CERT) and its key (KEYFERRY_TLS_KEY).",
    );
  return { certificate, key };
}

export function enrolmentOf(text: string): "invite" | "open" {
  if (text !== "invite" && text !== "open")
    throw new ConfigurationError(`Not a mode of enrolment: ${text}. It is "invite" or "open".`);
  return text;
}

export function logLevelOf(text: string): string {
  if (!LOG_LEVELS.has(text)) throw new ConfigurationError(`Not a log level: ${text}`);
  return text;
}

/** An address that only the one meant can answer at: https, or this computer. */
function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopbackHost(url.hostname));
}

export function signOnOf(issuer: string | undefined, clientId: string | undefined): SignOnOptions | null {
  if (issuer === undefined && clientId === undefined) return null;
  if (issuer === undefined || clientId === undefined)
    throw new ConfigurationError(
      "Company sign-on needs both an issuer (KEYFERRY_SIGN_ON_ISSUER) and a client ID (KEYFERRY_SIGN_ON_CLIENT).",
    );
  if (!isSafeAddress(issuer))
    throw new ConfigurationError(
      `Not a usable issuer: ${issuer}. Write it as the company's sign-on does, like https://login.example.org.`,
    );
  return { issuer, clientId };
}

export function proxiesOf(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const proxies = text.split(",").map((proxy) => proxy.trim());
  for (const proxy of proxies)
    if (!isNetwork(proxy)) throw new ConfigurationError(`Not an address or a network: ${proxy}`);
  return proxies;
}

function isNetwork(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

/** Pairs of verifier key and address; a verifier key is name+hash+base64. */
export function witnessesOf(text: string | undefined): readonly WitnessOptions[] {
  return (text?.split(/\s+/) ?? []).filter(Boolean).map((pair) => {
    const [, vkey, url] = /^([^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+)=(https?:\/\/\S+)$/.exec(pair) ?? [];
    if (vkey === undefined || url === undefined || !isSafeAddress(url))
      throw new ConfigurationError(
        `Not a witness: ${pair}. Write its verifier key and its address, like witness.example+1a2b3c4d+BHq…=https://witness.example.`,
      );
    return { vkey, url };
  });
}

export function quorumOf(text: string | undefined, witnesses: number): number {
  if (text === undefined) return witnesses;
  const quorum = Number(text);
  if (!/^\d{1,2}$/.test(text) || quorum > witnesses)
    throw new ConfigurationError(
      `Not a quorum: ${text}. There are ${witnesses} witnesses (KEYFERRY_WITNESSES).`,
    );
  return quorum;
}
