import { readFile } from "node:fs/promises";
import { KeyferryError } from "../services/keyferry-error";
import { type LogPolicy, parseLogPolicy } from "../services/log/log-policy";

/**
 * What the company demands of the logs of key servers; nothing without a file.
 * @throws KeyferryError `log-policy-invalid`, also when the file cannot be read: a demand must not be lost unnoticed
 */
export async function readLogPolicy(file: string | null): Promise<LogPolicy> {
  if (file === null) return new Map();
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new KeyferryError("log-policy-invalid", "the file cannot be read", { cause: error });
  }
  return parseLogPolicy(text);
}

/** The key server that a policy speaks of, to be offered at the first start; null when it speaks of none or of several. */
export function onlyServerOf(policy: LogPolicy): string | null {
  const [server, ...others] = policy.keys();
  return server === undefined || others.length > 0 ? null : server;
}
