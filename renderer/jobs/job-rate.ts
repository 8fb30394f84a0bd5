/** How far a job was at a moment. */
export interface JobSample {
  /** Milliseconds. */
  readonly at: number;
  readonly bytesDone: number;
}

/** The latest sample that counted, and the bytes a second smoothed up to it; null until two samples tell. */
export interface JobRate {
  readonly last: JobSample;
  /** As it is now, for the screen. */
  readonly bytesPerSecond: number | null;
  /** As it has been for longer: what tells how much time is left does not jump with each small file. */
  readonly steadyBytesPerSecond: number | null;
}

const SHORTEST_STEP_MS = 250;
const SMOOTHING_MS = 3_000;
const STEADY_SMOOTHING_MS = 20_000;

/**
 * Takes one more sample into a rate. Steps shorter than a quarter of a second are gathered, so that the number
 * on the screen does not jump; older steps fade within about three seconds, and within twenty for the steady rate.
 */
export function nextRate(rate: JobRate | undefined, sample: JobSample): JobRate {
  if (rate === undefined) return { last: sample, bytesPerSecond: null, steadyBytesPerSecond: null };
  const elapsed = sample.at - rate.last.at;
  if (elapsed < SHORTEST_STEP_MS) return rate;
  const current = (Math.max(0, sample.bytesDone - rate.last.bytesDone) * 1000) / elapsed;
  return {
    last: sample,
    bytesPerSecond: smoothed(rate.bytesPerSecond, current, elapsed, SMOOTHING_MS),
    steadyBytesPerSecond: smoothed(rate.steadyBytesPerSecond, current, elapsed, STEADY_SMOOTHING_MS),
  };
}

function smoothed(before: number | null, current: number, elapsed: number, smoothingMs: number): number {
  if (before === null) return current;
  return before + (current - before) * (1 - Math.exp(-elapsed / smoothingMs));
}
