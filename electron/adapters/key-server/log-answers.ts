import type { z } from "zod";
import { base64UrlToBytes, parseUserId } from "../../../shared/crypto";
import { decodeEntryBundle, entriesPath, LogError, TILE_WIDTH } from "../../../shared/log";
import { MEDIA_NOTE, MEDIA_TILE } from "../../../shared/protocol/http/media-types";
import { logTilePath } from "../../../shared/protocol/http/paths";
import type { lookupAnswerSchema, PersonAnswer } from "../../../shared/protocol/http/people";
import { KeyferryError } from "../../services/keyferry-error";
import type { ProvenPeople, ProvenPerson } from "../../services/ports/proven-people";
import { decodeStrictly, failureOf } from "./answers";
import type { ServerAnswer } from "./transport";

/** @throws KeyferryError `server-answer-invalid` for bytes that are not canonically encoded */
export function readProvenPeople(answer: z.infer<typeof lookupAnswerSchema>): ProvenPeople {
  return decodeStrictly(() => ({
    checkpoint: answer.checkpoint,
    consistency: answer.consistency.map(base64UrlToBytes),
    people: answer.people.map(readProvenPerson),
  }));
}

function readProvenPerson({ userId, labelProof, records }: PersonAnswer): ProvenPerson {
  return {
    userId: parseUserId(userId),
    labelProof: base64UrlToBytes(labelProof),
    records: records.map(({ record, index, inclusion }) => ({
      envelope: base64UrlToBytes(record),
      index,
      inclusion: inclusion.map(base64UrlToBytes),
    })),
  };
}

/** @throws KeyferryError of the server; `server-answer-invalid` unless it is a text */
export function readNote(answer: ServerAnswer): string {
  if (answer.status !== 200) throw failureOf(answer);
  if (answer.mediaType !== MEDIA_NOTE) throw new KeyferryError("server-answer-invalid", "not a note");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(answer.body);
  } catch {
    throw new KeyferryError("server-answer-invalid", "not a text");
  }
}

/** A bundle of entries, or the part of one, that holds entries of [from, to). */
export interface WantedBundle {
  readonly index: number;
  /** Entries that it has as long as the log ends at `to`. */
  readonly width: number;
  /** Of these the ones that are wanted. */
  readonly skip: number;
}

export function bundlesOf(from: number, to: number): WantedBundle[] {
  const bundles: WantedBundle[] = [];
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < to; index++) {
    const start = index * TILE_WIDTH;
    bundles.push({ index, width: Math.min(TILE_WIDTH, to - start), skip: Math.max(0, from - start) });
  }
  return bundles;
}

export function bundlePath({ index }: WantedBundle, width: number): string {
  return logTilePath(entriesPath(index, width));
}

/** The wanted entries of a bundle. @throws KeyferryError of the server; `server-answer-invalid` */
export function readBundle(answer: ServerAnswer, { width, skip }: WantedBundle): Uint8Array[] {
  if (answer.status !== 200) throw failureOf(answer);
  if (answer.mediaType !== MEDIA_TILE) throw new KeyferryError("server-answer-invalid", "not a tile");
  const entries = decodeEntries(answer.body);
  if (entries.length < width) throw new KeyferryError("server-answer-invalid", "entries are missing");
  return entries.slice(skip, width);
}

function decodeEntries(body: Uint8Array): Uint8Array[] {
  try {
    return decodeEntryBundle(body, TILE_WIDTH);
  } catch (error) {
    if (error instanceof LogError) throw new KeyferryError("server-answer-invalid", error.code);
    throw error;
  }
}
