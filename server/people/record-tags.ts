import { bytesToHex, hexToBytes } from "../../shared/crypto";
import { Problem } from "../problem";

const TAG = /^"([0-9a-f]{64})"$/;

/** The entity tag of a person's keys: `recordHash` of the record in force. */
export function recordTag(recordHash: Uint8Array): string {
  return `"${bytesToHex(recordHash)}"`;
}

/**
 * The record that a change is meant to replace, from If-Match.
 * @throws Problem `precondition-needed` without one, `record-outdated` for what is no tag of a record
 */
export function recordOfTag(ifMatch: string | undefined): Uint8Array {
  if (ifMatch === undefined) throw new Problem("precondition-needed");
  const hash = TAG.exec(ifMatch)?.[1];
  if (hash === undefined) throw new Problem("record-outdated");
  return hexToBytes(hash);
}
