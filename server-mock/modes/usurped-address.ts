import { endpointOf, showsLog } from "../front/endpoints";
import { type Answer, withJson } from "../front/exchange";
import { createImpostor, type Impostor } from "../log/impostor";
import { LogView, type LookedUp, type ShownPerson } from "../log/log-view";
import { AddressTakenError, type Stage } from "../stage";
import type { Mode } from "./mode";

/** The person who enrolled, and who stands in the log in her place. */
interface Usurpation {
  readonly person: ShownPerson;
  /** Of her true entry in the honest log. */
  readonly entry: Uint8Array;
  readonly impostor: Impostor;
}

export const usurpedAddress: Mode = {
  name: "usurped-address",
  kind: "hostile",
  sentence:
    "Whoever enrols under the target's address, which must be free, is told that it was done; the log has other keys in her place, for everybody alike.",
  async begin(stage) {
    if (await stage.isTargetEnrolled()) throw new AddressTakenError(stage.target);
    let usurped: Usurpation | null = null;
    const view = new LogView(stage.world, {
      entries: (honest) => withoutPerson(honest, usurped),
      people: (honest, asked) => withImpostor(honest, asked, stage.target, usurped),
    });
    return {
      async answer(asked, honestly) {
        const answer = await honestly(asked);
        if (endpointOf(asked).is !== "enrolment")
          return showsLog(asked) ? view.answer(asked, answer) : answer;
        if (usurped !== null || answer.status !== 201 || !(await stage.isTargetEnrolled())) return answer;
        usurped = await usurp(stage);
        return confirmation(view, answer, usurped);
      },
    };
  },
};

async function usurp(stage: Stage): Promise<Usurpation> {
  const person = await stage.targetPerson();
  const [first] = person.records;
  if (first === undefined) throw new RangeError("a person without a record");
  return { person, entry: first.entry, impostor: await createImpostor(person, "second-person") };
}

function withoutPerson(honest: readonly Uint8Array[], usurped: Usurpation | null): readonly Uint8Array[] {
  if (usurped === null) return honest;
  const { entry, impostor } = usurped;
  return honest.map((other) => (Buffer.compare(other, entry) === 0 ? impostor.entry : other));
}

function withImpostor(
  honest: readonly ShownPerson[],
  asked: LookedUp,
  address: string,
  usurped: Usurpation | null,
): readonly ShownPerson[] {
  if (usurped === null) return honest;
  const { person, impostor } = usurped;
  const { userId, envelope, entry } = impostor;
  const others = honest.filter((other) => other.userId !== person.userId);
  const isAsked = asked.addresses.includes(address) || asked.userIds.includes(userId);
  return isAsked ? [...others, { ...person, userId, records: [{ envelope, entry }] }] : others;
}

/** Says that the true record was enrolled, where the log has the impostor's. */
async function confirmation(
  view: LogView,
  answer: Answer,
  { person, impostor }: Usurpation,
): Promise<Answer> {
  const records = person.records.map(({ envelope }) => ({ envelope, entry: impostor.entry }));
  const { people, ...proven } = await view.show([{ ...person, records }], 0);
  return withJson(answer, { ...proven, person: people[0] });
}
