import { malformed } from "./format-error";
import { LIMITS } from "./limits";

/** What somebody writes to those whom she gives a key: a few sentences. Lengths are in bytes of UTF-8. */

/** Everything but the line feed. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;
const CONTROLS = new RegExp(CONTROL, "g");
/** Other line ends, and bidirectional overrides, which make a text look like another. */
const MISLEADING = /[\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const MISLEADINGS = new RegExp(MISLEADING, "g");

/**
 * Checks a note: 1 to 2,000 bytes, no control characters but the line feed, no bidirectional overrides, no white space at the
 * ends.
 * @throws FormatError `malformed`
 */
export function checkNote(note: string): string {
  const bytes = Buffer.from(note, "utf8");
  const isText = bytes.toString("utf8") === note && bytes.length >= 1 && bytes.length <= LIMITS.noteBytes;
  if (!isText || CONTROL.test(note) || MISLEADING.test(note) || note.trim() !== note) throw malformed("note");
  return note;
}

/**
 * What somebody typed, as a note: one kind of line end, and without what a note must not have. Null when nothing is left.
 * @throws FormatError `malformed` when it is too long
 */
export function noteOf(typed: string): string | null {
  const tidy = Buffer.from(typed, "utf8")
    .toString("utf8")
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(/\t/g, " ")
    .replace(CONTROLS, "")
    .replace(MISLEADINGS, "")
    .trim();
  return tidy === "" ? null : checkNote(tidy);
}
