import { randomBytes } from "node:crypto";
import type { ActiveIdentity } from "../../../../../electron/services/identity/active-identity";
import type { NodeReader } from "../../../../../electron/services/keyring/container-access";
import {
  type DataId,
  deriveItemKey,
  generateDataKey,
  newDataId,
  rootDataId,
  type SecretKey16,
} from "../../../../../shared/crypto";
import {
  type ContainerHeader,
  type ContainerKind,
  createGrant,
  emptyTagsHash,
  type Grant,
  type GrantPayload,
  type GrantTerms,
  sealItem,
} from "../../../../../shared/format";

/** A node of a vault that exists only as a header and its key. */
export interface PaperNode {
  readonly kind: ContainerKind;
  readonly dataId: DataId;
  readonly parent: PaperNode | null;
  readonly name: string;
  key: SecretKey16;
  epoch: number;
  header: ContainerHeader;
  earlier: { epoch: number; key: SecretKey16 }[];
}

/** The headers of a vault of this owner, without a disk. */
export class PaperVault implements NodeReader {
  readonly nodes = new Map<DataId, PaperNode>();
  readonly root: PaperNode;
  readonly nonce = new Uint8Array(randomBytes(16));

  constructor(readonly owner: ActiveIdentity) {
    const dataId = rootDataId(owner.signingPublicKey, this.nonce);
    this.root = this.#put("vault", dataId, null, "Vault", generateDataKey(), 1);
  }

  add(kind: "folder" | "file", name: string, parent: PaperNode = this.root): PaperNode {
    const dataId = newDataId();
    const key = deriveItemKey(parent.key, dataId, parent.epoch);
    return this.#put(kind, dataId, parent, name, key, parent.epoch);
  }

  /** Gives a node its key of a new epoch; what is below it keeps its header until `reseal`. */
  reKey(node: PaperNode, epoch: number): void {
    if (node.kind !== "file") node.earlier = [{ epoch: node.epoch, key: node.key }, ...node.earlier];
    node.key = node.parent === null ? generateDataKey() : deriveItemKey(node.parent.key, node.dataId, epoch);
    node.epoch = epoch;
    this.reseal(node);
  }

  /** Writes the node's header anew with the path as it is now. */
  reseal(node: PaperNode): void {
    node.header = this.#headerOf(node);
  }

  async readNode(dataId: DataId): Promise<ContainerHeader | null> {
    return this.nodes.get(dataId)?.header ?? null;
  }

  #put(
    kind: ContainerKind,
    dataId: DataId,
    parent: PaperNode | null,
    name: string,
    key: SecretKey16,
    epoch: number,
  ): PaperNode {
    const draft = { kind, dataId, parent, name, key, epoch, earlier: [] };
    const node = { ...draft, header: this.#headerOf(draft) };
    this.nodes.set(dataId, node);
    return node;
  }

  #headerOf(node: Omit<PaperNode, "header">): ContainerHeader {
    const { kind, dataId, epoch, key, name, earlier } = node;
    const path: ContainerHeader["path"][number][] = [];
    for (let above = node.parent; above !== null; above = above.parent) {
      path.unshift({ id: above.dataId, epoch: above.epoch });
    }
    const isFile = kind === "file";
    const item = {
      name,
      modifiedAt: 0,
      mode: 0o644,
      mediaType: "",
      contentKey: isFile ? generateDataKey() : null,
      earlierKeys: earlier,
    };
    return {
      kind,
      dataId,
      path,
      epoch,
      version: 1,
      previousHeaderHash: null,
      segmentSizeLog2: 12,
      plaintextLength: isFile ? 4096 * 100 : 0,
      tagsHash: isFile ? new Uint8Array(32) : emptyTagsHash(),
      sealed: sealItem(key, { kind, dataId, epoch, version: 1 }, item),
      writer: this.owner.writer,
      owner: { signingKey: this.owner.signingPublicKey, nonce: this.nonce },
      checkpoint: null,
      writers: [],
    };
  }
}

/** A grant as its owner makes it. */
export function grantOf(
  owner: ActiveIdentity,
  recipient: ActiveIdentity,
  node: Pick<PaperNode, "dataId" | "epoch">,
  payload: GrantPayload,
  terms: Partial<Omit<GrantTerms, "kind">> = {},
): Promise<Grant> {
  return owner.withSigningKey((ownerSigningPrivate) =>
    createGrant({
      dataId: node.dataId,
      ownerId: owner.userId,
      ownerFingerprint: owner.fingerprint,
      recipientId: recipient.userId,
      recipientFingerprint: recipient.fingerprint,
      access: "read",
      epoch: node.epoch,
      issuedAt: Math.floor(Date.now() / 1000),
      notAfter: null,
      checkpoint: null,
      ...terms,
      payload,
      recipientSpki: recipient.record.rsaSpki,
      ownerSigningPrivate,
    }),
  );
}

/** The grant of a whole node. */
export function itemGrantOf(
  owner: ActiveIdentity,
  recipient: ActiveIdentity,
  node: PaperNode,
  terms: Partial<Omit<GrantTerms, "kind">> = {},
): Promise<Grant> {
  return grantOf(owner, recipient, node, { kind: "item", key: node.key, name: node.name }, terms);
}
