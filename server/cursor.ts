import { base64UrlToBytes, bytesToBase64Url, CryptoError, concatBytes, plainBytes } from "../shared/crypto";
import { Problem } from "./problem";

/** Which listing a cursor belongs to; one listing's cursor is refused by another. */
export type CursorKind = "received" | "issued" | "of-data" | "audit";

/** Listings in the order of 16-byte IDs. */
export type IdCursorKind = "invites" | "users";

const TAGS: Readonly<Record<CursorKind | IdCursorKind, number>> = {
  received: 1,
  issued: 2,
  "of-data": 3,
  audit: 4,
  invites: 5,
  users: 6,
};
const LENGTH = 9;
const ID_LENGTH = 16;

/** Opaque text for a position: one byte for the listing, eight for the sequence number. */
export function encodeCursor(kind: CursorKind, position: number): string {
  const bytes = Buffer.alloc(LENGTH);
  bytes.writeUInt8(TAGS[kind], 0);
  bytes.writeBigUInt64BE(BigInt(position), 1);
  return bytesToBase64Url(bytes);
}

/**
 * The position to go on after; the start when there is no cursor.
 * @throws Problem `request-invalid` for anything but a cursor of this listing.
 */
export function decodeCursor(kind: CursorKind, cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const bytes = cursorBytes(cursor);
  const position = bytes.length === LENGTH && bytes[0] === TAGS[kind] ? bytes.readBigUInt64BE(1) : null;
  if (position === null || position > BigInt(Number.MAX_SAFE_INTEGER)) throw notACursor();
  return Number(position);
}

/** Opaque text for the place after an ID of 16 bytes. */
export function encodeIdCursor(kind: IdCursorKind, id: Uint8Array): string {
  return bytesToBase64Url(concatBytes(new Uint8Array([TAGS[kind]]), id));
}

/**
 * The ID to go on after; null when there is no cursor.
 * @throws Problem `request-invalid` for anything but a cursor of this listing.
 */
export function decodeIdCursor(kind: IdCursorKind, cursor: string | undefined): Uint8Array | null {
  if (cursor === undefined) return null;
  const bytes = cursorBytes(cursor);
  if (bytes.length !== 1 + ID_LENGTH || bytes[0] !== TAGS[kind]) throw notACursor();
  return plainBytes(bytes.subarray(1));
}

function notACursor(): Problem {
  return new Problem("request-invalid", { detail: "not a cursor of this listing" });
}

function cursorBytes(cursor: string): Buffer {
  try {
    return Buffer.from(base64UrlToBytes(cursor));
  } catch (error) {
    if (error instanceof CryptoError) throw notACursor();
    throw error;
  }
}
