import { unlink } from "node:fs/promises";
import { claimTemporaryPath, releaseTemporaryPath } from "../../adapters/file-system/temporary-files";
import type { JobOutcome } from "../../services/ports/engine";

/**
 * Gives a job a temporary path beside its target. Workers remove what they began; this removes it where the worker
 * cannot, because it is gone or knew only a part of the job.
 */
export async function withTemporaryPath<T>(
  targetPath: string,
  act: (temporaryPath: string) => Promise<JobOutcome<T>>,
): Promise<JobOutcome<T>> {
  const [outcome] = await withTemporaryPaths([targetPath], async ([path]) => [await act(path ?? "")]);
  if (outcome === undefined) throw new Error("a job without an outcome");
  return outcome;
}

/** As `withTemporaryPath`, for a batch of jobs. */
export async function withTemporaryPaths<T>(
  targetPaths: readonly string[],
  act: (temporaryPaths: readonly string[]) => Promise<readonly JobOutcome<T>[]>,
): Promise<readonly JobOutcome<T>[]> {
  const paths = targetPaths.map(claimTemporaryPath);
  let outcomes: readonly JobOutcome<T>[] = [];
  try {
    outcomes = await act(paths);
    return outcomes;
  } finally {
    for (const [index, path] of paths.entries()) {
      if (outcomes[index]?.ok !== true) await unlink(path).catch(() => undefined);
      releaseTemporaryPath(path);
    }
  }
}
