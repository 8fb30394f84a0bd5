import { randomBytes } from "node:crypto";
import { base64UrlToBytes, bytesToBase64Url, CryptoError, plainBytes, sha256 } from "../../shared/crypto";
import { normalizeAddress } from "../../shared/format";
import type { Role } from "../../shared/protocol/http/administration";
import type { InvitesTable, Queries } from "../storage/tables";

const CODE_LENGTH = 32;
const HASH_LENGTH = 32;
export const INVITE_ID_LENGTH = 16;
export const DEFAULT_VALIDITY = 7 * 86_400;
/** How long an invite is remembered after its end. */
const REMEMBERED = 30 * 86_400;

export interface NewInvite {
  /** Any spelling; the invite is for the normal form. */
  readonly address: string;
  readonly role: Role;
  /** Seconds from now. */
  readonly validFor: number;
  /** User ID of the administrator, 16 bytes; null for the command line and for company sign-on. */
  readonly createdBy: Uint8Array | null;
}

export interface CreatedInvite {
  /** 32 bytes, base64url. Shown once: only its hash is kept. */
  readonly code: string;
  readonly inviteId: string;
  /** Unix seconds. */
  readonly expiresAt: number;
}

/** An invite as administrators see it. */
export interface Invite extends Pick<InvitesTable, "address" | "role"> {
  readonly inviteId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

/** First half of the code's hash. */
function inviteIdOf(codeHash: Uint8Array): string {
  return bytesToBase64Url(codeHash.subarray(0, INVITE_ID_LENGTH));
}

/** Null for a text that no code looks like. */
function codeHashOf(code: string): Uint8Array | null {
  try {
    const bytes = base64UrlToBytes(code);
    return bytes.length === CODE_LENGTH ? sha256(bytes) : null;
  } catch (error) {
    if (error instanceof CryptoError) return null;
    throw error;
  }
}

/**
 * Makes an invite, for one person at this address, once.
 * @param now Unix seconds
 * @throws FormatError `invalid-address`
 */
export async function createInvite(queries: Queries, invite: NewInvite, now: number): Promise<CreatedInvite> {
  const address = normalizeAddress(invite.address);
  const code = randomBytes(CODE_LENGTH);
  const codeHash = sha256(plainBytes(code));
  const expiresAt = now + invite.validFor;
  await queries
    .deleteFrom("invites")
    .where("expires_at", "<", now - REMEMBERED)
    .execute();
  await queries
    .insertInto("invites")
    .values({
      code_hash: codeHash,
      address,
      role: invite.role,
      created_by: invite.createdBy,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute();
  return { code: bytesToBase64Url(code), inviteId: inviteIdOf(codeHash), expiresAt };
}

/**
 * Uses an invite up, inside the caller's transaction: what it was used for and its use are one.
 * @param address of the record that is enrolled, in normal form
 * @param now Unix seconds
 * @returns the role that it gives; null when it is unknown, used, over, or for another address
 */
export async function takeInvite(
  queries: Queries,
  code: string,
  address: string,
  now: number,
): Promise<Role | null> {
  const codeHash = codeHashOf(code);
  if (codeHash === null) return null;
  const taken = await queries
    .updateTable("invites")
    .set({ used_at: now })
    .where("code_hash", "=", codeHash)
    .where("address", "=", address)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) return null;
  const row = await queries
    .selectFrom("invites")
    .select("role")
    .where("code_hash", "=", codeHash)
    .executeTakeFirstOrThrow();
  return row.role;
}

/** Up to `count` invites after the one with this ID, in the order of their IDs. */
export async function listInvites(
  queries: Queries,
  after: Uint8Array | null,
  count: number,
): Promise<Invite[]> {
  const rows = await queries
    .selectFrom("invites")
    .selectAll()
    .$if(after !== null, (query) => query.where("code_hash", ">", lastHashOf(after ?? new Uint8Array(0))))
    .orderBy("code_hash")
    .limit(count)
    .execute();
  return rows.map((row) => ({
    inviteId: inviteIdOf(row.code_hash),
    address: row.address,
    role: row.role,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  }));
}

/** Takes an invite back that nobody has used. False when there is none. */
export async function withdrawInvite(queries: Queries, inviteId: Uint8Array): Promise<boolean> {
  const removed = await queries
    .deleteFrom("invites")
    .where("code_hash", ">=", firstHashOf(inviteId))
    .where("code_hash", "<=", lastHashOf(inviteId))
    .where("used_at", "is", null)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}

/** The smallest hash that an ID may be the first half of. */
function firstHashOf(inviteId: Uint8Array): Uint8Array {
  return filled(inviteId, 0x00);
}

/** The largest one. */
function lastHashOf(inviteId: Uint8Array): Uint8Array {
  return filled(inviteId, 0xff);
}

function filled(inviteId: Uint8Array, rest: number): Uint8Array {
  const hash = new Uint8Array(HASH_LENGTH).fill(rest);
  hash.set(inviteId);
  return hash;
}
