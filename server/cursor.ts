import { base64UrlToBytes, bytesToBase64Url, CryptoError } from "../shared/crypto";
import { Problem } from "./problem";

/** Which listing a cursor belongs to; one listing's cursor is refused by another. */
export type CursorKind = "received" | "issued" | "of-data";

const TAGS: Readonly<Record<CursorKind, number>> = { received: 1, issued: 2, "of-data": 3 };
const LENGTH = 9;

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
  if (position === null || position > BigInt(Number.MAX_SAFE_INTEGER))
    throw new Problem("request-invalid", { detail: "not a cursor of this listing" });
  return Number(position);
}

function cursorBytes(cursor: string): Buffer {
  try {
    return Buffer.from(base64UrlToBytes(cursor));
  } catch (error) {
    if (error instanceof CryptoError)
      throw new Problem("request-invalid", { detail: "not a cursor of this listing" });
    throw error;
  }
}
