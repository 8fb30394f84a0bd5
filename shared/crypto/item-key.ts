import { randomBytes } from "node:crypto";
import type { DataId, SecretKey16 } from "./branded-types";
import { requireLength, u32be, utf8 } from "./byte-strings";
import { hmacSha256, sha256 } from "./digest";
import { dataIdBytes, dataIdFromBytes, ID_LENGTH } from "./identifiers";
import { KEY_LENGTH } from "./sealed-box";
import { SIGNING_KEY_LENGTH } from "./signing-point";

const ITEM_DOMAIN = utf8("keyferry/v1/item");
const ROOT_DOMAIN = utf8("keyferry/v1/root");

/** Bytes of the random nonce from which a vault's data ID is made. */
export const ROOT_NONCE_LENGTH = 16;

/** A fresh random 128-bit key: a vault's root key, a content key. */
export function generateDataKey(): SecretKey16 {
  return new Uint8Array(randomBytes(KEY_LENGTH)) as unknown as SecretKey16;
}

/** @throws CryptoError `invalid-length` unless there are 16 bytes. */
export function asSecretKey16(bytes: Uint8Array): SecretKey16 {
  requireLength(bytes, KEY_LENGTH, "128-bit key");
  return bytes as SecretKey16;
}

/**
 * The key of an item from the key of the folder or vault that holds it:
 * HMAC-SHA-256(parentKey, "keyferry/v1/item" || itemId || u32be(epoch))[0..16), with the item's own epoch.
 */
export function deriveItemKey(parentKey: SecretKey16, itemId: DataId, epoch: number): SecretKey16 {
  requireLength(parentKey, KEY_LENGTH, "item key");
  const mac = hmacSha256(parentKey, ITEM_DOMAIN, dataIdBytes(itemId), u32be(epoch));
  return mac.subarray(0, KEY_LENGTH) as SecretKey16;
}

/**
 * A vault's data ID, which names its owner without asking anybody:
 * SHA-256("keyferry/v1/root" || ownerSigningKey || nonce)[0..16).
 */
export function rootDataId(ownerSigningKey: Uint8Array, nonce: Uint8Array): DataId {
  requireLength(ownerSigningKey, SIGNING_KEY_LENGTH, "owner's signing key");
  requireLength(nonce, ROOT_NONCE_LENGTH, "root nonce");
  return dataIdFromBytes(sha256(ROOT_DOMAIN, ownerSigningKey, nonce).subarray(0, ID_LENGTH));
}
