import { equalConstantTime } from "../../shared/crypto";
import { isRecoveryClaimSigned, openIdentityRecord, recoveryKeyHash } from "../../shared/format";
import { RECOVERY_CLAIM_SECONDS } from "../../shared/protocol/http/recovery";
import type { ServerContext } from "../context";
import { Problem } from "../problem";
import { findChains, type PersonChain } from "../storage/people-store";

export interface RecoveryClaim {
  readonly address: string;
  readonly recoveryKey: Uint8Array;
  /** Unix seconds. */
  readonly time: number;
  readonly signature: Uint8Array;
}

/**
 * The records of whoever is enrolled under the address, for the holder of the recovery key that the record in force commits to.
 * Whatever is wrong with a claim, the answer is the same.
 * @throws Problem `not-found`
 */
export async function recordsForRecovery(context: ServerContext, claim: RecoveryClaim): Promise<PersonChain> {
  const asked = { addresses: [claim.address], userIds: [] };
  const chain = await context.storage.transaction(async (queries) => {
    const [found] = await findChains(queries, asked, Number.MAX_SAFE_INTEGER);
    return found ?? null;
  });
  const isSigned = isSignedForHere(context, claim);
  const isFresh = Math.abs(context.nowSeconds() - claim.time) <= RECOVERY_CLAIM_SECONDS;
  if (chain === null || !isSigned || !isFresh || !isCommittedTo(chain, claim)) throw new Problem("not-found");
  return chain;
}

function isSignedForHere({ audiences }: ServerContext, { address, time, ...claim }: RecoveryClaim): boolean {
  return audiences().some((origin) =>
    isRecoveryClaimSigned({ origin, address, time }, claim.recoveryKey, claim.signature),
  );
}

function isCommittedTo({ records }: PersonChain, { recoveryKey }: RecoveryClaim): boolean {
  const inForce = records.at(-1);
  if (inForce === undefined) return false;
  const { record } = openIdentityRecord(inForce.envelope);
  return (
    record.recoveryKeyHash !== null && equalConstantTime(record.recoveryKeyHash, recoveryKeyHash(recoveryKey))
  );
}
