import { z } from "zod";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { KeyServer } from "../ports";
import type { Alarms } from "./alarms";
import type { Directory } from "./directory";

const count = z.number().int().nonnegative();

/** Looks at the log that came to nothing in the same way, one after another, while the server could be reached. */
const streakSchema = z.object({
  /** Of the first of them, Unix milliseconds. */
  since: count,
  looks: count,
});
type Streak = z.infer<typeof streakSchema>;

/** How long the server has answered without showing its log. */
export const hidingSchema = z.object({
  /** Nothing fresh was shown. */
  withheld: streakSchema.nullable(),
  /** What was shown is not the log's: `log-untrusted`. */
  refused: streakSchema.nullable(),
});
export type Hiding = z.infer<typeof hidingSchema>;

export const NOTHING_HIDDEN: Hiding = { withheld: null, refused: null };

const HOUR = 3_600_000;
/** Work on a server takes hours; a day of it is worth asking about. */
const WITHHELD_FOR = 24 * HOUR;
const REFUSED_FOR = HOUR;
/** Fewer say little: one before the computer was put to sleep, and one when it woke up. */
const LEAST_LOOKS = 3;

/** What one look at the log came to. */
export interface LookOutcome {
  /** Whether the newest entry that was ever verified fits the time of day. */
  readonly isFresh: boolean;
  /** Null: the log was followed. */
  readonly problem: "not-shown" | "refused" | null;
}

/** @param now Unix milliseconds */
export function afterLook(before: Hiding, { isFresh, problem }: LookOutcome, now: number): Hiding {
  const refused = problem === "refused" ? longer(before.refused, now) : before.refused;
  return {
    withheld: isFresh ? null : longer(before.withheld, now),
    refused: problem === null ? null : refused,
  };
}

function longer(streak: Streak | null, now: number): Streak {
  // A clock that was put back makes a beginning that has not come yet.
  if (streak === null || streak.since > now) return { since: now, looks: 1 };
  return { since: streak.since, looks: streak.looks + 1 };
}

/** Whether this has gone on for so long that a person must know. @param now Unix milliseconds */
export function isHidden({ withheld, refused }: Hiding, now: number): boolean {
  const lasts = (streak: Streak | null, wanted: number) =>
    streak !== null && streak.looks >= LEAST_LOOKS && now - streak.since >= wanted;
  return lasts(withheld, WITHHELD_FOR) || lasts(refused, REFUSED_FOR);
}

/**
 * Raises an alarm once a server that can be reached has hidden its log for long, and lifts it when the log is shown again. Whoever is
 * offline is told nothing: only looks count during which the server answered something.
 * @param failure of following the log just now; null when it was followed
 * @throws KeyferryError of the disk
 */
export async function noticeHiding(
  deps: { readonly server: KeyServer; readonly directory: Directory; readonly alarms: Alarms },
  failure: unknown,
): Promise<void> {
  const { server, directory, alarms } = deps;
  const { trust } = directory;
  const problem = failure === null ? null : problemOf(failure);
  if (problem === undefined) return;
  if (problem === "not-shown" && !(await isAnswering(server))) return;
  const now = directory.now();
  const before = trust.hiding;
  const after = afterLook(before, { isFresh: directory.isFresh(), problem }, now);
  const isOver = after.withheld === null && after.refused === null;
  const wasOver = before.withheld === null && before.refused === null;
  if (!isOver || !wasOver) await trust.noteHiding(after);
  const subject = `${server.origin} log hidden`;
  if (isOver) await alarms.lift(subject);
  else if (isHidden(after, now)) await alarms.raise({ subject, kind: "log-hidden" });
}

/** Undefined for what says nothing about the server, or has an alarm of its own. */
function problemOf(failure: unknown): "not-shown" | "refused" | undefined {
  const code = errorCodeOf(failure);
  if (code === "log-untrusted") {
    // A witness that is late is no lie.
    const isLate = failure instanceof KeyferryError && failure.detail === "cosignatures-missing";
    return isLate ? "not-shown" : "refused";
  }
  return code.startsWith("server-") || code === "not-signed-in" ? "not-shown" : undefined;
}

/** Whether the server answers anything but its log: that it is well, or what was shared with me. */
async function isAnswering(server: KeyServer): Promise<boolean> {
  const answers = (question: Promise<unknown>) =>
    question.then(
      () => true,
      () => false,
    );
  return (await answers(server.checkReachable())) || (await answers(server.receivedGrants(null)));
}
