import { createPublicKey } from "node:crypto";
import { generateIdentity, type IdentityKeys, type RsaBits, sha256 } from "../../../shared/crypto";
import {
  type IdentityRecord,
  openIdentityRecord,
  type SigningAuthority,
  signIdentityRecord,
} from "../../../shared/format";
import type { ActiveIdentity } from "./active-identity";

/** A record that continues a chain, with the keys in it. */
export interface NextRecord {
  readonly envelope: Uint8Array;
  readonly keys: IdentityKeys;
}

/** What stays the same in the record after this one. */
function continued(envelope: Uint8Array): IdentityRecord {
  const { record, recordBytes } = openIdentityRecord(envelope);
  return {
    ...record,
    sequence: record.sequence + 1,
    previousHash: sha256(recordBytes),
    createdAt: Math.floor(Date.now() / 1000),
  };
}

/**
 * New keys of the strength of those they replace, in a record that the authority over the last one signs.
 * @param last the signed record to continue
 */
export async function withNewKeys(
  last: Uint8Array,
  rsaBits: RsaBits,
  authority: SigningAuthority,
): Promise<NextRecord> {
  const keys = await generateIdentity({ rsaBits });
  const record = {
    ...continued(last),
    rsaSpki: keys.encryption.publicSpki,
    signingKey: keys.signing.publicKey,
  };
  return { envelope: signIdentityRecord(record, keys.signing.privatePkcs8, authority), keys };
}

/** The same keys, and a recovery key that may replace them. */
export function withRecoveryKey(identity: ActiveIdentity, recoveryKeyHash: Uint8Array): Promise<Uint8Array> {
  const record = { ...continued(identity.signedRecord), recoveryKeyHash };
  return identity.withSigningKey((key) => signIdentityRecord(record, key, { previousSigningPrivate: key }));
}

/** How strong the record's encryption key is. */
export function strengthOf({ rsaSpki }: IdentityRecord): RsaBits {
  const key = createPublicKey({ key: Buffer.from(rsaSpki), format: "der", type: "spki" });
  return key.asymmetricKeyDetails?.modulusLength === 3072 ? 3072 : 2048;
}
