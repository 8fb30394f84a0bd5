import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  concatBytes,
  type DataId,
  deriveItemKey,
  deriveLeaf,
  generateDataKey,
  newDataId,
  type SecretKey16,
  sealSegment,
  sha256,
  treeDepth,
} from "../shared/crypto";
import {
  type ContainerHeader,
  type ContainerKind,
  emptyTagsHash,
  encodeContainerHead,
  LIMITS,
  type PathStep,
  sealItem,
  segmentCount,
} from "../shared/format";
import type { DemoRoot } from "./demo-grants";
import type { DemoPerson } from "./demo-person";

const EPOCH = 1;
const VERSION = 1;

/** A container that was written, and the key that opens it and all below it. */
export interface DemoNode {
  readonly dataId: DataId;
  readonly itemKey: SecretKey16;
  readonly path: readonly PathStep[];
}

interface NodeToWrite extends DemoNode {
  readonly kind: ContainerKind;
  readonly name: string;
  readonly content: Uint8Array;
}

/** Writes containers straight through the format, for a vault of a few small files. */
export class DemoVaultWriter {
  constructor(
    private readonly folder: string,
    private readonly owner: DemoPerson,
    private readonly root: DemoRoot,
  ) {}

  async writeVault(name: string): Promise<DemoNode> {
    const node = { dataId: this.root.dataId, itemKey: generateDataKey(), path: [] };
    await this.write({ ...node, kind: "vault", name, content: new Uint8Array(0) }, "vault.keyferry");
    return node;
  }

  async writeFolder(parent: DemoNode, name: string): Promise<DemoNode> {
    return this.writeItem(parent, "folder", name, new Uint8Array(0));
  }

  async writeFile(parent: DemoNode, name: string, content: Uint8Array): Promise<DemoNode> {
    return this.writeItem(parent, "file", name, content);
  }

  private async writeItem(
    parent: DemoNode,
    kind: ContainerKind,
    name: string,
    content: Uint8Array,
  ): Promise<DemoNode> {
    const dataId = newDataId();
    const node = {
      dataId,
      itemKey: deriveItemKey(parent.itemKey, dataId, EPOCH),
      path: [...parent.path, { id: parent.dataId, epoch: EPOCH }],
    };
    await this.write(
      { ...node, kind, name, content },
      join("items", dataId.slice(0, 2), `${dataId}.keyferry`),
    );
    return node;
  }

  private async write(node: NodeToWrite, place: string): Promise<void> {
    const contentKey = node.kind === "file" ? generateDataKey() : null;
    const segments = contentKey ? sealContent(node.dataId, contentKey, node.content) : [];
    const tags = segments.map((segment) => segment.tag);
    const header = this.headerOf(node, contentKey, tags.length === 0 ? emptyTagsHash() : sha256(...tags));
    const head = encodeContainerHead(header, this.owner.keys.signing.privatePkcs8);
    const path = join(this.folder, place);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, concatBytes(head, ...segments.flatMap(({ ciphertext, tag }) => [ciphertext, tag])));
  }

  private headerOf(node: NodeToWrite, contentKey: SecretKey16 | null, tagsHash: Uint8Array): ContainerHeader {
    const place = { kind: node.kind, dataId: node.dataId, epoch: EPOCH, version: VERSION };
    const { fingerprint, keys } = this.owner;
    return {
      ...place,
      path: node.path,
      previousHeaderHash: null,
      segmentSizeLog2: LIMITS.segmentSizeLog2Default,
      plaintextLength: node.content.length,
      tagsHash,
      sealed: sealItem(node.itemKey, place, {
        name: node.name,
        modifiedAt: Date.now(),
        mode: node.kind === "file" ? 0o644 : 0o755,
        mediaType: node.kind === "file" ? "text/plain" : "",
        contentKey,
        earlierKeys: [],
      }),
      writer: { fingerprint, signingKey: keys.signing.publicKey },
      owner: { signingKey: keys.signing.publicKey, nonce: this.root.nonce },
      checkpoint: null,
      writers: [],
    };
  }
}

function sealContent(dataId: DataId, contentKey: SecretKey16, content: Uint8Array) {
  const layout = { segmentSizeLog2: LIMITS.segmentSizeLog2Default, plaintextLength: content.length };
  const count = segmentCount(layout);
  const size = 2 ** layout.segmentSizeLog2;
  return Array.from({ length: count }, (_, index) =>
    sealSegment(
      deriveLeaf(contentKey, treeDepth(count), index),
      dataId,
      index,
      count,
      content.subarray(index * size, (index + 1) * size),
    ),
  );
}
