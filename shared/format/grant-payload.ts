import {
  asSecretKey16,
  concatBytes,
  coverRange,
  dataIdBytes,
  dataIdFromBytes,
  ID_LENGTH,
  KEY_LENGTH,
  treeDepth,
} from "../crypto";
import {
  readAnyBytes,
  readArray,
  readBytes,
  readNullable,
  readText,
  readTuple,
  readUint,
} from "./cbor-fields";
import { FormatError, malformed } from "./format-error";
import type { GrantKind, GrantPayload, ItemPayload, RangePayload, SetPayload } from "./grant";
import { LIMITS } from "./limits";
import { checkItemName, cutToBytes } from "./names";
import { checkNote } from "./notes";
import { type CborValue, decodeCbor, encodeCbor } from "./strict-cbor";

/**
 * item: [key, name?]; range: [from, to, version, segmentCount, nodes, name?]; set: [[dataId, key], ...]. With a note, item and range
 * end with the name, or null, and the note.
 */

function payloadFields(payload: GrantPayload): CborValue[] {
  if (payload.kind === "item") return [payload.key];
  if (payload.kind === "set") return payload.items.map(({ dataId, key }) => [dataIdBytes(dataId), key]);
  const { from, to, version, segmentCount, nodes } = payload;
  return [from, to, version, segmentCount, concatBytes(...nodes)];
}

function payloadTexts(payload: GrantPayload): { name?: string; note?: string } {
  return payload.kind === "set" ? {} : payload;
}

/**
 * The payload's deterministic CBOR.
 * @param maxBytes when given, a name that does not fit is cut at a code point, or left out when little of it would stay; a payload with
 *   a note is not cut
 * @throws FormatError when `decodePayload` would refuse it
 */
export function encodePayload(payload: GrantPayload, maxBytes: number = LIMITS.wrappedBytes): Uint8Array {
  const fields = payloadFields(payload);
  const { name, note } = payloadTexts(payload);
  const texts = note !== undefined ? [name ?? null, note] : name !== undefined ? [name] : [];
  const whole = encodeCbor([...fields, ...texts]);
  const canBeCut = name !== undefined && note === undefined && whole.length > maxBytes;
  const bytes = canBeCut ? encodeWithCutName(fields, name, maxBytes) : whole;
  decodePayload(payload.kind, bytes);
  return bytes;
}

/** Bytes that CBOR puts before a text of 24 to 255 bytes. */
const NAME_HEAD_LENGTH = 2;
/** Less of a name than this tells nobody anything. */
const MIN_CUT_NAME_LENGTH = 16;

function encodeWithCutName(fields: CborValue[], name: string, maxBytes: number): Uint8Array {
  const bare = encodeCbor(fields);
  const cut = cutToBytes(name, maxBytes - bare.length - NAME_HEAD_LENGTH);
  return Buffer.byteLength(cut, "utf8") >= MIN_CUT_NAME_LENGTH ? encodeCbor([...fields, cut]) : bare;
}

/** @throws FormatError `malformed`, `limit-exceeded`, `invalid-name` */
export function decodePayload(kind: GrantKind, bytes: Uint8Array): GrantPayload {
  const decoded = decodeCbor(bytes, LIMITS.wrappedBytes);
  if (kind === "item") return readItem(decoded);
  return kind === "range" ? readRange(decoded) : readSet(decoded);
}

/** What follows `count` fields: nothing, a name, or a name or null and a note. */
function readTexts(fields: readonly CborValue[], count: number): { name?: string; note?: string } {
  if (fields.length === count) return {};
  if (fields.length === count + 1) return { name: checkItemName(readText(fields[count], "name")) };
  if (fields.length !== count + 2) throw malformed("grant payload has the wrong number of fields");
  const name = readNullable(fields[count], (value) => checkItemName(readText(value, "name")));
  const note = checkNote(readText(fields[count + 1], "note"));
  return name === null ? { note } : { name, note };
}

function readItem(decoded: CborValue): ItemPayload {
  const fields = readArray(decoded, "item payload", 3);
  return { kind: "item", key: readKey(fields[0]), ...readTexts(fields, 1) };
}

function readRange(decoded: CborValue): RangePayload {
  const fields = readArray(decoded, "range payload", 7);
  const segmentCount = readUint(fields[3], "segment count", LIMITS.segmentCount);
  const from = readUint(fields[0], "range start");
  const to = readUint(fields[1], "range end", segmentCount);
  const version = readUint(fields[2], "version");
  if (from >= to || version < 1) throw malformed("range or version");
  const nodeCount = coverRange(treeDepth(segmentCount), from, to).length;
  const nodes = readNodes(fields[4], nodeCount);
  return { kind: "range", from, to, version, segmentCount, nodes, ...readTexts(fields, 5) };
}

function readNodes(value: CborValue | undefined, count: number): Uint8Array[] {
  const joined = readAnyBytes(value, "nodes");
  if (joined.length !== count * KEY_LENGTH) throw malformed("the range needs another number of nodes");
  return Array.from({ length: count }, (_, i) => joined.slice(i * KEY_LENGTH, (i + 1) * KEY_LENGTH));
}

function readSet(decoded: CborValue): SetPayload {
  const items = readArray(decoded, "set payload", LIMITS.setItems).map(readSetItem);
  if (items.length === 0) throw malformed("empty set");
  if (new Set(items.map((item) => item.dataId)).size !== items.length) {
    throw new FormatError("malformed", "a set names an item twice");
  }
  return { kind: "set", items };
}

function readSetItem(value: CborValue): SetPayload["items"][number] {
  const [dataId, key] = readTuple(value, "set item", 2);
  return { dataId: dataIdFromBytes(readBytes(dataId, "data ID", ID_LENGTH)), key: readKey(key) };
}

function readKey(value: CborValue | undefined) {
  return asSecretKey16(readBytes(value, "key", KEY_LENGTH));
}
