import type { JobOutcome, Pause, SegmentRange } from "../../services/ports/engine";

export interface OrderedRuns<T> {
  readonly range: SegmentRange;
  /** How much of the range one run covers. */
  readonly runLength: number;
  /** How many runs may be under way or wait for an earlier one: memory does not grow with the range. */
  readonly window: number;
  /** While it is on, no run is started; those under way are brought to their end. */
  readonly pause: Pause;
  readonly start: (run: SegmentRange) => Promise<JobOutcome<T>>;
  /** Gets the results in the order of the range, whatever order they came in. */
  readonly accept: (value: T, run: SegmentRange) => void;
}

/**
 * Covers a range by runs that are worked on side by side. Stops at the first failure, and returns only when nothing is
 * under way any more.
 * @returns the failure, or null when all is done
 */
export async function inOrderedRuns<T>(
  plan: OrderedRuns<T>,
): Promise<(JobOutcome<T> & { ok: false }) | null> {
  const underWay: { readonly run: SegmentRange; readonly outcome: Promise<JobOutcome<T>> }[] = [];
  let failure: (JobOutcome<T> & { ok: false }) | null = null;
  let next = plan.range.from;
  for (;;) {
    const hasMore = () => failure === null && next < plan.range.to;
    while (hasMore() && !plan.pause.isPaused && underWay.length < plan.window) {
      const run = { from: next, to: Math.min(next + plan.runLength, plan.range.to) };
      underWay.push({ run, outcome: plan.start(run) });
      next = run.to;
    }
    const oldest = underWay.shift();
    if (oldest === undefined) {
      if (!hasMore()) return failure;
      await plan.pause.goneOn();
      continue;
    }
    const outcome = await oldest.outcome;
    if (!outcome.ok) failure ??= outcome;
    else if (failure === null) plan.accept(outcome.value, oldest.run);
  }
}
