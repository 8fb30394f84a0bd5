import { CryptoError } from "./crypto-error";

/**
 * Strict text forms of bytes. Each value has exactly one text: other cases of hex digits, missing or extra padding,
 * non-zero trailing bits and white space are refused with `invalid-encoding`.
 */

function decodeCanonically(text: string, encoding: "hex" | "base64" | "base64url"): Uint8Array {
  const bytes = Buffer.from(text, encoding);
  if (bytes.toString(encoding) !== text)
    throw new CryptoError("invalid-encoding", `not canonical ${encoding}`);
  return new Uint8Array(bytes);
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Lower-case hex. */
export function bytesToHex(bytes: Uint8Array): string {
  return view(bytes).toString("hex");
}

/** @throws CryptoError `invalid-encoding` unless `text` is lower-case hex of whole bytes. */
export function hexToBytes(text: string): Uint8Array {
  return decodeCanonically(text, "hex");
}

/** Base64 with padding (RFC 4648 section 4). */
export function bytesToBase64(bytes: Uint8Array): string {
  return view(bytes).toString("base64");
}

/** @throws CryptoError `invalid-encoding` unless `text` is canonical padded base64. */
export function base64ToBytes(text: string): Uint8Array {
  return decodeCanonically(text, "base64");
}

/** Base64url without padding (RFC 4648 section 5). */
export function bytesToBase64Url(bytes: Uint8Array): string {
  return view(bytes).toString("base64url");
}

/** @throws CryptoError `invalid-encoding` unless `text` is canonical unpadded base64url. */
export function base64UrlToBytes(text: string): Uint8Array {
  return decodeCanonically(text, "base64url");
}
