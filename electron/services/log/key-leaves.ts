import { bytesToHex, equalConstantTime } from "../../../shared/crypto";
import { decodeLogEntry, FormatError } from "../../../shared/format";
import { type Checkpoint, type LogVerifier, leafHash } from "../../../shared/log";
import { KeyferryError } from "../keyferry-error";
import type { KeyServer } from "../ports";
import { ENTRIES_AT_ONCE, readEntries } from "./entry-reading";
import type { LeafMirror } from "./leaf-mirror";

/**
 * Demands that the log itself announces keys that a server describes, so that whoever reads the log sees each of them: a description
 * can be another one for every person. Reads the entries that are not mirrored yet, proves that they are the checkpoint's, and keeps
 * nothing.
 * @param keys newer than those known
 * @throws KeyferryError `log-untrusted`; those of the server and the disk
 */
export async function requireKeyLeaves(
  server: KeyServer,
  mirror: LeafMirror,
  checkpoint: Checkpoint,
  keys: readonly Pick<LogVerifier, "publicKey">[],
): Promise<void> {
  if (keys.length === 0) return;
  const announced = new Set<string>([
    ...(await mirroredKeys(server, mirror, checkpoint.size)),
    ...(await keysBeyond(server, mirror, checkpoint)),
  ]);
  const isThere = keys.every(({ publicKey }) => announced.has(bytesToHex(publicKey)));
  if (!isThere) throw new KeyferryError("log-untrusted", "a key that the log does not announce");
}

/** The mirror has only their hashes; the entries are fetched again. */
async function mirroredKeys(server: KeyServer, mirror: LeafMirror, size: number): Promise<string[]> {
  const keys: string[] = [];
  for (const index of mirror.rows.ofLogKeys().filter((one) => one < size)) {
    const entries = await readEntries(server, index, index + 1);
    for (const entry of entries) {
      if (!equalConstantTime(leafHash(entry), await mirror.leafHash(index))) throw otherLeaves();
      keys.push(...keyIn(entry));
    }
  }
  return keys;
}

async function keysBeyond(
  server: KeyServer,
  mirror: LeafMirror,
  { size, root }: Checkpoint,
): Promise<string[]> {
  if (size <= mirror.size) return [];
  const range = await mirror.range();
  const keys: string[] = [];
  while (range.size < size) {
    const end = Math.min(size, range.size + ENTRIES_AT_ONCE);
    for (const entry of await readEntries(server, range.size, end)) {
      range.append(leafHash(entry));
      keys.push(...keyIn(entry));
    }
  }
  if (!equalConstantTime(range.root(), root)) throw otherLeaves();
  return keys;
}

function keyIn(bytes: Uint8Array): string[] {
  try {
    const entry = decodeLogEntry(bytes);
    return entry.kind === "log-key" ? [bytesToHex(entry.newKey)] : [];
  } catch (error) {
    if (error instanceof FormatError) throw new KeyferryError("log-untrusted", `entry: ${error.code}`);
    throw error;
  }
}

function otherLeaves(): KeyferryError {
  return new KeyferryError("log-untrusted", "leaves that are not those of the checkpoint");
}
