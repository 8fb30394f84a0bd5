/** Sixty digits in twelve groups of five, however they were written. */
export function groupDigits(digits: string): readonly string[] {
  return onlyDigits(digits).match(/\d{1,5}/g) ?? [];
}

/** The digits of a text that someone pasted: spaces, dashes and line breaks do not count. */
export function onlyDigits(text: string): string {
  return text.replace(/\D/g, "");
}

/** How a pasted text compares with the digits on the screen. */
export function compareDigits(pasted: string, shown: string): "empty" | "same" | "incomplete" | "different" {
  const theirs = onlyDigits(pasted);
  const ours = onlyDigits(shown);
  if (theirs === "") return "empty";
  if (theirs === ours) return "same";
  return ours.startsWith(theirs) ? "incomplete" : "different";
}
