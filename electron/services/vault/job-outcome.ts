import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { JobControl } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { JobOutcome } from "../ports";

/**
 * Tells the job what did not work out.
 * @param retryKeyOf what a file is named by when the person wants to try it again
 * @returns what did work out, with the index of its job
 */
export function reportFailures<T>(
  outcomes: readonly JobOutcome<T>[],
  nameOf: (index: number) => string,
  control: Pick<JobControl, "fail">,
  retryKeyOf: (index: number) => string | undefined = () => undefined,
): { index: number; value: T }[] {
  return outcomes.flatMap((outcome, index) => {
    if (outcome.ok) return [{ index, value: outcome.value }];
    control.fail(nameOf(index), outcome.code, retryKeyOf(index));
    return [];
  });
}

/** When nothing at all worked out, the job itself has failed, for the first reason. @throws KeyferryError */
export function requireSomeSuccess(outcomes: readonly JobOutcome<unknown>[]): void {
  const failures = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code]));
  if (failures.length === outcomes.length) throwFirst(failures);
}

/** The value of a single outcome. @throws KeyferryError */
export function valueOf<T>(outcomes: readonly JobOutcome<T>[]): T {
  const [outcome] = outcomes;
  if (outcome === undefined) throw new KeyferryError("internal", "the engine gave no outcome");
  if (!outcome.ok) throw new KeyferryError(outcome.code, outcome.detail);
  return outcome.value;
}

function throwFirst(codes: readonly ErrorCode[]): void {
  const [first] = codes;
  if (first !== undefined) throw new KeyferryError(first);
}
