import {
  AEAD_KEY_LENGTH,
  IV_LENGTH,
  openA128CbcHs256,
  type Sealed,
  type SealedParts,
  sealA128CbcHs256,
  sealA128CbcHs256Parts,
} from "./authenticated-cipher";
import type { DataId, SecretKey16 } from "./branded-types";
import { concatBytes, requireLength, u32be, utf8 } from "./byte-strings";
import { CryptoError } from "./crypto-error";
import { hkdf } from "./digest";
import { dataIdBytes } from "./identifiers";
import { KEY_LENGTH } from "./sealed-box";
import { zero } from "./secret-memory";

/**
 * One segment of a file: an A128CBC-HS256 box whose key and IV both come from its leaf of the key tree.
 * A leaf seals one plaintext only; each version of a file has a fresh content key and so fresh leaves.
 */

const SEGMENT_DOMAIN = utf8("keyferry/v1/segment");
const NO_SALT = new Uint8Array(0);

export interface SegmentKey {
  /** 32 bytes: MAC key (16) then encryption key (16). */
  readonly key32: Uint8Array;
  /** 16 bytes. */
  readonly iv16: Uint8Array;
}

/** HKDF(leaf, salt = empty, info = "keyferry/v1/segment", 48): the key (32), then the IV (16). */
export function segmentKey(leaf: SecretKey16): SegmentKey {
  requireLength(leaf, KEY_LENGTH, "leaf");
  const expanded = hkdf(leaf, NO_SALT, SEGMENT_DOMAIN, AEAD_KEY_LENGTH + IV_LENGTH);
  return { key32: expanded.subarray(0, AEAD_KEY_LENGTH), iv16: expanded.subarray(AEAD_KEY_LENGTH) };
}

/** "keyferry/v1/segment" || dataId || u32be(index) || u32be(count) */
function segmentAad(dataId: DataId, index: number, count: number): Uint8Array {
  if (!(index < count)) throw new CryptoError("out-of-range", "segment index is not below the count");
  return concatBytes(SEGMENT_DOMAIN, dataIdBytes(dataId), u32be(index), u32be(count));
}

function withSegmentKey<T>(leaf: SecretKey16, use: (key: SegmentKey) => T): T {
  const key = segmentKey(leaf);
  try {
    return use(key);
  } finally {
    zero(key.key32);
  }
}

/** Seals segment `index` of `count`. Stored as ciphertext || tag. */
export function sealSegment(
  leaf: SecretKey16,
  dataId: DataId,
  index: number,
  count: number,
  plaintext: Uint8Array,
): Sealed {
  const aad = segmentAad(dataId, index, count);
  return withSegmentKey(leaf, ({ key32, iv16 }) => sealA128CbcHs256(key32, iv16, aad, plaintext));
}

/** As `sealSegment`, without joining the ciphertext: for `writev` of large segments. */
export function sealSegmentParts(
  leaf: SecretKey16,
  dataId: DataId,
  index: number,
  count: number,
  plaintext: Uint8Array,
): SealedParts {
  const aad = segmentAad(dataId, index, count);
  return withSegmentKey(leaf, ({ key32, iv16 }) => sealA128CbcHs256Parts(key32, iv16, aad, plaintext));
}

/** @throws CryptoError `authentication-failed` when a byte, the place or the count is not what was sealed. */
export function openSegment(
  leaf: SecretKey16,
  dataId: DataId,
  index: number,
  count: number,
  ciphertext: Uint8Array,
  tag: Uint8Array,
): Uint8Array {
  const aad = segmentAad(dataId, index, count);
  return withSegmentKey(leaf, ({ key32, iv16 }) => openA128CbcHs256(key32, iv16, aad, ciphertext, tag));
}
