import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";

/** A command-line tool that encrypts one file to another; words of its command lines. */
export interface OutsideTool {
  readonly name: string;
  readonly version: string;
  readonly encrypt: (from: string, to: string) => readonly string[];
  readonly decrypt: (from: string, to: string) => readonly string[];
}

const KEY = "000102030405060708090a0b0c0d0e0f";
const IV = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";

/** The tools that are installed here; `age` gets a key of its own in `folder`. */
export function findTools(folder: string): OutsideTool[] {
  return [findOpenssl(), findAge(folder)].filter((tool) => tool !== null);
}

/** AES-128-CBC under a given key: no password to stretch, and nothing that notices tampering. */
function findOpenssl(): OutsideTool | null {
  const version = versionOf("openssl", "version");
  if (version === null) return null;
  const command = ["openssl", "enc", "-aes-128-cbc", "-K", KEY, "-iv", IV];
  return {
    name: "openssl",
    version,
    encrypt: (from, to) => [...command, "-in", from, "-out", to],
    decrypt: (from, to) => [...command, "-d", "-in", from, "-out", to],
  };
}

function findAge(folder: string): OutsideTool | null {
  const version = versionOf("age", "--version");
  if (version === null || versionOf("age-keygen", "--version") === null) return null;
  const identity = join(folder, "age-identity");
  execFileSync("age-keygen", ["-o", identity], { stdio: "ignore" });
  const recipient = execFileSync("age-keygen", ["-y", identity], { encoding: "utf8" }).trim();
  return {
    name: "age",
    version: `age ${version}`,
    encrypt: (from, to) => ["age", "-r", recipient, "-o", to, from],
    decrypt: (from, to) => ["age", "-d", "-i", identity, "-o", to, from],
  };
}

function versionOf(command: string, argument: string): string | null {
  const { status, stdout } = spawnSync(command, [argument], { encoding: "utf8" });
  return status === 0 ? (stdout.split("\n")[0]?.trim() ?? "") : null;
}

/** @throws when the tool fails */
export function runTool([command = "", ...args]: readonly string[]): void {
  execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
}
