import type { KeyObject } from "node:crypto";
import { sign, verify } from "../crypto";
import { encodeCbor } from "./strict-cbor";

const CLAIM_DOMAIN = "keyferry/v1/recovery-claim";

/** What somebody says who asks a server for the records that her recovery key may continue. */
export interface RecoveryClaimFields {
  /** Of the key server that is asked; no other may use the claim. */
  readonly origin: string;
  readonly address: string;
  /** Unix seconds. */
  readonly time: number;
}

function claimBytes({ origin, address, time }: RecoveryClaimFields): Uint8Array {
  return encodeCbor([origin, address, time]);
}

/** @returns Ed25519 signature, 64 bytes */
export function signRecoveryClaim(
  claim: RecoveryClaimFields,
  recoveryPrivate: Uint8Array | KeyObject,
): Uint8Array {
  return sign(recoveryPrivate, CLAIM_DOMAIN, claimBytes(claim));
}

/** Whether this recovery key signed exactly this claim. */
export function isRecoveryClaimSigned(
  claim: RecoveryClaimFields,
  recoveryPublicKey: Uint8Array,
  signature: Uint8Array,
): boolean {
  return verify(recoveryPublicKey, CLAIM_DOMAIN, claimBytes(claim), signature);
}
