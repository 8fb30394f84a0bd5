import { encode } from "cborg";
import { plainBytes, sha256, utf8 } from "../../shared/crypto";

/** Everything that is audited. Grants and sessions are not: there are too many, and their owners sign grants. */
export const AUDIT_ACTIONS = [
  "server-start",
  "enrol",
  "rotate",
  "recover",
  "deactivate",
  "delete",
  "invite",
  "withdraw-invite",
  "change-role",
  "rotate-log-key",
  "export-audit",
  "backup",
  "restore",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What happened, by whom, to whom. Holds no name and no address: the trail outlives the rows of people. */
export interface AuditEvent {
  readonly action: AuditAction;
  /** A user ID, or "server", "command-line", "sign-on". */
  readonly actor: string;
  /** A user ID or an invite ID. */
  readonly subject: string | null;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** What an entry's hash covers. */
export interface AuditContent extends Omit<AuditEvent, "action"> {
  /** One of `AUDIT_ACTIONS` when this server wrote it. */
  readonly action: string;
  /** From 0, without gaps. */
  readonly sequence: number;
  /** Unix seconds. */
  readonly time: number;
  /** Hash of the entry before; `AUDIT_START` for the first. */
  readonly previousHash: Uint8Array;
}

/** What the first entry follows. */
export const AUDIT_START = new Uint8Array(32);

const CONTENT_VERSION = 1;
const ENTRY_DOMAIN = utf8("keyferry/v1/audit-entry");

/**
 * Deterministic CBOR (RFC 8949 section 4.2): version, sequence, time, action, actor, subject, details as pairs in
 * the order of their names, hash of the entry before.
 */
export function encodeAuditContent(content: AuditContent): Uint8Array {
  const { sequence, time, action, actor, subject, detail, previousHash } = content;
  const pairs = Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1));
  return plainBytes(encode([CONTENT_VERSION, sequence, time, action, actor, subject, pairs, previousHash]));
}

/** SHA-256("keyferry/v1/audit-entry" || content), 32 bytes. */
export function auditHash(content: Uint8Array): Uint8Array {
  return sha256(ENTRY_DOMAIN, content);
}
