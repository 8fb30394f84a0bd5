import type { EngineControl, JobOutcome } from "../../services/ports/engine";
import { type CancelFlag, followSignal } from "../cancel-flag";
import { ProgressCount } from "./progress-count";
import type { WorkerPool } from "./worker-pool";

/** What all jobs of one call to the engine share. */
export interface Call {
  readonly pool: WorkerPool;
  readonly cancel: CancelFlag;
  readonly progress: ProgressCount;
}

export type FailedOutcome = JobOutcome<never> & { readonly ok: false };

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
    return await act({ pool, cancel: flag, progress: new ProgressCount(count, control?.onProgress) });
  } finally {
    release();
  }
}
