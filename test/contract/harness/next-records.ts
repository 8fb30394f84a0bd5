import { createDemoPerson, type DemoPerson } from "../../../server-mock/demo-person";
import {
  bytesToBase64Url,
  bytesToHex,
  fingerprintOf,
  type IdentityKeys,
  type SigningPair,
} from "../../../shared/crypto";
import {
  type IdentityRecord,
  openIdentityRecord,
  recordHash,
  recoveryKeyHash,
  type SigningAuthority,
  signIdentityRecord,
} from "../../../shared/format";
import { newKeysPath } from "../../../shared/protocol/http/paths";
import { type Answer, Member, send } from "./member";

/** What is other in a next record than an honest client would write. */
export interface NextRecordChanges {
  readonly fields?: Partial<IdentityRecord>;
  /** The record that it claims to follow; the person's own when absent. */
  readonly after?: Uint8Array;
}

/** A person with fresh signing keys and a signed record that follows the one she has. */
export async function nextPerson(
  person: DemoPerson,
  authority: (person: DemoPerson) => SigningAuthority = previousKey,
  { fields = {}, after = person.signedRecord }: NextRecordChanges = {},
): Promise<DemoPerson> {
  const keys: IdentityKeys = (await createDemoPerson(person.name, person.keys.encryption)).keys;
  const previous = openIdentityRecord(after);
  const record = {
    ...previous.record,
    sequence: previous.record.sequence + 1,
    previousHash: previous.hash,
    signingKey: keys.signing.publicKey,
    ...fields,
  };
  return {
    ...person,
    keys,
    fingerprint: fingerprintOf(person.userId, record.rsaSpki, record.signingKey),
    signedRecord: signIdentityRecord(record, keys.signing.privatePkcs8, authority(person)),
  };
}

/** A rotation: the key before signs. */
export function previousKey(person: DemoPerson): SigningAuthority {
  return { previousSigningPrivate: person.keys.signing.privatePkcs8 };
}

/** A recovery: a key from paper signs. */
export function recoveryKey(pair: SigningPair): () => SigningAuthority {
  return () => ({ recoveryPrivate: pair.privatePkcs8, recoveryPublicKey: pair.publicKey });
}

/** A person whose first record commits to a recovery key. */
export async function recoverablePerson(name: string, pair: SigningPair): Promise<DemoPerson> {
  const person = await createDemoPerson(name);
  const { record } = openIdentityRecord(person.signedRecord);
  return {
    ...person,
    signedRecord: signIdentityRecord(
      { ...record, recoveryKeyHash: recoveryKeyHash(pair.publicKey) },
      person.keys.signing.privatePkcs8,
    ),
  };
}

/** Asks to put a record in force in place of another. @param session null for a request without one */
export function putRecord(
  origin: string,
  next: DemoPerson,
  replaces: Uint8Array,
  session: Member | null,
): Promise<Answer> {
  const path = newKeysPath(next.userId);
  const asked = {
    json: { record: bytesToBase64Url(next.signedRecord) },
    headers: { "if-match": `"${bytesToHex(recordHash(replaces))}"` },
  };
  return session ? session.send("POST", path, asked) : send(origin, "POST", path, asked);
}

/** Rotates a member's keys as she herself would, and gives the member with the new ones. */
export async function rotated(member: Member): Promise<Member> {
  const next = await nextPerson(member.person);
  const answer = await putRecord(member.origin, next, member.person.signedRecord, member);
  if (answer.status !== 201) throw new Error(answer.text);
  return Member.of(member.origin, next);
}
