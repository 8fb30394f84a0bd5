import { bytesToBase64Url, type DataId, rootDataId } from "../shared/crypto";
import {
  createGrant,
  encodeGrantJson,
  type Grant,
  type GrantPayload,
  type GrantTerms,
} from "../shared/format";
import type { BatchChange } from "../shared/protocol/http/grants";
import type { DemoPerson } from "./demo-person";

/** The root of a demo vault: its ID follows from the owner's key and the nonce. */
export interface DemoRoot {
  readonly dataId: DataId;
  readonly nonce: Uint8Array;
}

export function createDemoRoot(owner: DemoPerson, nonce: Uint8Array): DemoRoot {
  return { dataId: rootDataId(owner.keys.signing.publicKey, nonce), nonce };
}

/** A grant of `owner` to `recipient`; terms that are not given are the plainest ones. */
export function grantTo(
  owner: DemoPerson,
  recipient: DemoPerson,
  dataId: DataId,
  payload: GrantPayload,
  terms: Partial<Omit<GrantTerms, "kind">> = {},
): Grant {
  return createGrant({
    dataId,
    ownerId: owner.userId,
    ownerFingerprint: owner.fingerprint,
    recipientId: recipient.userId,
    recipientFingerprint: recipient.fingerprint,
    access: "read",
    epoch: 1,
    issuedAt: Math.floor(Date.now() / 1000),
    notAfter: null,
    checkpoint: null,
    ...terms,
    payload,
    recipientSpki: recipient.keys.encryption.publicSpki,
    ownerSigningPrivate: owner.keys.signing.privatePkcs8,
  });
}

export function registerDataChange(dataId: DataId, root: DemoRoot): BatchChange {
  return {
    change: "register-data",
    dataId,
    rootId: root.dataId,
    rootNonce: bytesToBase64Url(root.nonce),
  };
}

export function registerGrantChange(grant: Grant): BatchChange {
  return { change: "register-grant", grant: encodeGrantJson(grant) };
}
