import { useCallback, useEffect, useRef, useState } from "react";
import { LOADING, type Loadable, settled } from "./loadable";

/**
 * What the main process answers to a question that a part of the screen has. An answer to an earlier question is passed over; the
 * last one to the same question stays in sight until the next is there.
 * @param question says which it is, such as the item that it is about
 * @param asOf the same question is asked again when this changes
 */
export function useAnswer<T>(
  question: string,
  asOf: unknown,
  ask: () => Promise<T>,
): { readonly answer: Loadable<T>; readonly again: () => void } {
  const [given, setGiven] = useState<{ question: string; answer: Loadable<T> } | null>(null);
  const asked = useRef(0);
  const newest = useRef(ask);
  useEffect(() => {
    newest.current = ask;
  });
  const load = useCallback(async () => {
    const mine = ++asked.current;
    const answer = await settled(newest.current());
    if (mine === asked.current) setGiven({ question, answer });
  }, [question]);
  useEffect(() => {
    void load();
    return () => {
      asked.current += 1;
    };
  }, [load, asOf]);
  const again = useCallback(() => {
    setGiven(null);
    void load();
  }, [load]);
  return { answer: given?.question === question ? given.answer : LOADING, again };
}
