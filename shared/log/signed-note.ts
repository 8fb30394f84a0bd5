import { base64ToBytes, bytesToBase64, bytesToHex, concatBytes, equalConstantTime } from "../crypto";
import { LogError } from "./log-error";
import { isKeyName, KEY_ID_LENGTH, type LogVerifier } from "./note-key";
import { type LogSigner, type SignatureLine, verifyLine } from "./note-signer";

/** Text with signatures below it (C2SP signed-note). */

/** As many as the specification tells verifiers to accept at least. */
export const MAX_SIGNATURE_LINES = 16;
/** Sixteen signatures of the largest kind there is, and a text. */
export const MAX_NOTE_BYTES = 128 * 1024;

const LINE_START = "— ";
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

/** A note that at least one trusted key has signed. */
export interface OpenedNote {
  /** With its last newline. */
  readonly text: string;
  /** Each of the given verifiers whose signature is there and right, once. */
  readonly verifiedBy: readonly LogVerifier[];
  /** When each witness says that it saw the text, in seconds since 1970, by the witness's name. */
  readonly cosignedAt: ReadonlyMap<string, number>;
}

/** @throws LogError `note-malformed` for a text that no note can have */
export function signNote(text: string, signers: readonly LogSigner[]): string {
  return formatNote(
    text,
    signers.map((signer) => signer.sign(text)),
  );
}

/**
 * Puts text and signatures together.
 * @throws LogError `note-malformed` when the result is not a note
 */
export function formatNote(text: string, lines: readonly SignatureLine[]): string {
  const note = `${text}\n${lines.map(formatLine).join("")}`;
  if (splitNote(note).text !== text) throw malformed("the text cannot be told from the signatures");
  return note;
}

function formatLine({ name, keyId, signature }: SignatureLine): string {
  return `${LINE_START}${name} ${bytesToBase64(concatBytes(keyId, signature))}\n`;
}

/**
 * Checks the signatures of the keys that are trusted, and ignores others. One that is wrong spoils the note.
 * @throws LogError `note-malformed`, or `note-unsigned` when no trusted key has signed or one has signed wrongly
 */
export function openNote(note: string, verifiers: readonly LogVerifier[]): OpenedNote {
  const { text, lines } = splitNote(note);
  const verifiedBy: LogVerifier[] = [];
  const cosignedAt = new Map<string, number>();
  for (const line of lines) {
    const verifier = verifiers.find((candidate) => isBy(candidate, line));
    if (verifier === undefined || verifiedBy.includes(verifier)) continue;
    const time = verifyLine(verifier, text, line.signature);
    if (time === null) throw new LogError("note-unsigned", `the signature of ${verifier.name} is wrong`);
    verifiedBy.push(verifier);
    if (time !== "untimed" && !cosignedAt.has(verifier.name)) cosignedAt.set(verifier.name, time);
  }
  if (verifiedBy.length === 0) throw new LogError("note-unsigned", "no trusted key has signed");
  return { text, verifiedBy, cosignedAt };
}

function isBy(verifier: LogVerifier, line: SignatureLine): boolean {
  return verifier.name === line.name && equalConstantTime(verifier.keyId, line.keyId);
}

/**
 * Takes a note apart without checking any signature.
 * @throws LogError `note-malformed`
 */
export function splitNote(note: string): { text: string; lines: SignatureLine[] } {
  if (note.length > MAX_NOTE_BYTES || Buffer.byteLength(note) > MAX_NOTE_BYTES) throw malformed("too long");
  if (CONTROL.test(note) || Buffer.from(note).toString() !== note) throw malformed("characters");
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n") || end + 2 === note.length) throw malformed("no signatures");
  const lines = note.slice(end + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURE_LINES) throw malformed("too many signatures");
  return { text: note.slice(0, end + 1), lines: lines.map(parseLine) };
}

function parseLine(line: string): SignatureLine {
  if (!line.startsWith(LINE_START)) throw malformed("signature line");
  const [name = "", encoded = "", ...more] = line.slice(LINE_START.length).split(" ");
  if (!isKeyName(name) || more.length > 0) throw malformed("signature line");
  const bytes = decodeSignature(encoded);
  if (bytes.length <= KEY_ID_LENGTH) throw malformed("signature is too short");
  return { name, keyId: bytes.slice(0, KEY_ID_LENGTH), signature: bytes.slice(KEY_ID_LENGTH) };
}

function decodeSignature(encoded: string): Uint8Array {
  try {
    return base64ToBytes(encoded);
  } catch {
    throw malformed("base64");
  }
}

/** Whether two lines are by the same key, as far as lines tell. */
export function isSameSigner(a: SignatureLine, b: SignatureLine): boolean {
  return a.name === b.name && bytesToHex(a.keyId) === bytesToHex(b.keyId);
}

function malformed(what: string): LogError {
  return new LogError("note-malformed", `note: ${what}`);
}
