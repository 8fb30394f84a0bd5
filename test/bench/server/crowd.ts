import { randomBytes } from "node:crypto";
import type { Storage } from "../../../server/storage/storage";
import type { DemoPerson } from "../../../server-mock/demo-person";
import {
  type DataId,
  dataIdFromBytes,
  type UserId,
  userIdBytes,
  userIdFromBytes,
} from "../../../shared/crypto";
import { Progress } from "./progress";

/** Rows in one statement: ten columns each, below SQLite's 32,766 parameters. */
const ROWS_A_STATEMENT = 2000;
const RECIPIENTS_OF_DATA = 4;

const bytes = (length: number) => new Uint8Array(randomBytes(length));

/** Somebody in the database who never signs in: with the record and the keys of a demo person, under an ID of her own. */
export interface Extra {
  readonly userId: UserId;
  readonly address: string;
}

/** Adds people whose records are said to be the leaves from `firstLeaf` on, `step` apart. */
export async function addExtras(
  storage: Storage,
  like: DemoPerson,
  { count, firstLeaf, step }: { readonly count: number; readonly firstLeaf: number; readonly step: number },
): Promise<Extra[]> {
  const extras = Array.from({ length: count }, () => {
    const userId = userIdFromBytes(bytes(16));
    return { userId, address: `${userId}@bench.example.org` };
  });
  await storage.transaction(async (queries) => {
    await queries
      .insertInto("people")
      .values(
        extras.map(({ userId, address }) => ({
          user_id: userIdBytes(userId),
          address,
          label_proof: bytes(80),
          current_sequence: 0,
          role: "member" as const,
          enrolled_at: 0,
          deactivated_at: null,
        })),
      )
      .execute();
    await queries
      .insertInto("identity_records")
      .values(
        extras.map(({ userId }, index) => ({
          user_id: userIdBytes(userId),
          sequence: 0,
          envelope: like.signedRecord,
          fingerprint: like.fingerprint,
          signing_key: bytes(32),
          leaf_index: firstLeaf + index * step,
        })),
      )
      .execute();
  });
  return extras;
}

export interface LoadedGrant {
  readonly dataId: DataId;
  readonly recipient: UserId;
}

/**
 * Writes grants straight into the tables, with the bytes of a few real ones, so that no server's work is needed for a
 * million of them. @returns those made to `wanted`
 */
export async function addGrants(
  storage: Storage,
  people: readonly UserId[],
  samples: readonly { readonly compact: Uint8Array; readonly fingerprint: Uint8Array }[],
  count: number,
  wanted: ReadonlySet<UserId>,
): Promise<LoadedGrant[]> {
  const received = new Map<UserId, number>();
  const issued = new Map<UserId, number>();
  const next = (counters: Map<UserId, number>, person: UserId) => {
    const number = (counters.get(person) ?? 0) + 1;
    counters.set(person, number);
    return number;
  };
  const progress = new Progress("grants", count);
  const found: LoadedGrant[] = [];
  for (let done = 0; done < count; done += ROWS_A_STATEMENT) {
    const now = Math.min(ROWS_A_STATEMENT, count - done);
    const data: { data_id: Uint8Array; owner_id: Uint8Array; root_id: Uint8Array; registered_at: number }[] =
      [];
    const grants = Array.from({ length: now }, (_, index) => {
      const place = Math.floor((done + index) / RECIPIENTS_OF_DATA);
      const owner = people[place % people.length] as UserId;
      if (data.length === 0 || index % RECIPIENTS_OF_DATA === 0)
        data.push({ data_id: bytes(16), owner_id: userIdBytes(owner), root_id: bytes(16), registered_at: 0 });
      const dataId = (data.at(-1) as (typeof data)[number]).data_id;
      const recipient = people[(place + 1 + (index % RECIPIENTS_OF_DATA) * 7) % people.length] as UserId;
      const sample = samples[index % samples.length] as (typeof samples)[number];
      if (wanted.has(recipient)) found.push({ dataId: dataIdFromBytes(dataId), recipient });
      return {
        data_id: dataId,
        recipient_id: userIdBytes(recipient),
        owner_id: userIdBytes(owner),
        epoch: 1,
        owner_fingerprint: sample.fingerprint,
        recipient_fingerprint: sample.fingerprint,
        compact: sample.compact,
        received_sequence: next(received, recipient),
        issued_sequence: next(issued, owner),
      };
    });
    await storage.transaction(async (queries) => {
      await queries.insertInto("data").values(data).execute();
      await queries.insertInto("grants").values(grants).execute();
    });
    progress.reached(done + now);
  }
  await storage.transaction(async (queries) => {
    for (const person of people)
      await queries
        .updateTable("people")
        .set({ received_sequence: received.get(person) ?? 0, issued_sequence: issued.get(person) ?? 0 })
        .where("user_id", "=", userIdBytes(person))
        .execute();
  });
  return found;
}
