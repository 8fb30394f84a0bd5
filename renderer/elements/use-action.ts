import { useCallback, useRef, useState } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import { problemOf } from "../api/keyferry-failure";

export interface Action<A extends readonly unknown[]> {
  /** Runs it, unless it is running already. */
  readonly run: (...args: A) => void;
  readonly working: boolean;
  /** Why it did not work out the last time; null again as soon as it is tried anew. */
  readonly problem: ErrorCode | null;
  readonly clearProblem: () => void;
}

/** Something that a person starts by a button: tells whether it is at work and why it failed. */
export function useAction<A extends readonly unknown[]>(act: (...args: A) => Promise<void>): Action<A> {
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const busy = useRef(false);
  const latest = useRef(act);
  latest.current = act;

  const run = useCallback((...args: A) => {
    if (busy.current) return;
    busy.current = true;
    setWorking(true);
    setProblem(null);
    latest
      .current(...args)
      .catch((error: unknown) => setProblem(problemOf(error)))
      .finally(() => {
        busy.current = false;
        setWorking(false);
      });
  }, []);
  const clearProblem = useCallback(() => setProblem(null), []);
  return { run, working, problem, clearProblem };
}
