import { regionalLocale } from "../words/regional-locale";
import { words } from "../words/words";

/** How the chosen language writes numbers and dates where the person lives. */
export function locale(): string {
  return regionalLocale(words.language);
}
