import { fingerprintOf, type UserId } from "../../shared/crypto";
import { type IdentityRecord, personHash, recordHash } from "../../shared/format";
import type { Role } from "../../shared/protocol/http/administration";
import { takeInvite } from "../administration/invites";
import type { ServerContext } from "../context";
import { Problem } from "../problem";
import { findLogPerson } from "../storage/log-store";
import { addPerson, findHolders } from "../storage/people-store";
import type { Queries } from "../storage/tables";
import { openFirstRecord } from "./identity-chain";

export interface Enrolment {
  /** A signed first record. */
  readonly envelope: Uint8Array;
  /** Invite code; needed unless the server is open to everybody. */
  readonly invite: string | undefined;
}

/**
 * Enrols a person and writes it into the log. The very same record again is no error.
 * @throws Problem `record-invalid`, `invite-needed`, `invite-refused`, `address-taken`
 */
export async function enrol(
  context: ServerContext,
  { envelope, invite }: Enrolment,
): Promise<{ userId: UserId; isNew: boolean }> {
  const record = openFirstRecord(envelope);
  const { userId, address } = record;
  const { label, proof } = context.log.labelOf(address);
  const isNew = await context.storage.transaction(async (queries) => {
    const now = context.nowSeconds();
    const holders = await findHolders(queries, address, userId);
    if (holders.some((holder) => holder.active && Buffer.compare(holder.firstEnvelope, envelope) === 0))
      return false;
    const role = await admittedAs(context, queries, address, invite, now);
    const hash = personHash(userId);
    // Rows of a deleted person are gone, but her user ID is not given again.
    if (holders.length > 0 || (await findLogPerson(queries, hash))) throw new Problem("address-taken");
    const entry = { kind: "enrol", time: now, personHash: hash, label, sequence: 0 } as const;
    const leafIndex = await context.log.appendOne(
      queries,
      { ...entry, recordHash: recordHash(envelope) },
      now,
    );
    await addPerson(queries, {
      ...keysOf(record),
      userId,
      address,
      labelProof: proof,
      sequence: 0,
      envelope,
      role,
      leafIndex,
      enrolledAt: now,
    });
    const detail = { role, leaf: leafIndex };
    await context.audit.append(queries, { action: "enrol", actor: userId, subject: userId, detail }, now);
    return true;
  });
  await context.log.afterCommit();
  return { userId, isNew };
}

/** What the server keeps of a record's keys. */
export function keysOf(record: IdentityRecord) {
  return {
    fingerprint: fingerprintOf(record.userId, record.rsaSpki, record.signingKey),
    signingKey: record.signingKey,
  };
}

/** As what somebody with this invite may enrol. @throws Problem `invite-needed`, `invite-refused` */
async function admittedAs(
  context: ServerContext,
  queries: Queries,
  address: string,
  invite: string | undefined,
  now: number,
): Promise<Role> {
  if (invite === undefined) {
    if (context.enrolment === "open") return "member";
    throw new Problem("invite-needed");
  }
  const role = await takeInvite(queries, invite, address, now);
  if (role === null) throw new Problem("invite-refused");
  return role;
}
