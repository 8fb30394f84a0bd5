import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { JobView } from "../../../shared/protocol/ipc/views";

const LISTED = 200;

interface Failure {
  readonly name: string;
  readonly problem: ErrorCode;
  readonly retryKey: string | null;
}

/** The files of a job that did not work out: the first of them for the screen, the rest to be tried again. */
export class JobFailures {
  readonly #all: Failure[];

  constructor(carried: readonly Failure[] = []) {
    this.#all = [...carried];
  }

  add(name: string, problem: ErrorCode, retryKey: string | null): void {
    this.#all.push({ name, problem, retryKey });
  }

  view(): Pick<JobView, "failures" | "failureCount"> {
    return {
      failures: this.#all.slice(0, LISTED).map(({ name, problem, retryKey }) => {
        return { name, problem, canRetry: retryKey !== null };
      }),
      failureCount: this.#all.length,
    };
  }

  /**
   * Parts those that are to be tried again from those that stay as they are.
   * @param index of one of them, or null for all
   */
  toRetry(index: number | null): { readonly keys: ReadonlySet<string>; readonly rest: readonly Failure[] } {
    const isWanted = (failure: Failure, i: number) =>
      failure.retryKey !== null && (index === null || i === index);
    const keys = this.#all.flatMap((failure, i) =>
      isWanted(failure, i) && failure.retryKey !== null ? [failure.retryKey] : [],
    );
    return { keys: new Set(keys), rest: this.#all.filter((failure, i) => !isWanted(failure, i)) };
  }
}
