/** Accents and the like, above and below letters; not the vowel signs that some scripts write as marks. */
const ACCENTS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;

/**
 * A text as searching compares it: “Übergröße”, “UBERGRÖSSE” and “übergrosse” are one. Compatibility forms (ligatures, full
 * width) become plain, and Hangul its letters, so that a syllable is found before it is typed to its end.
 */
export function foldName(text: string): string {
  // Upper case first: it is what makes ß and ss the same, and σ of both its forms at a word's end.
  return text.normalize("NFKD").replace(ACCENTS, "").toUpperCase().toLowerCase().replaceAll("ς", "σ");
}
