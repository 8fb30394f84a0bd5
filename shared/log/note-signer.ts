import type { KeyObject } from "node:crypto";
import {
  concatBytes,
  importSigningKey,
  type SigningPublicKey,
  sign,
  u64be,
  utf8,
  verify,
  zero,
} from "../crypto";
import {
  COSIGNATURE_KEY,
  formatVkey,
  type LogVerifier,
  NOTE_KEY,
  newSecretText,
  parseSecretText,
} from "./note-key";

/** A signature of a note, as a line of it names it. */
export interface SignatureLine {
  readonly name: string;
  /** 4 bytes. */
  readonly keyId: Uint8Array;
  /** 64 bytes, after 8 bytes of time in a cosignature. */
  readonly signature: Uint8Array;
}

/** Signs the text of notes. */
export interface LogSigner {
  readonly name: string;
  readonly vkey: string;
  readonly publicKey: SigningPublicKey;
  /** @param text with its last newline */
  sign(text: string): SignatureLine;
  /**
   * Says that another key signs from now on.
   * @returns signature over "keyferry/v1/log-key" || next key, 64 bytes, for `verifyEndorsement`
   */
  endorse(nextKey: SigningPublicKey): Uint8Array;
}

/** Signs that it has seen a checkpoint at a time. */
export interface WitnessSigner {
  readonly name: string;
  readonly vkey: string;
  readonly publicKey: SigningPublicKey;
  /** @param seconds since 1970 */
  cosign(text: string, seconds: number): SignatureLine;
}

const TIME_LENGTH = 8;
const ENDORSEMENT_DOMAIN = "keyferry/v1/log-key";

/** A new secret key for a log, in text form. @throws LogError `log-key-malformed` for a name that cannot be one */
export function generateSkey(name: string): string {
  return newSecretText(name, NOTE_KEY);
}

/** A new secret key for a witness, in text form. @throws LogError `log-key-malformed` for a name that cannot be one */
export function generateWitnessSkey(name: string): string {
  return newSecretText(name, COSIGNATURE_KEY);
}

/** @throws LogError `log-key-malformed`, also for a witness's key */
export function parseSkey(text: string): LogSigner {
  const { verifier, privatePkcs8 } = parseSecretText(text, NOTE_KEY);
  const key = importSecret(privatePkcs8);
  return {
    ...publicSide(verifier),
    sign: (noteText) => ({ ...lineOf(verifier), signature: sign(key, "", utf8(noteText)) }),
    endorse: (nextKey) => sign(key, ENDORSEMENT_DOMAIN, nextKey),
  };
}

/** @throws LogError `log-key-malformed`, also for a log's key */
export function parseWitnessSkey(text: string): WitnessSigner {
  const { verifier, privatePkcs8 } = parseSecretText(text, COSIGNATURE_KEY);
  const key = importSecret(privatePkcs8);
  return {
    ...publicSide(verifier),
    cosign: (noteText, seconds) => {
      const signature = sign(key, "", cosignedMessage(noteText, seconds));
      return { ...lineOf(verifier), signature: concatBytes(u64be(seconds), signature) };
    },
  };
}

/** Whether the key before has endorsed the next one. Never throws. */
export function verifyEndorsement(
  previousKey: SigningPublicKey,
  nextKey: SigningPublicKey,
  endorsement: Uint8Array,
): boolean {
  return verify(previousKey, ENDORSEMENT_DOMAIN, nextKey, endorsement);
}

function importSecret(privatePkcs8: Uint8Array): KeyObject {
  const key = importSigningKey(privatePkcs8);
  zero(privatePkcs8);
  return key;
}

function publicSide({ name, type, publicKey }: LogVerifier): Pick<LogSigner, "name" | "vkey" | "publicKey"> {
  return { name, publicKey, vkey: formatVkey(name, type, publicKey) };
}

function lineOf({ name, keyId }: LogVerifier): Pick<SignatureLine, "name" | "keyId"> {
  return { name, keyId };
}

function cosignedMessage(text: string, seconds: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${seconds}\n${text}`);
}

/**
 * Whether the line's signature is right for the text, by the verifier's own rules.
 * @returns null when it is wrong; otherwise the time of a cosignature, or "untimed" for a plain signature
 */
export function verifyLine(
  verifier: LogVerifier,
  text: string,
  signature: Uint8Array,
): number | "untimed" | null {
  if (verifier.type === NOTE_KEY) {
    return verify(verifier.publicKey, "", utf8(text), signature) ? "untimed" : null;
  }
  if (signature.length <= TIME_LENGTH) return null;
  const view = new DataView(signature.buffer, signature.byteOffset, signature.byteLength);
  const seconds = Number(view.getBigUint64(0));
  if (!Number.isSafeInteger(seconds)) return null;
  const message = cosignedMessage(text, seconds);
  return verify(verifier.publicKey, "", message, signature.subarray(TIME_LENGTH)) ? seconds : null;
}
