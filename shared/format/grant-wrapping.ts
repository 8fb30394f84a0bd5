import type { KeyObject } from "node:crypto";
import {
  concatBytes,
  dataIdBytes,
  generateDataKey,
  importEncryptionKey,
  KEY_LENGTH,
  maxWrappedPlaintextLength,
  openBox,
  rsaBlockLength,
  sealBox,
  u32be,
  unwrapKey,
  utf8,
  wrapKey,
  zero,
} from "../crypto";
import { malformed } from "./format-error";
import type { GrantContext, GrantKind, GrantPayload, GrantTerms } from "./grant";
import { decodePayload, encodePayload } from "./grant-payload";

/**
 * A payload that fits one RSA block is that block. A longer one: a fresh 128-bit key in the block, and the
 * payload in a sealed box after it.
 */

/** What a wrapped payload is bound to. */
export type WrappingPlace = Pick<GrantContext, "dataId" | "recipientFingerprint"> & Pick<GrantTerms, "epoch">;

const GRANT_DOMAIN = "keyferry/v1/grant";
const BOX_INFO = "keyferry/v1/grant-box";

/** OAEP label and AAD of the box: "keyferry/v1/grant" || dataId || u32be(epoch) || recipientFingerprint */
export function wrappingLabel(place: WrappingPlace): Uint8Array {
  return concatBytes(
    utf8(GRANT_DOMAIN),
    dataIdBytes(place.dataId),
    u32be(place.epoch),
    place.recipientFingerprint,
  );
}

/** @throws FormatError when the payload is invalid; CryptoError when the recipient's key is */
export function wrapPayload(
  payload: GrantPayload,
  recipientSpki: Uint8Array,
  place: WrappingPlace,
): Uint8Array {
  const label = wrappingLabel(place);
  const capacity = maxWrappedPlaintextLength(recipientSpki);
  const short = encodePayload(payload, capacity);
  try {
    if (short.length <= capacity) return wrapKey(recipientSpki, short, label);
  } finally {
    zero(short);
  }
  return wrapLongPayload(encodePayload(payload), recipientSpki, label);
}

function wrapLongPayload(payload: Uint8Array, recipientSpki: Uint8Array, label: Uint8Array): Uint8Array {
  const boxKey = generateDataKey();
  try {
    return concatBytes(wrapKey(recipientSpki, boxKey, label), sealBox(boxKey, BOX_INFO, label, payload));
  } finally {
    zero(boxKey, payload);
  }
}

/** @throws CryptoError `unwrap-failed`, `authentication-failed`; FormatError for the payload's content */
export function unwrapPayload(
  kind: GrantKind,
  wrapped: Uint8Array,
  recipientPrivateKey: Uint8Array | KeyObject,
  place: WrappingPlace,
): GrantPayload {
  const label = wrappingLabel(place);
  const key =
    recipientPrivateKey instanceof Uint8Array
      ? importEncryptionKey(recipientPrivateKey)
      : recipientPrivateKey;
  const blockLength = rsaBlockLength(key);
  const block = unwrapKey(key, wrapped.subarray(0, blockLength), label);
  try {
    if (wrapped.length === blockLength) return decodePayload(kind, block);
    return openLongPayload(kind, block, wrapped.subarray(blockLength), label);
  } finally {
    zero(block);
  }
}

function openLongPayload(
  kind: GrantKind,
  boxKey: Uint8Array,
  box: Uint8Array,
  label: Uint8Array,
): GrantPayload {
  if (boxKey.length !== KEY_LENGTH) throw malformed("no box key in the RSA block");
  const payload = openBox(boxKey, BOX_INFO, label, box);
  try {
    return decodePayload(kind, payload);
  } finally {
    zero(payload);
  }
}
