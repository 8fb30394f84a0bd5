import {
  asSecretKey16,
  concatBytes,
  dataIdBytes,
  openBox,
  type SecretKey16,
  sealBox,
  sealBoxWithIv,
  u32be,
  u64be,
  utf8,
  zero,
} from "../crypto";
import {
  readArray,
  readBytes,
  readInteger,
  readNullable,
  readText,
  readTuple,
  readUint,
} from "./cbor-fields";
import type { ContainerHeader } from "./container-header";
import { malformed } from "./format-error";
import { LIMITS } from "./limits";
import { checkItemName } from "./names";
import { type CborValue, decodeCbor, encodeCbor } from "./strict-cbor";

/** A node's own key of an earlier epoch, with which descendants not yet re-sealed stay readable. */
export interface EarlierKey {
  readonly epoch: number;
  readonly key: SecretKey16;
}

/** What a header says only to those who hold the item's key. */
export interface SealedItem {
  readonly name: string;
  /** Milliseconds since 1970; negative before. */
  readonly modifiedAt: number;
  /** POSIX permission bits, 0 to 0o7777. */
  readonly mode: number;
  /** Such as `text/plain`; may be empty. Printable ASCII. */
  readonly mediaType: string;
  /** The root of this version's key tree; null for folders and vaults. */
  readonly contentKey: SecretKey16 | null;
  /** Newest first, all before the header's epoch; empty for files. */
  readonly earlierKeys: readonly EarlierKey[];
}

/** The header fields that a sealed box is bound to. */
export type SealedPlace = Pick<ContainerHeader, "kind" | "dataId" | "epoch" | "version">;

const BOX_DOMAIN = "keyferry/v1/header-box";
const MODE_MAX = 0o7777;
/** The range of a JavaScript date (ECMA-262 section 21.4.1.1). */
const MODIFIED_AT_MAX = 8.64e15;
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** "keyferry/v1/header-box" || dataId || u32be(epoch) || u64be(version) */
function boxAad(place: SealedPlace): Uint8Array {
  return concatBytes(utf8(BOX_DOMAIN), dataIdBytes(place.dataId), u32be(place.epoch), u64be(place.version));
}

function encodeItem(place: SealedPlace, item: SealedItem): Uint8Array {
  const bytes = encodeCbor([
    item.name,
    item.modifiedAt,
    item.mode,
    item.mediaType,
    item.contentKey,
    item.earlierKeys.map(({ epoch, key }) => [epoch, key]),
  ]);
  decodeItem(place, bytes);
  return bytes;
}

function decodeItem(place: SealedPlace, bytes: Uint8Array): SealedItem {
  const decoded = decodeCbor(bytes, LIMITS.headerBytes);
  const [name, modifiedAt, mode, mediaType, contentKey, earlierKeys] = readTuple(decoded, "sealed item", 6);
  const item: SealedItem = {
    name: checkItemName(readText(name, "name")),
    modifiedAt: readInteger(modifiedAt, "modification time"),
    mode: readUint(mode, "mode", MODE_MAX),
    mediaType: readText(mediaType, "media type"),
    contentKey: readNullable(contentKey, (value) => readKey(value, "content key")),
    earlierKeys: readArray(earlierKeys, "earlier keys", LIMITS.earlierKeys).map(readEarlierKey),
  };
  requireConsistent(place, item);
  return item;
}

function requireConsistent(place: SealedPlace, item: SealedItem): void {
  if (Math.abs(item.modifiedAt) > MODIFIED_AT_MAX) throw malformed("modification time is out of range");
  if (item.mediaType.length > LIMITS.mediaTypeBytes || !PRINTABLE_ASCII.test(item.mediaType)) {
    throw malformed("media type");
  }
  if ((place.kind === "file") !== (item.contentKey !== null))
    throw malformed("files and only files have a content key");
  if (place.kind === "file" && item.earlierKeys.length > 0) throw malformed("files have no earlier keys");
  item.earlierKeys.reduce((newer, { epoch }) => {
    if (epoch >= newer) throw malformed("earlier keys are not in order");
    return epoch;
  }, place.epoch);
}

function readKey(value: CborValue | undefined, what: string): SecretKey16 {
  return asSecretKey16(readBytes(value, what, 16));
}

function readEarlierKey(value: CborValue): EarlierKey {
  const [epoch, key] = readTuple(value, "earlier key", 2);
  return { epoch: readUint(epoch, "earlier epoch", LIMITS.epoch), key: readKey(key, "earlier key") };
}

/**
 * The sealed box for a header.
 * @throws FormatError `invalid-name`, `malformed`, `limit-exceeded` when `openItem` would refuse the item
 */
export function sealItem(itemKey: SecretKey16, place: SealedPlace, item: SealedItem): Uint8Array {
  return withPlaintext(place, item, (plaintext) => sealBox(itemKey, BOX_DOMAIN, boxAad(place), plaintext));
}

/** As `sealItem`, with a given IV. Only for reproducible examples: an IV must never be used twice. */
export function sealItemWithIv(
  itemKey: SecretKey16,
  place: SealedPlace,
  item: SealedItem,
  iv: Uint8Array,
): Uint8Array {
  return withPlaintext(place, item, (plaintext) =>
    sealBoxWithIv(itemKey, BOX_DOMAIN, boxAad(place), plaintext, iv),
  );
}

function withPlaintext<T>(place: SealedPlace, item: SealedItem, use: (plaintext: Uint8Array) => T): T {
  const plaintext = encodeItem(place, item);
  try {
    return use(plaintext);
  } finally {
    zero(plaintext);
  }
}

/**
 * Opens a header's sealed box with the item's key.
 * @throws CryptoError `authentication-failed` for a wrong key or a box from elsewhere; FormatError for its content
 */
export function openItem(
  itemKey: SecretKey16,
  header: SealedPlace & Pick<ContainerHeader, "sealed">,
): SealedItem {
  const plaintext = openBox(itemKey, BOX_DOMAIN, boxAad(header), header.sealed);
  try {
    return decodeItem(header, plaintext);
  } finally {
    zero(plaintext);
  }
}
