import type { Language } from "../../shared/protocol/language";

/**
 * How numbers and dates are written: as in the person's own region, as long as its language is that of the words
 * around them ("en-GB" with English words), else as the language does it by itself.
 */
export function regionalLocale(language: Language): string {
  const preferred = typeof navigator === "undefined" ? [] : navigator.languages;
  return preferred.find((tag) => tag.split("-")[0] === language) ?? language;
}
