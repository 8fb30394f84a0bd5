import type { EngineControl, JobOutcome, Pause } from "../../services/ports/engine";
import { type CancelFlag, followSignal } from "../cancel-flag";
import { ProgressCount } from "./progress-count";
import type { WorkerPool } from "./worker-pool";

/** What all jobs of one call to the engine share. */
export interface Call {
  readonly pool: WorkerPool;
  readonly cancel: CancelFlag;
  /** Waited for before anything is given to a worker; workers themselves never wait, for they serve other calls too. */
  readonly pause: Pause;
  readonly progress: ProgressCount;
}

export type FailedOutcome = JobOutcome<never> & { readonly ok: false };

const NEVER_PAUSED: Pause = { isPaused: false, goneOn: () => Promise.resolve() };

export const CANCELLED: FailedOutcome = { ok: false, code: "cancelled", detail: "cancelled" };

/** Runs a call over `count` jobs and stops following its signal afterwards. */
export async function withCall<T>(
  pool: WorkerPool,
  count: number,
  control: EngineControl | undefined,
  act: (call: Call) => Promise<T>,
): Promise<T> {
  const { flag, release } = followSignal(control?.signal);
  try {
    const progress = new ProgressCount(count, control?.onProgress);
    return await act({ pool, cancel: flag, pause: control?.pause ?? NEVER_PAUSED, progress });
  } finally {
    release();
  }
}
