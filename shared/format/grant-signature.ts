import type { KeyObject } from "node:crypto";
import { dataIdBytes, sha256, sign, userIdBytes, verify } from "../crypto";
import { FormatError } from "./format-error";
import {
  GRANT_ACCESS,
  GRANT_KINDS,
  type Grant,
  type GrantContext,
  type GrantPayload,
  type GrantTerms,
  requireValidGrant,
  requireValidTerms,
  type UnsignedGrant,
} from "./grant";
import { unwrapPayload, wrapPayload } from "./grant-wrapping";
import { encodeCbor } from "./strict-cbor";

const GRANT_DOMAIN = "keyferry/v1/grant";

/** Everything about a grant, in the order in which the owner signs it. */
export function signedFields(grant: UnsignedGrant): Uint8Array {
  return encodeCbor([
    dataIdBytes(grant.dataId),
    userIdBytes(grant.ownerId),
    grant.ownerFingerprint,
    userIdBytes(grant.recipientId),
    grant.recipientFingerprint,
    GRANT_KINDS.indexOf(grant.kind),
    GRANT_ACCESS.indexOf(grant.access),
    grant.epoch,
    grant.issuedAt,
    grant.notAfter,
    sha256(grant.wrapped),
    grant.checkpoint?.size ?? null,
    grant.checkpoint?.rootHash16 ?? null,
  ]);
}

/** Everything that makes a grant, but for what follows from it. */
export interface GrantRequest extends GrantContext, Omit<GrantTerms, "kind"> {
  readonly payload: GrantPayload;
  readonly recipientSpki: Uint8Array;
  readonly ownerSigningPrivate: Uint8Array | KeyObject;
}

/** @throws FormatError when the terms are invalid */
export function signGrant(grant: UnsignedGrant, ownerSigningPrivate: Uint8Array | KeyObject): Grant {
  requireValidGrant(grant);
  return { ...grant, signature: sign(ownerSigningPrivate, GRANT_DOMAIN, signedFields(grant)) };
}

/**
 * Wraps the payload for the recipient and signs the grant.
 * @throws FormatError when terms or payload are invalid; CryptoError when a key is
 */
export function createGrant(request: GrantRequest): Grant {
  const { payload, recipientSpki, ownerSigningPrivate, ...fields } = request;
  const terms = { ...fields, kind: payload.kind };
  requireValidTerms(terms);
  const wrapped = wrapPayload(payload, recipientSpki, request);
  return signGrant({ ...terms, wrapped }, ownerSigningPrivate);
}

/** @throws FormatError `signature-invalid` unless the owner signed exactly this grant */
export function verifyGrant(grant: Grant, ownerSigningKey: Uint8Array): void {
  requireValidGrant(grant);
  if (!verify(ownerSigningKey, GRANT_DOMAIN, signedFields(grant), grant.signature)) {
    throw new FormatError("signature-invalid", "grant");
  }
}

/**
 * Verifies the owner's signature, then unwraps. Whether `ownerSigningKey` is the right owner's, the epoch is not
 * below one seen and the time is not over is for the caller to check first.
 * @param recipientPrivateKey RSA, PKCS#8 DER or imported
 * @throws FormatError `signature-invalid` or for the payload; CryptoError `unwrap-failed`, `authentication-failed`
 */
export function openGrant(
  grant: Grant,
  ownerSigningKey: Uint8Array,
  recipientPrivateKey: Uint8Array | KeyObject,
): GrantPayload {
  verifyGrant(grant, ownerSigningKey);
  return unwrapPayload(grant.kind, grant.wrapped, recipientPrivateKey, grant);
}
