import type { Language } from "../../shared/protocol/language";

/** What each language is called by those who speak it: the same in every catalogue, so in none. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  de: "Deutsch",
  ko: "한국어",
};
