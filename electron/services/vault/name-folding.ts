/** Accents and the like, which no script owns; not the vowel signs that some scripts write as marks of their own. */
const ACCENTS = /\p{Script=Inherited}/gu;

/**
 * A text as searching compares it: “Übergröße”, “UBERGRÖSSE” and “übergrosse” are one. Compatibility forms (ligatures, full
 * width) become plain, and Hangul its letters, so that a syllable is found before it is typed to its end.
 */
export function foldName(text: string): string {
  // Upper case first: it is what makes ß and ss the same, and σ of both its forms at a word's end.
  return text.normalize("NFKD").replace(ACCENTS, "").toUpperCase().toLowerCase().replaceAll("ς", "σ");
}
