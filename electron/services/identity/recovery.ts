import { equalConstantTime, type RsaBits } from "../../../shared/crypto";
import { normalizeAddress, recoveryKeyHash, signRecoveryClaim } from "../../../shared/format";
import { KeyferryError } from "../keyferry-error";
import type { KeyServer } from "../ports";
import type { OwnRecord } from "./active-identity";
import { type NextRecord, withNewKeys } from "./next-record";
import { openChain } from "./own-chain";
import { withRecoveryKeyOf } from "./recovery-words";
import { requireSamePerson, type StoredIdentity } from "./stored-identity";

/** An identity whose private keys are lost, and the record that gives it new ones. */
export interface Recovered {
  readonly chain: readonly OwnRecord[];
  readonly next: NextRecord;
}

/**
 * Fetches the records that the recovery key may continue, and makes new keys for their person. Nothing secret leaves this
 * computer: the words make a key that signs.
 * @throws KeyferryError `recovery-words-invalid`, `address-invalid`, `recovery-refused`, of the server
 */
export async function recoverIdentity(
  server: KeyServer,
  typed: { readonly address: string; readonly words: string; readonly rsaBits: RsaBits },
): Promise<Recovered> {
  const address = readAddress(typed.address);
  return withRecoveryKeyOf(typed.words, async ({ publicKey, privatePkcs8 }) => {
    const claim = { origin: server.origin, address, time: Math.floor(Date.now() / 1000) };
    const signature = signRecoveryClaim(claim, privatePkcs8);
    const envelopes = await server.own.forRecovery({ ...claim, recoveryPublicKey: publicKey, signature });
    const chain = readChain(envelopes);
    const last = chain.at(-1);
    const committed = last?.record.recoveryKeyHash ?? null;
    const isMine = committed !== null && equalConstantTime(committed, recoveryKeyHash(publicKey));
    if (last === undefined || !isMine || last.record.address !== address) {
      throw new KeyferryError("person-record-invalid", "not the record of this recovery key");
    }
    const authority = { recoveryPrivate: privatePkcs8, recoveryPublicKey: publicKey };
    return { chain, next: await withNewKeys(last.envelope, typed.rsaBits, authority) };
  });
}

/**
 * The lost identity as this computer keeps it until its new keys are in force.
 * @param before what is stored here now
 * @throws KeyferryError `identity-exists` when that is somebody else
 */
export function asLost(
  chain: readonly OwnRecord[],
  server: string,
  before: StoredIdentity | null,
): StoredIdentity {
  const last = chain.at(-1);
  if (last === undefined) throw new KeyferryError("recovery-refused");
  const { userId, name, address } = last.record;
  requireSamePerson(before, { server, userId });
  const records = chain.map(({ envelope }) => envelope);
  return {
    server,
    userId,
    name,
    address,
    records,
    pending: null,
    isEnrolled: before?.isEnrolled === true,
  };
}

function readChain(envelopes: readonly Uint8Array[]): OwnRecord[] {
  try {
    return openChain(envelopes);
  } catch (error) {
    throw new KeyferryError("person-record-invalid", undefined, { cause: error });
  }
}

function readAddress(typed: string): string {
  try {
    return normalizeAddress(typed);
  } catch (error) {
    throw new KeyferryError("address-invalid", undefined, { cause: error });
  }
}
