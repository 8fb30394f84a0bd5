/** What running one file or list of vectors gave. */
export interface SuiteResult {
  readonly suite: string;
  /** Cases run. */
  readonly ran: number;
  /** One line for each case that went wrong. */
  readonly failures: readonly string[];
}

/** One vector: `check` returns whether the implementation did as the vector says. */
export interface VectorCase {
  readonly label: string;
  readonly check: () => boolean;
}

/** Runs every case; a case that throws has failed. */
export function runSuite(suite: string, cases: readonly VectorCase[]): SuiteResult {
  const failures = cases.flatMap(({ label, check }) => {
    try {
      return check() ? [] : [label];
    } catch (error) {
      return [`${label}: ${String(error)}`];
    }
  });
  return { suite, ran: cases.length, failures };
}

/** Whether `action` throws an error of the given class; any other error goes on as it is. */
export function refuses(errorClass: new (...args: never[]) => Error, action: () => unknown): boolean {
  try {
    action();
    return false;
  } catch (error) {
    if (error instanceof errorClass) return true;
    throw error;
  }
}
