import { MEDIA_PROBLEM } from "../../shared/protocol/http/media-types";
import { problemSchema } from "../../shared/protocol/http/problems";

/** Response schemas for the problems that a route may answer with, by status. */
export function problemsOf<Status extends number>(...statuses: Status[]) {
  const answer = { description: "Problem", content: { [MEDIA_PROBLEM]: { schema: problemSchema } } };
  return Object.fromEntries(statuses.map((status) => [status, answer])) as Record<Status, typeof answer>;
}
