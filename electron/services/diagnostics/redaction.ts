import { ipcContract } from "../../../shared/protocol/ipc/contract";

/** A text that is somebody's, and what stands in for it. */
export interface PrivateText {
  readonly text: string;
  readonly standIn: string;
}

/** Takes out of a text, or of all texts in a value, what is nobody else's business. */
export interface Redaction {
  readonly text: (text: string) => string;
  /** Of an object, an array or a plain value, as JSON has them; object keys too. */
  readonly value: (value: unknown) => unknown;
}

const SHORTEST_SECRET = 20;
/** `at name (place:line:column)` or `at place:line:column`. */
const FRAME = /^at (?:(.+) \()?(.+?):(\d+):(\d+)\)?$/;
const SOURCE_FILE = /^(?:node:[\w/]+|[\w.-]+\.(?:cjs|mjs|js|ts))$/;
const FUNCTION_NAME = /^(?:[A-Za-z_$<#[][\w$<>#[\]]{0,39}[. ]?){1,5}$/;
/** An absolute path, of either kind of system, with all that follows: names on disk may contain anything. */
const PATH = /(?<![\w.])(?:[/~\\][^\s/]|[A-Za-z]:[\\/])[^]*$/;
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/\S+|[^\s@<>"(]+@[^\s@<>")]+/gi;
const HOST =
  /\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{0,4}:){3,}[0-9a-f]{0,4}/gi;
/** As many small words in a row as no sentence of the log has: recovery words, fingerprints. */
const WORDS_IN_A_ROW = /\b[a-z]{3,9}(?:[\s,]+[a-z]{3,9}){7,}\b/g;
const LONG_TOKEN = new RegExp(`[A-Za-z0-9+/_=-]{${SHORTEST_SECRET},}`, "g");
/** Long digits: fingerprints, however they are grouped. */
const LONG_DIGITS = /\d{5}(?:[\s-]?\d{5}){2,}/g;
const ID = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** Names that programs give: `UNABLE_TO_VERIFY_LEAF_SIGNATURE`, `file-changed-while-reading`. */
const PROGRAM_WORD = /^(?:[A-Z]+(?:_[A-Z]+)+|[a-z]+(?:-[a-z]+){1,5})$/;
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function shortenedToken(token: string): string {
  if (ID.test(token)) return `${token.slice(0, 8)}…`;
  return PROGRAM_WORD.test(token) ? token : "<secret>";
}

/** The function and the source file of a stack line; folders, which may be named after people, are left out. */
function frame(text: string): string | null {
  const match = FRAME.exec(text);
  if (match === null) return null;
  const [, name, place = "", line, column] = match;
  const file = place.startsWith("node:") ? place : (place.split(/[\\/]/).at(-1) ?? "");
  const shownFile = SOURCE_FILE.test(file) ? file : "<file>";
  if (name === undefined) return `at ${shownFile}:${line}:${column}`;
  const shownName = FUNCTION_NAME.test(name) ? name.replace(LONG_TOKEN, programName) : "<function>";
  return `at ${shownName} (${shownFile}:${line}:${column})`;
}

/** The channels of the app look like hosts. */
function withoutHost(found: string): string {
  return Object.hasOwn(ipcContract, found) ? found : "<address>";
}

function programName(token: string): string {
  return /^[A-Za-z$_]+$/.test(token) ? token : "<secret>";
}

/**
 * Two nets, one below the other: texts that are known to be private are replaced wherever they stand, and so is everything
 * that looks like a path, an address, a host, a secret or a list of words, known or not. IDs are shortened.
 */
export function redaction(privateTexts: readonly PrivateText[]): Redaction {
  // The longest first: a name may be part of an address.
  const known = privateTexts
    .filter(({ text }) => text.trim().length > 1)
    .sort((a, b) => b.text.length - a.text.length)
    .map(({ text, standIn }) => ({
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])${escaped(text)}(?![\\p{L}\\p{N}])`, "giu"),
      standIn,
    }));
  const withoutKnown = (text: string): string =>
    known.reduce((rest, { pattern, standIn }) => rest.replace(pattern, standIn), text);

  const redactText = (text: string): string => {
    if (MOMENT.test(text)) return text;
    const asFrame = frame(text);
    if (asFrame !== null) return withoutKnown(asFrame);
    return withoutKnown(text)
      .replace(ADDRESS, "<address>")
      .replace(PATH, "<path>")
      .replace(HOST, withoutHost)
      .replace(LONG_DIGITS, "<digits>")
      .replace(WORDS_IN_A_ROW, "<words>")
      .replace(LONG_TOKEN, shortenedToken);
  };
  const redactValue = (value: unknown): unknown => {
    if (typeof value === "string") return redactText(value);
    if (Array.isArray(value)) return value.map(redactValue);
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [redactText(key), redactValue(inner)]),
      );
    }
    return value;
  };
  return { text: redactText, value: redactValue };
}
