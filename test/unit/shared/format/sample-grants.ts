import { deriveCover, generateDataKey, type SecretKey16, treeDepth } from "../../../../shared/crypto";
import {
  createGrant,
  type Grant,
  type GrantContext,
  type GrantPayload,
  type GrantRequest,
  type RangePayload,
} from "../../../../shared/format";
import { alice, bob } from "../../../vectors/example-people";
import { exampleCheckpoint, exampleTime, fileId } from "../../../vectors/example-vault";

/** Grants of the example file, from Alice to Bob. */

export const aliceToBob: GrantContext = {
  dataId: fileId,
  ownerId: alice.userId,
  ownerFingerprint: alice.fingerprint,
  recipientId: bob.userId,
  recipientFingerprint: bob.fingerprint,
};

export function grantToBob(payload: GrantPayload, terms: Partial<GrantRequest> = {}): Grant {
  return createGrant({
    ...aliceToBob,
    access: "read",
    epoch: 1,
    issuedAt: exampleTime,
    notAfter: null,
    checkpoint: exampleCheckpoint,
    payload,
    recipientSpki: bob.encryptionSpki,
    ownerSigningPrivate: alice.signingPrivate,
    ...terms,
  });
}

/** The keys of segments [from, to) of a file with so many segments. */
export function rangeOf(root: SecretKey16, segmentCount: number, from: number, to: number): RangePayload {
  const nodes = deriveCover(root, treeDepth(segmentCount), from, to);
  return { kind: "range", from, to, version: 3, segmentCount, nodes };
}

export const itemPayload: GrantPayload = { kind: "item", key: generateDataKey(), name: "greeting.txt" };
