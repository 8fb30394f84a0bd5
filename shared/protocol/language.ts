import { z } from "zod";

/** The languages that every word of the app exists in; the first one is for everybody else. */
export const LANGUAGES = ["en", "de", "ko"] as const;

export type Language = (typeof LANGUAGES)[number];

export const languageSchema = z.enum(LANGUAGES);

function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/**
 * The first of the person's languages that the app speaks; English when it speaks none of them.
 * @param preferred  BCP 47 tags as the system lists them, the dearest first: "de-AT", "ko", …
 */
export function languageFor(preferred: readonly string[]): Language {
  const spoken = preferred.map((tag) => tag.toLowerCase().split(/[-_]/)[0] ?? "");
  return spoken.find(isLanguage) ?? LANGUAGES[0];
}
