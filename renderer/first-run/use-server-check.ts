import { useRef, useState } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { ServerView } from "../../shared/protocol/ipc/views";
import { answered, problemOf } from "../api/keyferry-failure";
import { keyferry } from "../stores";

export interface ServerCheck {
  /** What the server said of itself; null while it was not asked. */
  readonly known: ServerView | null;
  readonly problem: ErrorCode | null;
  readonly checking: boolean;
  /** Null when the server did not say; then `problem` says why. */
  readonly check: (server: string) => Promise<ServerView | null>;
  /** Another address was typed. */
  readonly forget: () => void;
}

/** Asks a key server who may enrol there. */
export function useServerCheck(): ServerCheck {
  const [known, setKnown] = useState<ServerView | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [checking, setChecking] = useState(false);

  /** Of the newest question: an answer to an older one is about another server. */
  const asked = useRef(0);

  const forget = () => {
    asked.current += 1;
    setKnown(null);
    setProblem(null);
    setChecking(false);
  };
  const check = async (server: string) => {
    forget();
    const question = asked.current;
    const isNewest = () => question === asked.current;
    setChecking(true);
    try {
      const view = await answered(keyferry.server.check({ server: server.trim() }));
      if (!isNewest()) return null;
      setKnown(view);
      return view;
    } catch (error) {
      if (isNewest()) setProblem(problemOf(error));
      return null;
    } finally {
      if (isNewest()) setChecking(false);
    }
  };
  return { known, problem, checking, check, forget };
}
