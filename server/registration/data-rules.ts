import { base64UrlToBytes, parseDataId, rootDataId } from "../../shared/crypto";
import { registerData } from "../storage/data-store";
import { type EnrolledPerson, signingKeysOf } from "../storage/people-store";
import type { Queries } from "../storage/tables";

export interface DataClaim {
  readonly dataId: string;
  readonly rootId: string;
  /** 16 bytes, base64url. */
  readonly rootNonce: string;
}

/**
 * Registers data as the caller's, under a root whose ID follows from one of the caller's signing keys and the nonce.
 * So nobody can register a root that is not theirs; other IDs are kept apart by owner.
 */
export async function claimData(
  queries: Queries,
  owner: EnrolledPerson,
  claim: DataClaim,
  nowSeconds: number,
): Promise<"registered" | "already-registered" | "root-mismatch"> {
  const nonce = base64UrlToBytes(claim.rootNonce);
  const rootId = parseDataId(claim.rootId);
  const keys = await signingKeysOf(queries, owner.userId);
  if (!keys.some((key) => rootDataId(key, nonce) === rootId)) return "root-mismatch";
  return registerData(queries, {
    dataId: parseDataId(claim.dataId),
    ownerId: owner.userId,
    rootId,
    registeredAt: nowSeconds,
  });
}
