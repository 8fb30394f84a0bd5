/** Per message: enough files that the message does not matter, few enough that progress and cancelling are prompt. */
const MAX_FILES = 128;
const MAX_BYTES = 8 * 1024 * 1024;

/** One job of a call: its place among the outcomes and how many bytes it reads. */
export interface SizedJob<J> {
  readonly index: number;
  readonly job: J;
  readonly bytes: number;
}

/**
 * Splits small jobs into batches, in order.
 * @param shares how many batches there should be at least, so that every worker gets some
 */
export function batchesOf<J>(jobs: readonly SizedJob<J>[], shares: number): SizedJob<J>[][] {
  const files = Math.min(MAX_FILES, Math.ceil(jobs.length / shares));
  const batches: SizedJob<J>[][] = [];
  let current: SizedJob<J>[] = [];
  let bytes = 0;
  for (const job of jobs) {
    if (current.length > 0 && (current.length >= files || bytes + job.bytes > MAX_BYTES)) {
      batches.push(current);
      current = [];
      bytes = 0;
    }
    current.push(job);
    bytes += job.bytes;
  }
  if (current.length > 0) batches.push(current);
  return batches;
}
