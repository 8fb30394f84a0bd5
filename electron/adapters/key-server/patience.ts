import { KeyferryError } from "../../services/keyferry-error";
import type { ServerAnswer } from "./transport";

const ATTEMPTS = 3;
/** The longest that a person is kept waiting between two attempts, in milliseconds. */
const LONGEST_WAIT = 5000;
const DEFAULT_WAIT = 500;

/** Milliseconds that the server asks to wait (RFC 9110 section 10.2.3); null when it does not say in seconds. */
function askedWait(answer: ServerAnswer): number | null {
  const seconds = answer.header("retry-after");
  return seconds !== null && /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1000 : null;
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new KeyferryError("cancelled"));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
    if (signal?.aborted) stop();
  });
}

/**
 * Asks again, a few times, when the server is busy (429, 503): after the time it asks for, unless that is longer than
 * a person would wait. Returns the last answer.
 */
export async function askPatiently(
  ask: () => Promise<ServerAnswer>,
  signal: AbortSignal | undefined,
): Promise<ServerAnswer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask();
    if (answer.status !== 429 && answer.status !== 503) return answer;
    const wait = askedWait(answer) ?? DEFAULT_WAIT * attempt;
    if (attempt === ATTEMPTS || wait > LONGEST_WAIT) return answer;
    await pause(wait, signal);
  }
}

/** Rejects with "cancelled" as soon as the signal says so, whatever `promise` does. */
export function orCancelled<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new KeyferryError("cancelled"));
    if (signal.aborted) cancel();
    signal.addEventListener("abort", cancel, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", cancel));
  });
}
