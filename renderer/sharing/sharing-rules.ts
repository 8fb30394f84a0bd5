import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { PersonView } from "../../shared/protocol/ipc/views";

/** A person whose keys have changed must be compared again, or left out, before anything is shared. */
export function blockedByChange(people: readonly Pick<PersonView, "trust">[]): boolean {
  return people.some((person) => person.trust === "changed");
}

export type ReasonToLeaveOut = "is-me" | "already-listed";

/** Why somebody who was found is not put on the list of those to share with; null when there is no reason. */
export function reasonToLeaveOut(found: PersonView, listed: readonly PersonView[]): ReasonToLeaveOut | null {
  if (found.isMe) return "is-me";
  return listed.some((person) => person.userId === found.userId) ? "already-listed" : null;
}

/** How sharing went with one person, over all the items. */
export interface PersonOutcome {
  readonly userId: string;
  readonly items: number;
  readonly failed: number;
  /** How many the person gets as soon as the key server can be reached. */
  readonly waiting: number;
  /** The first reason that came up; null when everything was shared. */
  readonly problem: ErrorCode | null;
}

/** Gathers the outcomes of single items into one for each person, in the order in which people come up. */
export function outcomesByPerson(
  outcomes: readonly { readonly userId: string; readonly outcome: "shared" | "waiting" | ErrorCode }[],
): PersonOutcome[] {
  const byPerson = new Map<string, PersonOutcome>();
  for (const { userId, outcome } of outcomes) {
    const before = byPerson.get(userId) ?? { userId, items: 0, failed: 0, waiting: 0, problem: null };
    const failed = outcome !== "shared" && outcome !== "waiting";
    byPerson.set(userId, {
      userId,
      items: before.items + 1,
      failed: before.failed + (failed ? 1 : 0),
      waiting: before.waiting + (outcome === "waiting" ? 1 : 0),
      problem: before.problem ?? (failed ? outcome : null),
    });
  }
  return [...byPerson.values()];
}
