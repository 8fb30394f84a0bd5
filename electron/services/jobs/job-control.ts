import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { JobView } from "../../../shared/protocol/ipc/views";
import type { EngineProgress, Pause } from "../ports";

/** What running work may say about itself, and is told. */
export interface JobControl {
  readonly jobId: string;
  /** Aborted when the person presses Stop, or the app locks or quits. */
  readonly signal: AbortSignal;
  readonly progress: (progress: EngineProgress) => void;
  /**
   * One file did not work out; the rest goes on. Files that were merely stopped ("cancelled") are not failures.
   * @param retryKey what `only` names the file by when it is tried again; without it only the whole job can be
   */
  readonly fail: (name: string, code: ErrorCode, retryKey?: string) => void;
  /** To be waited for between two files, and to be handed to the engine, by work that can be paused. */
  readonly pause: Pause;
  /** Files that failed before, by their `retryKey`, when the person wants only these; null for everything. */
  readonly only: ReadonlySet<string> | null;
  /** Whether it was stopped because the app locks or quits, and not by the person. */
  readonly isSuspended: () => boolean;
}

export type JobKind = JobView["kind"];
export type JobWork = (control: JobControl) => Promise<void>;

/** What a person can do with a job besides stopping it. */
export interface JobOptions {
  /** The work waits at `control.pause`, or hands it to the engine. */
  readonly canPause?: boolean;
  /** The work may be called again after it failed or was stopped, and does then what is missing. */
  readonly canRetry?: boolean;
}
