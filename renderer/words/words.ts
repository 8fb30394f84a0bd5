import { useSyncExternalStore } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { Language } from "../../shared/protocol/language";
import { de } from "./de";
import { en, type Words } from "./en";
import { ko } from "./ko";

export type { Words } from "./en";

const CATALOGUES: Readonly<Record<Language, Words>> = { en, de, ko };
const listeners = new Set<() => void>();

/**
 * The words of the language in use. A switch replaces them, so they are read where something is drawn or said, never
 * while a module loads.
 */
export let words: Words = en;

/** From now on every word is of this language; what is on the screen is drawn anew. */
export function speak(language: Language): void {
  if (words.language === language) return;
  words = CATALOGUES[language];
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language in use. Only for what is not drawn anew with everything around it: the root, and memoised parts. */
export function useLanguage(): Language {
  return useSyncExternalStore(listen, () => words.language);
}

/** The sentence for the user that belongs to a code. */
export function sentenceFor(code: ErrorCode): string {
  return words.errors[code];
}
