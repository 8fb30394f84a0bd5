import { createImpostor, type Impostor } from "../log/impostor";
import type { LookedUp, ShownPerson } from "../log/log-view";
import { appendRogueEntry } from "../log/rogue-entries";
import { distortedLog } from "./distorted-log";
import type { Mode } from "./mode";

/** Replaces the target in what others look up. */
function inPlaceOf(
  target: ShownPerson,
  shown: ShownPerson,
): (honest: readonly ShownPerson[], asked: LookedUp) => ShownPerson[] {
  return (honest) => honest.map((person) => (person.userId === target.userId ? shown : person));
}

/** As if her only record were the impostor's. */
function alone(target: ShownPerson, impostor: Impostor, entry: Uint8Array): ShownPerson {
  return { ...target, userId: impostor.userId, records: [{ envelope: impostor.envelope, entry }] };
}

export const swappedKeys: readonly Mode[] = [
  distortedLog(
    "swapped-key",
    "Look-ups of the target give other keys under the same user ID, with the proof that belongs to the true ones.",
    "others",
    async (stage) => {
      const target = await stage.targetPerson();
      const impostor = await createImpostor(target, "same-person");
      const [first] = target.records;
      if (first === undefined) throw new RangeError("a person without a record");
      return { people: inPlaceOf(target, alone(target, impostor, first.entry)) };
    },
  ),
  distortedLog(
    "swapped-key-second-person",
    "A second person is put into the log under the target's address, and look-ups of the address give that one.",
    "others",
    async (stage) => {
      const target = await stage.targetPerson();
      const impostor = await createImpostor(target, "second-person");
      await appendRogueEntry(stage.world, impostor.entry);
      const second = alone(target, impostor, impostor.entry);
      return {
        people: (honest, { addresses }) =>
          addresses.includes(stage.target)
            ? inPlaceOf(target, second)(honest, { addresses, userIds: [] })
            : honest,
      };
    },
  ),
  distortedLog(
    "swapped-key-next-record",
    "A change of the target's keys is put into the log that her old key never signed, and look-ups give the new ones.",
    "others",
    async (stage) => {
      const target = await stage.targetPerson();
      const impostor = await createImpostor(target, "next-record");
      await appendRogueEntry(stage.world, impostor.entry);
      const next = { envelope: impostor.envelope, entry: impostor.entry };
      return { people: inPlaceOf(target, { ...target, records: [...target.records, next] }) };
    },
  ),
];
