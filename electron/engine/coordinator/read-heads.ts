import type { JobOutcome, ReadHead } from "../../services/ports/engine";
import { askAboutPaths } from "./asked-paths";
import type { Call } from "./call";
import { outcomeList } from "./job-batches";

/** Reads and checks the heads of many containers. */
export async function readHeads(call: Call, paths: readonly string[]): Promise<JobOutcome<ReadHead>[]> {
  const { outcomes, settle } = outcomeList<ReadHead>(call, paths.length);
  const { cancel } = call;
  await askAboutPaths(call, paths, (some) => call.pool.run("read-heads", { paths: some, cancel }), settle);
  return outcomes;
}
