import type { z } from "zod";
import type { UserId } from "../../shared/crypto";
import { bytesToBase64Url } from "../../shared/crypto";
import type { Hash } from "../../shared/log";
import type {
  currentKeysAnswerSchema,
  lookupAnswerSchema,
  PersonAnswer,
} from "../../shared/protocol/http/people";
import type { ServerContext } from "../context";
import { type ProvenPeople, type ProvenPerson, provePeople } from "../log/people-proofs";
import { Problem } from "../problem";
import { findChains } from "../storage/people-store";

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
  return storage.transaction(async (queries) => {
    const shown = await log.shownCheckpoint(queries);
    if (!shown) throw new Problem("unavailable");
    const chains = await findChains(queries, asked, shown.size);
    return provePeople(queries, shown, chains, fromSize);
  });
}

/** The answer to a look-up of several people. @throws Problem `unavailable` */
export async function lookUp(
  context: ServerContext,
  asked: { readonly addresses: readonly string[]; readonly userIds: readonly UserId[] },
  fromSize: number,
): Promise<z.infer<typeof lookupAnswerSchema>> {
  const { checkpoint, consistency, people } = await provenPeople(context, asked, fromSize);
  return { checkpoint, consistency: texts(consistency), people: people.map(personAnswer) };
}

/** One person; null when she is not there. @throws Problem `unavailable` */
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
