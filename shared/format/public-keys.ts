import {
  CryptoError,
  checkRsaPublicKey,
  checkSigningPublicKey,
  SIGNING_KEY_LENGTH,
  type SigningPublicKey,
} from "../crypto";
import { readAnyBytes, readBytes } from "./cbor-fields";
import { FormatError, malformed } from "./format-error";
import type { CborValue } from "./strict-cbor";

/** Public keys inside structures: the checks of `shared/crypto`, with this folder's errors. */

function asFormatError(error: unknown): FormatError {
  const weak = error instanceof CryptoError && error.code === "weak-key";
  return weak ? new FormatError("weak-key", error.message) : malformed("not a public key");
}

/** @throws FormatError `weak-key` or `malformed` */
export function readSigningKey(value: CborValue | undefined, what: string): SigningPublicKey {
  const raw = readBytes(value, what, SIGNING_KEY_LENGTH);
  try {
    return checkSigningPublicKey(raw);
  } catch (error) {
    throw asFormatError(error);
  }
}

/** @throws FormatError `weak-key` or `malformed` */
export function readEncryptionKey(value: CborValue | undefined, what: string): Uint8Array {
  const spki = readAnyBytes(value, what);
  try {
    checkRsaPublicKey(spki);
    return spki;
  } catch (error) {
    throw asFormatError(error);
  }
}
