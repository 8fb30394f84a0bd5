import type { z } from "zod";
import type { UserId } from "../../shared/crypto";
import { bytesToBase64Url } from "../../shared/crypto";
import type { Hash } from "../../shared/log";
import type {
  currentKeysAnswerSchema,
  enrolmentAnswerSchema,
  lookupAnswerSchema,
  PersonAnswer,
} from "../../shared/protocol/http/people";
import type { ServerContext } from "../context";
import { type ProvenPeople, type ProvenPerson, provePeople } from "../log/people-proofs";
import { Problem } from "../problem";
import { findChains, leafInForce } from "../storage/people-store";

const texts = (hashes: readonly Hash[]) => hashes.map(bytesToBase64Url);

function personAnswer(person: ProvenPerson): PersonAnswer {
  return {
    userId: person.userId,
    labelProof: bytesToBase64Url(person.labelProof),
    records: person.records.map(({ envelope, leafIndex, inclusion }) => ({
      record: bytesToBase64Url(envelope),
      index: leafIndex,
      inclusion: texts(inclusion),
    })),
  };
}

/** Everybody who was asked for and is there, with proofs, all of one moment. */
async function provenPeople(
  { storage, log }: ServerContext,
  asked: { readonly addresses: readonly string[]; readonly userIds: readonly UserId[] },
  fromSize: number,
): Promise<ProvenPeople> {
  return storage.snapshot(async (queries) => {
    const shown = await log.shownCheckpoint(queries);
    const chains = await findChains(queries, asked, shown.size);
    return provePeople(queries, shown, chains, fromSize);
  });
}

/** The answer to a look-up of several people. @throws CheckpointPendingError */
export async function lookUp(
  context: ServerContext,
  asked: { readonly addresses: readonly string[]; readonly userIds: readonly UserId[] },
  fromSize: number,
): Promise<z.infer<typeof lookupAnswerSchema>> {
  const { checkpoint, consistency, people } = await provenPeople(context, asked, fromSize);
  return { checkpoint, consistency: texts(consistency), people: people.map(personAnswer) };
}

/** One person; null when she is not there. @throws CheckpointPendingError */
export async function describePerson(
  context: ServerContext,
  userId: UserId,
  fromSize: number,
): Promise<z.infer<typeof currentKeysAnswerSchema> | null> {
  const asked = { addresses: [], userIds: [userId] };
  const { checkpoint, consistency, people } = await provenPeople(context, asked, fromSize);
  const [person] = people;
  return person ? { checkpoint, consistency: texts(consistency), person: personAnswer(person) } : null;
}

/**
 * A person right after a change of hers: waits for a checkpoint that covers it.
 * @throws CheckpointPendingError, Problem `not-found`
 */
export async function describeChangedPerson(
  context: ServerContext,
  userId: UserId,
): Promise<z.infer<typeof enrolmentAnswerSchema>> {
  const leaf = await leafInForce(context.storage.db, userId);
  if (leaf !== null) await context.log.awaitShown(leaf);
  const answer = await describePerson(context, userId, 0);
  if (!answer) throw new Problem("not-found");
  return answer;
}
