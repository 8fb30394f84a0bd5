import { base64ToBytes, bytesToBase64, bytesToHex, equalConstantTime } from "../crypto";
import { LogError } from "./log-error";
import { COSIGNATURE_KEY, isKeyName, type LogVerifier, NOTE_KEY } from "./note-key";
import type { LogSigner, WitnessSigner } from "./note-signer";
import { formatNote, isSameSigner, openNote, signNote, splitNote } from "./signed-note";
import { EMPTY_ROOT, HASH_LENGTH, type Hash } from "./tree-hash";
import { isTreeSize } from "./tree-size";

/** The state of a log at one size (C2SP tlog-checkpoint), without extension lines. */
export interface Checkpoint {
  /** The log's name, for ever. */
  readonly origin: string;
  /** Leaves. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Hash;
}

/** Whom to believe about a log. */
export interface LogTrust {
  readonly origin: string;
  /** Keys of type 1; one of them must have signed. */
  readonly logKeys: readonly LogVerifier[];
  /** Keys of type 4. */
  readonly witnesses: readonly LogVerifier[];
  /** How many of the witnesses must have cosigned. */
  readonly quorum: number;
}

export interface Cosignature {
  readonly name: string;
  /** Seconds since 1970. */
  readonly time: number;
}

export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** Of the trusted witnesses. */
  readonly cosignatures: readonly Cosignature[];
}

const SIZE = /^(?:0|[1-9][0-9]{0,15})$/;

/** The note's text: origin, size and root, a line each. @throws LogError `note-malformed` for what is no checkpoint */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root } = checkpoint;
  const text = `${origin}\n${size}\n${bytesToBase64(root)}\n`;
  parseCheckpoint(text);
  return text;
}

/** Reads the text of a note that was opened. @throws LogError `note-malformed` */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = "", sizeText = "", rootText = "", ...rest] = text.split("\n");
  if (rest.length !== 1 || rest[0] !== "") throw malformed("not three lines");
  if (!isKeyName(origin)) throw malformed("origin");
  const size = Number(sizeText);
  if (!SIZE.test(sizeText) || !isTreeSize(size)) throw malformed("size");
  const root = decodeRoot(rootText);
  if (size === 0 && !equalConstantTime(root, EMPTY_ROOT)) throw malformed("an empty tree has the empty root");
  return { origin, size, root };
}

function decodeRoot(text: string): Hash {
  if (text.length !== bytesToBase64(EMPTY_ROOT).length) throw malformed("root");
  try {
    const root = base64ToBytes(text);
    if (root.length === HASH_LENGTH) return root;
  } catch {
    // Falls through: any other text is no root.
  }
  throw malformed("root");
}

/** @throws LogError `note-malformed` for what is no checkpoint */
export function signCheckpoint(checkpoint: Checkpoint, signer: LogSigner): string {
  return signNote(formatCheckpoint(checkpoint), [signer]);
}

/**
 * Checks that a log's own key and enough witnesses have signed a checkpoint of that log, and only then reads it.
 * @throws LogError `note-malformed`; `checkpoint-unsigned` (no key of the log, a wrong signature, another log);
 *   `cosignatures-missing`
 */
export function openCheckpoint(note: string, trust: LogTrust): OpenedCheckpoint {
  const logKeys = trust.logKeys.filter(({ type }) => type === NOTE_KEY);
  const witnesses = trust.witnesses.filter(({ type }) => type === COSIGNATURE_KEY);
  const { text, verifiedBy, cosignedAt } = openTrusted(note, [...logKeys, ...witnesses]);
  if (!verifiedBy.some((verifier) => logKeys.includes(verifier))) {
    throw new LogError("checkpoint-unsigned", "no key of the log has signed");
  }
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== trust.origin) throw new LogError("checkpoint-unsigned", "of another log");
  const cosigners = independent(
    verifiedBy.filter((verifier) => witnesses.includes(verifier)),
    logKeys,
  );
  // Also for a quorum that is not a number.
  if (!(cosigners.length >= trust.quorum)) throw new LogError("cosignatures-missing");
  const cosignatures = cosigners.map(({ name }) => ({ name, time: cosignedAt.get(name) ?? 0 }));
  return { checkpoint, cosignatures };
}

function openTrusted(note: string, verifiers: readonly LogVerifier[]): ReturnType<typeof openNote> {
  try {
    return openNote(note, verifiers);
  } catch (error) {
    if (error instanceof LogError && error.code === "note-unsigned")
      throw new LogError("checkpoint-unsigned", error.message);
    throw error;
  }
}

/** One for each key and name: neither a witness that appears twice nor the log as its own witness counts. */
function independent(witnesses: readonly LogVerifier[], logKeys: readonly LogVerifier[]): LogVerifier[] {
  const keys = new Set(logKeys.map(({ publicKey }) => bytesToHex(publicKey)));
  const names = new Set<string>();
  return witnesses.filter(({ name, publicKey }) => {
    const key = bytesToHex(publicKey);
    if (keys.has(key) || names.has(name)) return false;
    keys.add(key);
    names.add(name);
    return true;
  });
}

/**
 * Adds a witness's cosignature to a checkpoint, in place of one that it made before. The witness must have opened the checkpoint
 * and checked that it continues the one it cosigned last: this does neither.
 * @param nowSeconds since 1970
 * @throws LogError `note-malformed` for a note that is no checkpoint, or has 16 signatures already
 */
export function cosign(note: string, witness: WitnessSigner, nowSeconds: number): string {
  const { text, lines } = splitNote(note);
  parseCheckpoint(text);
  const own = witness.cosign(text, nowSeconds);
  return formatNote(text, [...lines.filter((line) => !isSameSigner(line, own)), own]);
}

function malformed(what: string): LogError {
  return new LogError("note-malformed", `checkpoint: ${what}`);
}
