import {
  asSecretKey16,
  type DataId,
  deriveItemKey,
  hexToBytes,
  leafSource,
  parseDataId,
  rootDataId,
  type SecretKey16,
  sealSegment,
  sha256,
  treeDepth,
  utf8,
} from "../../shared/crypto";
import { type ContainerHeader, emptyTagsHash, encodeContainerHead, segmentCount } from "../../shared/format";
import { sealItemWithIv } from "../../shared/format/sealed-item";
import { alice, bob } from "./example-people";

/** A vault of Alice's with fixed keys, IDs and IVs: for tests and for the worked example of docs/format.md. */

export const rootNonce = hexToBytes("000102030405060708090a0b0c0d0e0f");
export const vaultId: DataId = rootDataId(alice.signingKey, rootNonce);
export const fileId: DataId = parseDataId("f11ef11ef11ef11ef11ef11ef11ef11e");
export const rootKey: SecretKey16 = asSecretKey16(hexToBytes("404142434445464748494a4b4c4d4e4f"));
export const fileKey: SecretKey16 = deriveItemKey(rootKey, fileId, 1);
export const contentKey: SecretKey16 = asSecretKey16(hexToBytes("606162636465666768696a6b6c6d6e6f"));
/** 18 January 2025, 09:20:00 UTC. */
export const exampleTime = 1_737_192_000;

const MIN_SEGMENT_SIZE_LOG2 = 12;

const aliceAsWriter = { fingerprint: alice.fingerprint, signingKey: alice.signingKey };
export const bobAsWriter = { fingerprint: bob.fingerprint, signingKey: bob.signingKey };
export const exampleOwner = { signingKey: alice.signingKey, nonce: rootNonce };
export const exampleCheckpoint = { size: 300, rootHash16: hexToBytes("c0".repeat(16)) };

export const sealedVault = sealItemWithIv(
  rootKey,
  { kind: "vault", dataId: vaultId, epoch: 1, version: 1 },
  {
    name: "Papers",
    modifiedAt: exampleTime * 1000,
    mode: 0o755,
    mediaType: "",
    contentKey: null,
    earlierKeys: [{ epoch: 0, key: asSecretKey16(hexToBytes("3f".repeat(16))) }],
  },
  hexToBytes("50".repeat(16)),
);

export const vaultHeader: ContainerHeader = {
  kind: "vault",
  dataId: vaultId,
  path: [],
  epoch: 1,
  version: 1,
  previousHeaderHash: null,
  segmentSizeLog2: 18,
  plaintextLength: 0,
  tagsHash: emptyTagsHash(),
  sealed: sealedVault,
  writer: aliceAsWriter,
  owner: exampleOwner,
  checkpoint: null,
  writers: [bobAsWriter],
};

export const vaultContainer = encodeContainerHead(vaultHeader, alice.signingPrivate);

const fileItem = {
  name: "greeting.txt",
  modifiedAt: exampleTime * 1000 + 123,
  mode: 0o644,
  mediaType: "text/plain",
  contentKey,
  earlierKeys: [],
};

export interface ExampleFile {
  readonly header: ContainerHeader;
  /** Everything before the segments. */
  readonly head: Uint8Array;
  /** The whole container. */
  readonly bytes: Uint8Array;
}

/** A file of the example vault with this content, as written by Alice in segments of 4 KiB. */
export function writeExampleFile(content: Uint8Array): ExampleFile {
  const layout = { segmentSizeLog2: MIN_SEGMENT_SIZE_LOG2, plaintextLength: content.length };
  const count = segmentCount(layout);
  const leafAt = leafSource({ root: contentKey, depth: treeDepth(count) });
  const segments = Array.from({ length: count }, (_, index) => {
    const size = 2 ** MIN_SEGMENT_SIZE_LOG2;
    return sealSegment(
      leafAt(index),
      fileId,
      index,
      count,
      content.subarray(index * size, (index + 1) * size),
    );
  });
  const place = { kind: "file", dataId: fileId, epoch: 1, version: 1 } as const;
  const header: ContainerHeader = {
    ...layout,
    ...place,
    path: [{ id: vaultId, epoch: 1 }],
    previousHeaderHash: null,
    tagsHash: sha256(...segments.map(({ tag }) => tag)),
    sealed: sealItemWithIv(fileKey, place, fileItem, hexToBytes("51".repeat(16))),
    writer: aliceAsWriter,
    owner: exampleOwner,
    checkpoint: exampleCheckpoint,
    writers: [],
  };
  const head = encodeContainerHead(header, alice.signingPrivate);
  const bytes = Buffer.concat([head, ...segments.flatMap(({ ciphertext, tag }) => [ciphertext, tag])]);
  return { header, head, bytes };
}

export const exampleContent = utf8("Hello, ferry!\n");
export const exampleFile = writeExampleFile(exampleContent);
