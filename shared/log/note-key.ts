import { randomBytes } from "node:crypto";
import {
  base64ToBytes,
  bytesToBase64,
  bytesToHex,
  checkSigningPublicKey,
  concatBytes,
  SIGNING_KEY_LENGTH,
  SIGNING_SEED_LENGTH,
  type SigningPublicKey,
  sha256,
  signingPairFromSeed,
  utf8,
  zero,
} from "../crypto";
import { LogError } from "./log-error";

/**
 * Keys of signed notes in their text form, as golang.org/x/mod/sumdb/note writes them: `name+keyId+base64(type || key)`
 * for verifying, the same with the seed after `PRIVATE+KEY+` for signing.
 */

/** Ed25519 over the note's text (C2SP signed-note). */
export const NOTE_KEY = 1;
/** Ed25519 over the text and a time (C2SP tlog-cosignature, cosignature/v1). */
export const COSIGNATURE_KEY = 4;
export type NoteKeyType = typeof NOTE_KEY | typeof COSIGNATURE_KEY;

export const KEY_ID_LENGTH = 4;

/** A key whose signatures are believed. */
export interface LogVerifier {
  readonly name: string;
  /** 4 bytes; found again in signature lines. */
  readonly keyId: Uint8Array;
  readonly publicKey: SigningPublicKey;
  readonly type: NoteKeyType;
}

/** A secret key read from its text form. */
export interface NoteSecret {
  readonly verifier: LogVerifier;
  readonly privatePkcs8: Uint8Array;
}

const MAX_NAME_LENGTH = 255;
const MAX_KEY_TEXT_LENGTH = 512;
const SECRET_PREFIX = "PRIVATE+KEY+";
const KEY_TEXT = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/;
/** White space as Unicode has it, plus signs, control characters and lone surrogates. */
const NOT_IN_NAMES = /[\s\u0085+\p{Cc}\p{Cs}]/u;

/** Whether a key, and so a log, may be called this. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.length <= MAX_NAME_LENGTH && !NOT_IN_NAMES.test(name);
}

/** SHA-256(name || newline || type || public key)[0..4) */
function keyIdOf(name: string, type: NoteKeyType, publicKey: Uint8Array): Uint8Array {
  return sha256(utf8(`${name}\n`), Uint8Array.of(type), publicKey).slice(0, KEY_ID_LENGTH);
}

/** @throws LogError `log-key-malformed` for a name or key that cannot be one */
export function logVerifier(name: string, type: NoteKeyType, publicKey: Uint8Array): LogVerifier {
  if (!isKeyName(name)) throw malformed("name");
  return { name, type, publicKey: strongKey(publicKey), keyId: keyIdOf(name, type, publicKey) };
}

/** @throws LogError `log-key-malformed` for a name or key that cannot be one */
export function formatVkey(name: string, type: NoteKeyType, publicKey: SigningPublicKey): string {
  const { keyId } = logVerifier(name, type, publicKey);
  return `${name}+${bytesToHex(keyId)}+${bytesToBase64(concatBytes(Uint8Array.of(type), publicKey))}`;
}

/** @throws LogError `log-key-malformed` */
export function parseVkey(text: string): LogVerifier {
  const { name, keyId, type, key } = parseKeyText(text, SIGNING_KEY_LENGTH);
  const verifier = logVerifier(name, type, key);
  if (bytesToHex(verifier.keyId) !== keyId) throw malformed("key ID");
  return verifier;
}

/** A new secret key in text form. @throws LogError `log-key-malformed` for a name that cannot be one */
export function newSecretText(name: string, type: NoteKeyType): string {
  const seed = randomBytes(SIGNING_SEED_LENGTH);
  const { keyId } = logVerifier(name, type, signingPairFromSeed(seed).publicKey);
  const text = bytesToBase64(concatBytes(Uint8Array.of(type), seed));
  zero(seed);
  return `${SECRET_PREFIX}${name}+${bytesToHex(keyId)}+${text}`;
}

/** @throws LogError `log-key-malformed`; its message never holds the secret */
export function parseSecretText(text: string, type: NoteKeyType): NoteSecret {
  if (!text.startsWith(SECRET_PREFIX)) throw malformed("not a secret key");
  const secret = parseKeyText(text.slice(SECRET_PREFIX.length), SIGNING_SEED_LENGTH);
  if (secret.type !== type) throw malformed("type");
  const { publicKey, privatePkcs8 } = signingPairFromSeed(secret.key);
  zero(secret.key);
  const verifier = logVerifier(secret.name, type, publicKey);
  if (bytesToHex(verifier.keyId) !== secret.keyId) throw malformed("key ID");
  return { verifier, privatePkcs8 };
}

interface KeyText {
  readonly name: string;
  readonly keyId: string;
  readonly type: NoteKeyType;
  readonly key: Uint8Array;
}

function parseKeyText(text: string, keyLength: number): KeyText {
  if (text.length > MAX_KEY_TEXT_LENGTH) throw malformed("too long");
  const [, name, keyId, encoded] = KEY_TEXT.exec(text) ?? [];
  if (name === undefined || keyId === undefined || encoded === undefined) throw malformed("form");
  const bytes = decodeKey(encoded);
  const type = bytes[0];
  if (type !== NOTE_KEY && type !== COSIGNATURE_KEY) throw malformed("type");
  if (bytes.length !== 1 + keyLength) throw malformed("length");
  return { name, keyId, type, key: bytes.slice(1) };
}

function decodeKey(encoded: string): Uint8Array {
  try {
    return base64ToBytes(encoded);
  } catch {
    throw malformed("base64");
  }
}

function strongKey(publicKey: Uint8Array): SigningPublicKey {
  try {
    return checkSigningPublicKey(Uint8Array.from(publicKey));
  } catch {
    throw malformed("weak or no Ed25519 key");
  }
}

function malformed(what: string): LogError {
  return new LogError("log-key-malformed", `note key: ${what}`);
}
