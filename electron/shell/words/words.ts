import { LANGUAGES, type Language } from "../../../shared/protocol/language";
import { de } from "./de";
import { en, type ShellWords } from "./en";
import { ko } from "./ko";

export type { ShellWords } from "./en";

const CATALOGUES: Readonly<Record<Language, ShellWords>> = { en, de, ko };

/** What the main process says in a language. */
export function shellWords(language: Language): ShellWords {
  return CATALOGUES[language];
}

const RULE = `\n${"-".repeat(72)}\n\n`;

/**
 * The note in a vault's folder: whoever comes by it may speak another language than the owner, so it is there in all of
 * them, the owner's first.
 */
export function vaultNote(language: Language): string {
  const others = LANGUAGES.filter((other) => other !== language);
  return [language, ...others].map((one) => shellWords(one).vaultNote).join(RULE);
}
