import { equalConstantTime, fingerprintOf } from "../../../shared/crypto";
import { type IdentityRecord, openIdentityRecord } from "../../../shared/format";
import type { OwnRecord } from "./active-identity";

/**
 * Opens one's own records, each of which must continue the one before.
 * @param envelopes oldest first, from the very first record on
 * @throws FormatError, CryptoError when the chain is broken
 */
export function openChain(envelopes: readonly Uint8Array[]): OwnRecord[] {
  const chain: OwnRecord[] = [];
  for (const envelope of envelopes) {
    const { record } = openIdentityRecord(envelope, chain.at(-1)?.record);
    if (chain.length === 0 && record.sequence !== 0) throw new RangeError("a chain begins with record 0");
    chain.push({
      envelope,
      record,
      fingerprint: fingerprintOf(record.userId, record.rsaSpki, record.signingKey),
    });
  }
  return chain;
}

export function hasSameKeys(a: IdentityRecord, b: IdentityRecord): boolean {
  return equalConstantTime(a.rsaSpki, b.rsaSpki) && equalConstantTime(a.signingKey, b.signingKey);
}

/** Of each generation of keys but the newest, the last record that had them: under its sequence the keychain holds them. */
export function formerGenerations(chain: readonly OwnRecord[]): OwnRecord[] {
  return chain.filter(({ record }, i) => {
    const next = chain[i + 1];
    return next !== undefined && !hasSameKeys(record, next.record);
  });
}
