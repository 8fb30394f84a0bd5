import { words } from "../words/words";

/** The person's own way to write numbers and dates, as long as it is in the language of the words around them. */
export function locale(): string {
  const preferred = typeof navigator === "undefined" ? words.language : navigator.language;
  return preferred.split("-")[0] === words.language ? preferred : words.language;
}
