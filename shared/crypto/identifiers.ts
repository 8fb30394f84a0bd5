import { randomBytes } from "node:crypto";
import type { DataId, UserId } from "./branded-types";
import { requireLength } from "./byte-strings";
import { CryptoError } from "./crypto-error";
import { bytesToHex, hexToBytes } from "./text-encodings";

/** Bytes in a user ID and in a data ID. */
export const ID_LENGTH = 16;

const ID_TEXT = /^[0-9a-f]{32}$/;

function parseId(text: string, what: string): string {
  if (!ID_TEXT.test(text))
    throw new CryptoError("invalid-encoding", `${what} must be 32 lower-case hex digits`);
  return text;
}

function idFromBytes(bytes: Uint8Array, what: string): string {
  requireLength(bytes, ID_LENGTH, what);
  return bytesToHex(bytes);
}

/** A fresh random user ID. */
export function newUserId(): UserId {
  return bytesToHex(randomBytes(ID_LENGTH)) as UserId;
}

/** @throws CryptoError `invalid-encoding` */
export function parseUserId(text: string): UserId {
  return parseId(text, "user ID") as UserId;
}

export function userIdBytes(id: UserId): Uint8Array {
  return hexToBytes(parseUserId(id));
}

/** @throws CryptoError `invalid-length` */
export function userIdFromBytes(bytes: Uint8Array): UserId {
  return idFromBytes(bytes, "user ID") as UserId;
}

/** A fresh random data ID for a folder or file. A vault's is made by `rootDataId`. */
export function newDataId(): DataId {
  return bytesToHex(randomBytes(ID_LENGTH)) as DataId;
}

/** @throws CryptoError `invalid-encoding` */
export function parseDataId(text: string): DataId {
  return parseId(text, "data ID") as DataId;
}

export function dataIdBytes(id: DataId): Uint8Array {
  return hexToBytes(parseDataId(id));
}

/** @throws CryptoError `invalid-length` */
export function dataIdFromBytes(bytes: Uint8Array): DataId {
  return idFromBytes(bytes, "data ID") as DataId;
}
