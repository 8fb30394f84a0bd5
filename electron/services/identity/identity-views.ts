import { fingerprintDigits, fingerprintWords } from "../../../shared/crypto";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { IdentityView, KeychainKind } from "../../../shared/protocol/ipc/views";
import type { ActiveIdentity } from "./active-identity";
import { hasSameKeys } from "./own-chain";
import type { StoredIdentity } from "./stored-identity";

/** @param keptIn the keychain that this system has */
export function readyView(
  stored: StoredIdentity,
  identity: ActiveIdentity,
  keptIn: KeychainKind,
): IdentityView {
  const { chain, record, fingerprint } = identity;
  const generations = chain.filter(({ record: one }, i) => {
    const before = chain[i - 1];
    return before === undefined || !hasSameKeys(before.record, one);
  });
  return {
    state: "ready",
    userId: stored.userId,
    name: stored.name,
    address: stored.address,
    server: stored.server,
    words: fingerprintWords(fingerprint),
    digits: fingerprintDigits(fingerprint),
    keptIn,
    keysSince: (generations.at(-1)?.record.createdAt ?? 0) * 1000,
    renewals: generations.length - 1,
    hasRecoveryWords: record.recoveryKeyHash !== null,
  };
}

/** There is an identity, or was one, whose keys cannot be used. */
export function unavailableView(stored: StoredIdentity | null, problem: ErrorCode): IdentityView {
  return {
    state: "unavailable",
    name: stored?.name ?? "",
    address: stored?.address ?? "",
    server: stored?.server ?? "",
    problem,
  };
}
