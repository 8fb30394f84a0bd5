import type { JobOutcome } from "../../services/ports/engine";
import { isCancelled } from "../cancel-flag";
import { forEachBounded } from "../lanes";
import { CANCELLED, type Call } from "./call";

const PATHS_PER_MESSAGE = 256;

/**
 * Asks the workers about many paths, some hundred a message.
 * @param tell gets each answer as it comes, with the path's place in the list
 */
export async function askAboutPaths<T>(
  call: Call,
  paths: readonly string[],
  ask: (some: readonly string[]) => Promise<JobOutcome<JobOutcome<T>[]>>,
  tell: (index: number, outcome: JobOutcome<T>) => void,
): Promise<void> {
  const perMessage = Math.min(PATHS_PER_MESSAGE, Math.ceil(paths.length / call.pool.tasksAtOnce));
  const starts: number[] = [];
  for (let start = 0; start < paths.length; start += perMessage) starts.push(start);
  await forEachBounded(starts, call.pool.tasksAtOnce, async (start) => {
    await call.pause.goneOn();
    const some = paths.slice(start, start + perMessage);
    const answer = isCancelled(call.cancel) ? CANCELLED : await ask(some);
    for (const i of some.keys()) tell(start + i, (answer.ok ? answer.value[i] : answer) ?? CANCELLED);
  });
}
