import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesToNumberLE, numberToBytesLE } from "@noble/curves/utils.js";
import type { SigningPublicKey } from "./branded-types";
import { concatBytes, plainBytes, requireLength } from "./byte-strings";
import { CryptoError } from "./crypto-error";
import { sha512 } from "./digest";
import { equalConstantTime, zero } from "./secret-memory";
import { checkSigningPublicKey } from "./signing-point";
import { SIGNING_SEED_LENGTH, signingPairFromSeed } from "./signing-seed";

/**
 * A verifiable random function: ECVRF-EDWARDS25519-SHA512-TAI (RFC 9381 section 5.5). Whoever has the secret key turns an
 * input into an output that nobody else can guess, that has no alternative, and proves it to those who have the public key.
 * BigInt arithmetic takes a time that depends a little on its numbers, so prove only where nobody can measure single proofs.
 */

export const VRF_PROOF_LENGTH = 80;
export const VRF_OUTPUT_LENGTH = 64;

const Point = ed25519.Point;
type Point = InstanceType<typeof Point>;

/** Numbers below the order q of the group that B generates. */
const Scalar = Point.Fn;

const SUITE = Uint8Array.of(3);
const DOMAIN = { encode: Uint8Array.of(1), challenge: Uint8Array.of(2), output: Uint8Array.of(3) } as const;
const BACK = Uint8Array.of(0);
const POINT_LENGTH = 32;
const CHALLENGE_LENGTH = 16;
/** Each try fails with a probability of about one half. */
const MAX_TRIES = 256;

interface SecretScalars {
  readonly publicKey: SigningPublicKey;
  /** The secret scalar modulo q: all points that it multiplies are of order q. */
  readonly x: bigint;
  /** The half of the hashed seed that nonces are made of. */
  readonly nonceKey: Uint8Array;
}

interface Proof {
  readonly gamma: Point;
  readonly c: bigint;
  readonly s: bigint;
}

/** The public key of a seed of 32 bytes, which is that of Ed25519. @throws CryptoError `invalid-length` */
export function vrfPublicKey(seed: Uint8Array): SigningPublicKey {
  return signingPairFromSeed(seed).publicKey;
}

/**
 * Proves the output for an input (section 5.1). The same input always gives the same proof.
 * @param seed 32 secret bytes, used for nothing else
 * @returns 80 bytes
 * @throws CryptoError `invalid-length`
 */
export function vrfProve(seed: Uint8Array, alpha: Uint8Array): Uint8Array {
  const { publicKey, x, nonceKey } = expandSeed(seed);
  const h = encodeToCurve(publicKey, alpha);
  const hBytes = pointBytes(h);
  const gamma = h.multiply(x);
  const k = Scalar.create(bytesToNumberLE(sha512(nonceKey, hBytes)));
  zero(nonceKey);
  const c = challenge(publicKey, h, gamma, Point.BASE.multiply(k), h.multiply(k));
  const s = Scalar.create(k + c * x);
  return concatBytes(
    pointBytes(gamma),
    numberToBytesLE(c, CHALLENGE_LENGTH),
    numberToBytesLE(s, POINT_LENGTH),
  );
}

/**
 * Checks a proof (section 5.3, with the key validated).
 * @returns the output for `alpha`, 64 bytes
 * @throws CryptoError `vrf-proof-invalid`; `weak-key` or `invalid-length` for a public key that is none
 */
export function vrfVerify(publicKey: Uint8Array, alpha: Uint8Array, proof: Uint8Array): Uint8Array {
  const key = checkSigningPublicKey(Uint8Array.from(publicKey));
  const y = decodePoint(key);
  if (y === null || y.isSmallOrder()) throw new CryptoError("weak-key", "not a VRF public key");
  const { gamma, c, s } = decodeProof(proof);
  const h = encodeToCurve(key, alpha);
  const u = Point.BASE.multiplyUnsafe(s).subtract(y.multiplyUnsafe(c));
  const v = h.multiplyUnsafe(s).subtract(gamma.multiplyUnsafe(c));
  const expected = numberToBytesLE(challenge(key, h, gamma, u, v), CHALLENGE_LENGTH);
  if (!equalConstantTime(expected, numberToBytesLE(c, CHALLENGE_LENGTH)))
    throw new CryptoError("vrf-proof-invalid");
  return outputOf(gamma);
}

/**
 * The output that a proof claims (section 5.2): for proofs just made by `vrfProve`. One from elsewhere may claim any output;
 * `vrfVerify` checks it.
 * @throws CryptoError `vrf-proof-invalid`
 */
export function vrfOutputUnverified(proof: Uint8Array): Uint8Array {
  return outputOf(decodeProof(proof).gamma);
}

function outputOf(gamma: Point): Uint8Array {
  return sha512(SUITE, DOMAIN.output, pointBytes(gamma.clearCofactor()), BACK);
}

/** RFC 8032 section 5.1.5. */
function expandSeed(seed: Uint8Array): SecretScalars {
  requireLength(seed, SIGNING_SEED_LENGTH, "VRF seed");
  const hash = sha512(seed);
  const low = hash.subarray(0, 32);
  low[0] = (low[0] ?? 0) & 0xf8;
  low[31] = ((low[31] ?? 0) & 0x7f) | 0x40;
  const x = Scalar.create(bytesToNumberLE(low));
  const nonceKey = hash.slice(32);
  zero(hash);
  return { publicKey: vrfPublicKey(seed), x, nonceKey };
}

/** Try and increment (section 5.4.1.1), with the public key as salt. */
function encodeToCurve(publicKey: Uint8Array, alpha: Uint8Array): Point {
  for (let counter = 0; counter < MAX_TRIES; counter++) {
    const hash = sha512(SUITE, DOMAIN.encode, publicKey, alpha, Uint8Array.of(counter), BACK);
    const point = decodePoint(hash.subarray(0, POINT_LENGTH))?.clearCofactor();
    if (point !== undefined && !point.is0()) return point;
  }
  throw new CryptoError("vrf-proof-invalid", "the input has no point");
}

/** Section 5.4.3, for (Y, H, Gamma, U, V). */
function challenge(publicKey: Uint8Array, ...points: readonly Point[]): bigint {
  const hash = sha512(SUITE, DOMAIN.challenge, publicKey, ...points.map(pointBytes), BACK);
  return bytesToNumberLE(hash.subarray(0, CHALLENGE_LENGTH));
}

/** Section 5.4.4: a point, c and an s below q, in exactly 80 bytes. */
function decodeProof(proof: Uint8Array): Proof {
  if (proof.length !== VRF_PROOF_LENGTH) throw new CryptoError("vrf-proof-invalid", "length");
  const gamma = decodePoint(proof.subarray(0, POINT_LENGTH));
  const c = bytesToNumberLE(proof.slice(POINT_LENGTH, POINT_LENGTH + CHALLENGE_LENGTH));
  const s = bytesToNumberLE(proof.slice(POINT_LENGTH + CHALLENGE_LENGTH));
  if (gamma === null || s >= Scalar.ORDER) throw new CryptoError("vrf-proof-invalid", "encoding");
  return { gamma, c, s };
}

/** Strict decoding (RFC 8032 section 5.1.3); null for bytes that are no point's own encoding. */
function decodePoint(bytes: Uint8Array): Point | null {
  try {
    return Point.fromBytes(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

function pointBytes(point: Point): Uint8Array {
  return plainBytes(point.toBytes());
}
