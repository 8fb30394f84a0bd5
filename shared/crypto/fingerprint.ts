import { wordlist } from "@scure/bip39/wordlists/english.js";
import type { Fingerprint, UserId } from "./branded-types";
import { requireLength, utf8 } from "./byte-strings";
import { CryptoError } from "./crypto-error";
import { sha256 } from "./digest";
import { userIdBytes } from "./identifiers";
import { SIGNING_KEY_LENGTH } from "./signing-point";
import { bytesToHex } from "./text-encodings";

export const FINGERPRINT_LENGTH = 32;

const FINGERPRINT_DOMAIN = utf8("keyferry/v1/fingerprint");
const WORD_COUNT = 8;
const BITS_PER_WORD = 11n;
const DIGIT_COUNT = 60;

function u16be(value: number): Uint8Array {
  if (value > 0xffff) throw new CryptoError("invalid-length", "public key too long");
  return Uint8Array.of(value >> 8, value & 0xff);
}

/** SHA-256("keyferry/v1/fingerprint" || userId || u16be(length of spki) || spki || signingKey), 32 bytes. */
export function fingerprintOf(userId: UserId, spki: Uint8Array, signingKey: Uint8Array): Fingerprint {
  requireLength(signingKey, SIGNING_KEY_LENGTH, "Ed25519 public key");
  const hash = sha256(FINGERPRINT_DOMAIN, userIdBytes(userId), u16be(spki.length), spki, signingKey);
  return hash as unknown as Fingerprint;
}

function toNumber(fingerprint: Uint8Array): bigint {
  requireLength(fingerprint, FINGERPRINT_LENGTH, "fingerprint");
  return BigInt(`0x${bytesToHex(fingerprint)}`);
}

/** The first 88 bits as 8 words of the BIP-39 English list, 11 bits a word, highest bits first. */
export function fingerprintWords(fingerprint: Fingerprint): string[] {
  const top = toNumber(fingerprint) >> (256n - BigInt(WORD_COUNT) * BITS_PER_WORD);
  return Array.from({ length: WORD_COUNT }, (_, place) => {
    const shift = BigInt(WORD_COUNT - 1 - place) * BITS_PER_WORD;
    return wordlist[Number((top >> shift) & 0x7ffn)] ?? "";
  });
}

/** The fingerprint as a number modulo 10^60, zero-padded: 12 groups of 5 digits. */
export function fingerprintDigits(fingerprint: Fingerprint): string {
  const digits = (toNumber(fingerprint) % 10n ** BigInt(DIGIT_COUNT)).toString().padStart(DIGIT_COUNT, "0");
  return (digits.match(/.{5}/g) ?? []).join(" ");
}
