import { base64UrlToBytes, bytesToBase64Url, CryptoError, type SigningPublicKey } from "../../shared/crypto";
import type { AuditHeadEntry } from "../../shared/format";
import { type AuditEntry, auditEntrySchema } from "../../shared/protocol/http/administration";
import { AUDIT_START, auditHash, encodeAuditContent } from "./audit-content";
import { isAuditSignature } from "./audit-signing";
import type { AuditHead } from "./audit-trail";

export type AuditErrorCode =
  | "entry-malformed"
  | "entry-missing"
  | "entry-changed"
  | "entry-unsigned"
  | "head-differs"
  | "trail-cut";

const SENTENCES: Readonly<Record<AuditErrorCode, string>> = {
  "entry-malformed": "is not an audit entry. The file is damaged, or it is not an export of the audit trail.",
  "entry-missing": "does not follow the one before it: entries were removed, repeated or reordered.",
  "entry-changed": "was changed after it was written: its hash does not fit what it says.",
  "entry-unsigned": "is not signed by the log's key of its time.",
  "head-differs": "is not the one that the transparency log vouches for: the trail was rewritten.",
  "trail-cut": "is missing, although the transparency log vouches for it: the end of the trail was cut off.",
};

/** The trail is not what the server once wrote. `sequence` is the first entry that shows it. */
export class AuditError extends Error {
  override readonly name = "AuditError";

  constructor(
    readonly code: AuditErrorCode,
    readonly sequence: number,
  ) {
    super(`Audit entry ${sequence} ${SENTENCES[code]}`);
  }
}

/** What a trail is held against. */
export interface AuditWitness {
  /** The log's keys, first one first. */
  readonly logKeys: readonly SigningPublicKey[];
  /** What the log says of the trail, in any order. */
  readonly heads: readonly Pick<AuditHeadEntry, "auditSequence" | "auditHash">[];
}

/** A trail that was found to be as it was written. */
export interface VerifiedTrail extends AuditHead {
  /** How many of its entries the log vouches for. */
  readonly covered: number;
}

/** Reads one line of an export. @throws AuditError `entry-malformed` */
export function parseAuditLine(line: string, sequence: number): AuditEntry {
  try {
    return auditEntrySchema.parse(JSON.parse(line));
  } catch {
    throw new AuditError("entry-malformed", sequence);
  }
}

/**
 * Recomputes every hash, checks every signature and that the entries are those that the log vouches for. A key of
 * the log signs no more once its successor has signed.
 * @param extent "begun": an export, which may end before what the log vouches for now
 * @throws AuditError
 */
export async function verifyAuditTrail(
  entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>,
  { logKeys, heads }: AuditWitness,
  extent: "whole" | "begun" = "whole",
): Promise<VerifiedTrail> {
  const expected = new Map<number, string[]>();
  for (const { auditSequence, auditHash: hash } of heads)
    expected.set(auditSequence, [...(expected.get(auditSequence) ?? []), bytesToBase64Url(hash)]);
  let head: AuditHead = { sequence: 0, hash: AUDIT_START };
  let generation = 0;
  demandVouched(head, expected);
  for await (const entry of entries) {
    const { hash, signature } = checkedEntry(entry, head);
    const signer = logKeys.findIndex(
      (key, index) => index >= generation && isAuditSignature(key, hash, signature),
    );
    if (signer < 0) throw new AuditError("entry-unsigned", entry.sequence);
    generation = signer;
    head = { sequence: entry.sequence + 1, hash };
    demandVouched(head, expected);
  }
  let covered = 0;
  for (const length of expected.keys()) {
    if (length > head.sequence && extent === "whole") throw new AuditError("trail-cut", head.sequence);
    if (length <= head.sequence) covered = Math.max(covered, length);
  }
  return { ...head, covered };
}

function checkedEntry(entry: AuditEntry, { sequence, hash: previousHash }: AuditHead) {
  if (entry.sequence !== sequence || entry.previousHash !== bytesToBase64Url(previousHash))
    throw new AuditError("entry-missing", sequence);
  const hash = auditHash(encodeAuditContent({ ...entry, previousHash }));
  if (entry.hash !== bytesToBase64Url(hash)) throw new AuditError("entry-changed", sequence);
  return { hash, signature: signatureBytes(entry) };
}

function signatureBytes(entry: AuditEntry): Uint8Array {
  try {
    return base64UrlToBytes(entry.signature);
  } catch (error) {
    if (error instanceof CryptoError) throw new AuditError("entry-malformed", entry.sequence);
    throw error;
  }
}

function demandVouched(
  { sequence, hash }: AuditHead,
  expected: ReadonlyMap<number, readonly string[]>,
): void {
  const text = bytesToBase64Url(hash);
  const vouched = expected.get(sequence) ?? [];
  if (vouched.some((one) => one !== text)) throw new AuditError("head-differs", Math.max(0, sequence - 1));
}
