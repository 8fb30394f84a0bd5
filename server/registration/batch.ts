import { CryptoError, parseDataId, parseUserId } from "../../shared/crypto";
import type { BatchChange, Outcome } from "../../shared/protocol/http/grants";
import type { EnrolledPerson } from "../storage/people-store";
import type { Queries } from "../storage/tables";
import { claimData, type DataClaim } from "./data-rules";
import { registerGrant, revokeGrant } from "./grant-rules";

async function registerDataOf(
  queries: Queries,
  owner: EnrolledPerson,
  claim: DataClaim,
  nowSeconds: number,
): Promise<Outcome> {
  try {
    return (await claimData(queries, owner, claim, nowSeconds)) === "root-mismatch" ? "refused" : "done";
  } catch (error) {
    if (error instanceof CryptoError) return "refused";
    throw error;
  }
}

/** Applies one change of a batch on its own: a refused one leaves nothing behind and does not stop the others. */
export async function applyChange(
  queries: Queries,
  owner: EnrolledPerson,
  change: BatchChange,
  nowSeconds: number,
): Promise<Outcome> {
  switch (change.change) {
    case "register-data":
      return registerDataOf(queries, owner, change, nowSeconds);
    case "register-grant":
      return registerGrant(queries, owner, change.grant);
    case "revoke-grant":
      return revokeGrant(queries, {
        dataId: parseDataId(change.dataId),
        ownerId: owner.userId,
        recipientId: parseUserId(change.recipientId),
      });
  }
}
