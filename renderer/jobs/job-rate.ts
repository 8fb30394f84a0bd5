/** How far a job was at a moment. */
export interface JobSample {
  /** Milliseconds. */
  readonly at: number;
  readonly bytesDone: number;
}

/** The latest sample that counted, and the bytes a second smoothed up to it; null until two samples tell. */
export interface JobRate {
  readonly last: JobSample;
  readonly bytesPerSecond: number | null;
}

const SHORTEST_STEP_MS = 250;
const SMOOTHING_MS = 3_000;

/**
 * Takes one more sample into a rate. Steps shorter than a quarter of a second are gathered, so that the number
 * on the screen does not jump; older steps fade within about three seconds.
 */
export function nextRate(rate: JobRate | undefined, sample: JobSample): JobRate {
  if (rate === undefined) return { last: sample, bytesPerSecond: null };
  const elapsed = sample.at - rate.last.at;
  if (elapsed < SHORTEST_STEP_MS) return rate;
  const current = (Math.max(0, sample.bytesDone - rate.last.bytesDone) * 1000) / elapsed;
  if (rate.bytesPerSecond === null) return { last: sample, bytesPerSecond: current };
  const weight = 1 - Math.exp(-elapsed / SMOOTHING_MS);
  return { last: sample, bytesPerSecond: rate.bytesPerSecond + (current - rate.bytesPerSecond) * weight };
}
