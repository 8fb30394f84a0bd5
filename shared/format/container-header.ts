import {
  type DataId,
  dataIdBytes,
  dataIdFromBytes,
  FINGERPRINT_LENGTH,
  type Fingerprint,
  ID_LENGTH,
  ROOT_NONCE_LENGTH,
  type SigningPublicKey,
  sha256,
} from "../crypto";
import {
  readAnyBytes,
  readArray,
  readBytes,
  readChoice,
  readMap,
  readNullable,
  readTuple,
  readUint,
} from "./cbor-fields";
import { segmentCount } from "./container-layout";
import { FormatError, malformed } from "./format-error";
import { LIMITS } from "./limits";
import { readSigningKey } from "./public-keys";
import { type CborValue, decodeCbor, encodeCbor } from "./strict-cbor";
import { requireSuite, SUITE } from "./suite";

export const CONTAINER_KINDS = ["file", "folder", "vault"] as const;
export type ContainerKind = (typeof CONTAINER_KINDS)[number];

/** One ancestor of an item, with the ancestor's epoch when the header was written. */
export interface PathStep {
  readonly id: DataId;
  readonly epoch: number;
}

/** Someone whose signature a container may carry. */
export interface Writer {
  readonly fingerprint: Fingerprint;
  readonly signingKey: SigningPublicKey;
}

/** The newest transparency-log checkpoint that the author had seen. */
export interface SeenCheckpoint {
  readonly size: number;
  /** The first 16 bytes of the root hash. */
  readonly rootHash16: Uint8Array;
}

/** What a container says in clear, all of it signed by its writer. */
export interface ContainerHeader {
  readonly kind: ContainerKind;
  readonly dataId: DataId;
  /** From the vault's root down to the parent; empty for the vault itself. */
  readonly path: readonly PathStep[];
  readonly epoch: number;
  /** 1 for the first version written, growing with each. */
  readonly version: number;
  /** SHA-256 of the previous version's header bytes; null when there is none. */
  readonly previousHeaderHash: Uint8Array | null;
  readonly segmentSizeLog2: number;
  /** 0 for folders and vaults. */
  readonly plaintextLength: number;
  /** SHA-256 over all segment tags in order. */
  readonly tagsHash: Uint8Array;
  /** The sealed box; see `openItem`. */
  readonly sealed: Uint8Array;
  readonly writer: Writer;
  /** Makes the vault's owner provable: the root's data ID is `rootDataId(signingKey, nonce)`. */
  readonly owner: { readonly signingKey: SigningPublicKey; readonly nonce: Uint8Array };
  readonly checkpoint: SeenCheckpoint | null;
  /** Who may write besides the owner. Only a vault's header lists them; empty elsewhere. */
  readonly writers: readonly Writer[];
}

/** Keys of the header's CBOR map. */
const FIELD = {
  suite: 0,
  kind: 1,
  dataId: 2,
  path: 3,
  epoch: 4,
  version: 5,
  previousHeaderHash: 6,
  segmentSizeLog2: 7,
  plaintextLength: 8,
  tagsHash: 9,
  sealed: 10,
  writer: 11,
  owner: 12,
  checkpoint: 13,
  writers: 14,
} as const;

const HASH_LENGTH = 32;
const CHECKPOINT_HASH_LENGTH = 16;
const EMPTY_TAGS_HASH = sha256();

/** `tagsHash` of a container without segments. */
export function emptyTagsHash(): Uint8Array {
  return Uint8Array.from(EMPTY_TAGS_HASH);
}

function writerFields(writer: Writer): CborValue {
  return [writer.fingerprint, writer.signingKey];
}

/** The header's deterministic CBOR. @throws FormatError when `decodeHeader` would refuse it. */
export function encodeHeader(header: ContainerHeader): Uint8Array {
  const { checkpoint } = header;
  const fields = new Map<number, CborValue>([
    [FIELD.suite, SUITE],
    [FIELD.kind, CONTAINER_KINDS.indexOf(header.kind)],
    [FIELD.dataId, dataIdBytes(header.dataId)],
    [FIELD.path, header.path.map((step) => [dataIdBytes(step.id), step.epoch])],
    [FIELD.epoch, header.epoch],
    [FIELD.version, header.version],
    [FIELD.previousHeaderHash, header.previousHeaderHash],
    [FIELD.segmentSizeLog2, header.segmentSizeLog2],
    [FIELD.plaintextLength, header.plaintextLength],
    [FIELD.tagsHash, header.tagsHash],
    [FIELD.sealed, header.sealed],
    [FIELD.writer, writerFields(header.writer)],
    [FIELD.owner, [header.owner.signingKey, header.owner.nonce]],
    [FIELD.checkpoint, checkpoint === null ? null : [checkpoint.size, checkpoint.rootHash16]],
  ]);
  if (header.kind === "vault") fields.set(FIELD.writers, header.writers.map(writerFields));
  else if (header.writers.length > 0) throw malformed("only a vault lists writers");
  const bytes = encodeCbor(fields);
  decodeHeader(bytes);
  return bytes;
}

/**
 * Reads a header strictly. Signature and owner are checked by `parseContainerHead`.
 * @throws FormatError `malformed`, `limit-exceeded`, `unsupported-suite`, `weak-key`
 */
export function decodeHeader(bytes: Uint8Array): ContainerHeader {
  const fields = readMap(decodeCbor(bytes, LIMITS.headerBytes), "header");
  requireSuite(fields.get(FIELD.suite));
  const kind = readChoice(fields.get(FIELD.kind), "kind", CONTAINER_KINDS);
  const expectedFields = kind === "vault" ? FIELD.writers + 1 : FIELD.writers;
  if (fields.size !== expectedFields) throw malformed("header has missing or unknown fields");
  const header: ContainerHeader = {
    kind,
    dataId: readDataId(fields.get(FIELD.dataId)),
    path: readArray(fields.get(FIELD.path), "path", LIMITS.pathDepth).map(readStep),
    epoch: readUint(fields.get(FIELD.epoch), "epoch", LIMITS.epoch),
    version: readUint(fields.get(FIELD.version), "version"),
    previousHeaderHash: readNullable(fields.get(FIELD.previousHeaderHash), (v) =>
      readHash(v, "previous hash"),
    ),
    segmentSizeLog2: readUint(fields.get(FIELD.segmentSizeLog2), "segment size", LIMITS.segmentSizeLog2Max),
    plaintextLength: readUint(fields.get(FIELD.plaintextLength), "plaintext length"),
    tagsHash: readHash(fields.get(FIELD.tagsHash), "tags hash"),
    sealed: readAnyBytes(fields.get(FIELD.sealed), "sealed box"),
    writer: readWriter(fields.get(FIELD.writer)),
    owner: readOwner(fields.get(FIELD.owner)),
    checkpoint: readNullable(fields.get(FIELD.checkpoint), readCheckpoint),
    writers:
      kind === "vault" ? readArray(fields.get(FIELD.writers), "writers", LIMITS.writers).map(readWriter) : [],
  };
  requireConsistent(header);
  return header;
}

function requireConsistent(header: ContainerHeader): void {
  if (header.version < 1) throw malformed("versions begin at 1");
  if (header.segmentSizeLog2 < LIMITS.segmentSizeLog2Min) throw malformed("segment size is too small");
  if (segmentCount(header) > LIMITS.segmentCount)
    throw new FormatError("limit-exceeded", "too many segments");
  if ((header.kind === "vault") !== (header.path.length === 0)) throw malformed("only a vault has no parent");
  const ids = [...header.path.map((step) => step.id), header.dataId];
  if (new Set(ids).size !== ids.length) throw malformed("an item lies within itself");
  if (header.kind !== "file" && header.plaintextLength !== 0) throw malformed("only files have content");
  if (header.plaintextLength === 0 && !EMPTY_TAGS_HASH.every((byte, i) => byte === header.tagsHash[i])) {
    throw malformed("tags hash of a container without segments");
  }
}

function readDataId(value: CborValue | undefined): DataId {
  return dataIdFromBytes(readBytes(value, "data ID", ID_LENGTH));
}

function readHash(value: CborValue | undefined, what: string): Uint8Array {
  return readBytes(value, what, HASH_LENGTH);
}

function readStep(value: CborValue): PathStep {
  const [id, epoch] = readTuple(value, "path step", 2);
  return { id: readDataId(id), epoch: readUint(epoch, "path epoch", LIMITS.epoch) };
}

function readWriter(value: CborValue | undefined): Writer {
  const [fingerprint, signingKey] = readTuple(value, "writer", 2);
  return {
    fingerprint: readBytes(fingerprint, "writer's fingerprint", FINGERPRINT_LENGTH) as unknown as Fingerprint,
    signingKey: readSigningKey(signingKey, "writer's key"),
  };
}

function readOwner(value: CborValue | undefined): ContainerHeader["owner"] {
  const [signingKey, nonce] = readTuple(value, "owner", 2);
  return {
    signingKey: readSigningKey(signingKey, "owner's key"),
    nonce: readBytes(nonce, "owner's nonce", ROOT_NONCE_LENGTH),
  };
}

function readCheckpoint(value: CborValue): SeenCheckpoint {
  const [size, rootHash16] = readTuple(value, "checkpoint", 2);
  return {
    size: readUint(size, "checkpoint size"),
    rootHash16: readBytes(rootHash16, "checkpoint hash", CHECKPOINT_HASH_LENGTH),
  };
}
