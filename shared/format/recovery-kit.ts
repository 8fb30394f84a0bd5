import { randomBytes } from "node:crypto";
import {
  AEAD_KEY_LENGTH,
  BLOCK_LENGTH,
  concatBytes,
  equalConstantTime,
  hkdf,
  IV_LENGTH,
  openA128CbcHs256,
  plainBytes,
  requireLength,
  SIGNING_SEED_LENGTH,
  sealA128CbcHs256,
  TAG_LENGTH,
  u32be,
  utf8,
  zero,
} from "../crypto";
import { FormatError, malformed } from "./format-error";
import { LIMITS } from "./limits";
import { decodeKit, encodeKit, type RecoveryKit } from "./recovery-kit-content";

/** magic "KFRY-KIT" | version u8 | salt 32 | words mark 16 | box length u32be | box; see docs/format.md. */

const MAGIC = utf8("KFRY-KIT");
const VERSION = 1;
const SALT_LENGTH = 32;
const MARK_LENGTH = 16;
const HEAD_LENGTH = MAGIC.length + 1 + SALT_LENGTH + MARK_LENGTH + 4;
const MIN_BOX_LENGTH = IV_LENGTH + BLOCK_LENGTH + TAG_LENGTH;
const KEY_INFO = utf8("keyferry/v1/recovery-kit");
const MARK_INFO = utf8("keyferry/v1/recovery-kit-words");

/** A kit's file, taken apart and not opened: nothing in it has been verified. */
export interface SealedKit {
  /** All that stands in clear, and is authenticated with the box. */
  readonly head: Uint8Array;
  readonly salt: Uint8Array;
  /** Tells whether a seed is the one that the kit was sealed with. */
  readonly mark: Uint8Array;
  readonly box: Uint8Array;
}

function kitKey(seed: Uint8Array, salt: Uint8Array): Uint8Array {
  requireLength(seed, SIGNING_SEED_LENGTH, "recovery seed");
  return hkdf(seed, salt, KEY_INFO, AEAD_KEY_LENGTH);
}

/** Seals with given randomness. Only for `sealRecoveryKit` and reproducible examples. @throws FormatError as `openRecoveryKit` */
export function sealRecoveryKitWith(
  kit: RecoveryKit,
  seed: Uint8Array,
  { salt, iv }: { readonly salt: Uint8Array; readonly iv: Uint8Array },
): Uint8Array {
  requireLength(salt, SALT_LENGTH, "recovery kit's salt");
  const key = kitKey(seed, salt);
  const plaintext = encodeKit(kit);
  try {
    const mark = hkdf(seed, salt, MARK_INFO, MARK_LENGTH);
    const length = plaintext.length - (plaintext.length % BLOCK_LENGTH) + BLOCK_LENGTH;
    const boxLength = u32be(IV_LENGTH + length + TAG_LENGTH);
    const head = concatBytes(MAGIC, Uint8Array.of(VERSION), salt, mark, boxLength);
    const { ciphertext, tag } = sealA128CbcHs256(key, iv, head, plaintext);
    return concatBytes(head, iv, ciphertext, tag);
  } finally {
    zero(key, plaintext);
  }
}

/**
 * The file of a kit that opens with the words of this seed.
 * @throws FormatError when the kit is not one that `openRecoveryKit` accepts
 */
export function sealRecoveryKit(kit: RecoveryKit, seed: Uint8Array): Uint8Array {
  return sealRecoveryKitWith(kit, seed, {
    salt: plainBytes(randomBytes(SALT_LENGTH)),
    iv: plainBytes(randomBytes(IV_LENGTH)),
  });
}

/**
 * Takes a kit's file apart, without opening it.
 * @throws FormatError `not-a-container`, `newer-version`, `truncated`, `trailing-data`, `limit-exceeded`, `malformed`
 */
export function parseRecoveryKit(file: Uint8Array): SealedKit {
  if (file.length > LIMITS.recoveryKitBytes) throw new FormatError("limit-exceeded", "recovery kit");
  const isKit = file.length >= MAGIC.length && equalConstantTime(file.subarray(0, MAGIC.length), MAGIC);
  if (!isKit) throw new FormatError("not-a-container", "not a recovery kit");
  if (file.length < HEAD_LENGTH) throw new FormatError("truncated", "recovery kit");
  const version = file[MAGIC.length] ?? 0;
  if (version > VERSION) throw new FormatError("newer-version", "recovery kit");
  if (version !== VERSION) throw malformed("recovery kit version");
  const head = file.slice(0, HEAD_LENGTH);
  const saltAt = MAGIC.length + 1;
  const markAt = saltAt + SALT_LENGTH;
  const boxLength = new DataView(head.buffer).getUint32(markAt + MARK_LENGTH);
  if (boxLength < MIN_BOX_LENGTH) throw malformed("recovery kit box");
  if (file.length < HEAD_LENGTH + boxLength) throw new FormatError("truncated", "recovery kit");
  if (file.length > HEAD_LENGTH + boxLength) throw new FormatError("trailing-data", "recovery kit");
  return {
    head,
    salt: head.slice(saltAt, markAt),
    mark: head.slice(markAt, markAt + MARK_LENGTH),
    box: file.slice(HEAD_LENGTH),
  };
}

/** Whether the kit says of itself that it was sealed with this seed: tells wrong words from a damaged file. */
export function isSealedWith({ salt, mark }: SealedKit, seed: Uint8Array): boolean {
  requireLength(seed, SIGNING_SEED_LENGTH, "recovery seed");
  return equalConstantTime(mark, hkdf(seed, salt, MARK_INFO, MARK_LENGTH));
}

/**
 * Opens a kit. Its private keys are the caller's to overwrite; whether they fit the person's record is for the caller to check.
 * @throws CryptoError `authentication-failed`
 * @throws FormatError `malformed`, `limit-exceeded`, `invalid-name`, `invalid-address`
 */
export function openRecoveryKit({ head, salt, box }: SealedKit, seed: Uint8Array): RecoveryKit {
  const key = kitKey(seed, salt);
  try {
    const plaintext = openA128CbcHs256(
      key,
      box.subarray(0, IV_LENGTH),
      head,
      box.subarray(IV_LENGTH, box.length - TAG_LENGTH),
      box.subarray(box.length - TAG_LENGTH),
    );
    try {
      return decodeKit(plaintext);
    } finally {
      zero(plaintext);
    }
  } finally {
    zero(key);
  }
}
