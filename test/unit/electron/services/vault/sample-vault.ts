import { randomBytes } from "node:crypto";
import { itemPath, vaultFilePath } from "../../../../../electron/services/containers/container-location";
import type { ReadHead } from "../../../../../electron/services/ports";
import { buildTree, type TreeSources } from "../../../../../electron/services/vault/tree-building";
import type { VaultTree } from "../../../../../electron/services/vault/vault-tree";
import {
  type DataId,
  deriveItemKey,
  type Fingerprint,
  generateDataKey,
  newDataId,
  rootDataId,
  type SecretKey16,
  type SigningPublicKey,
  sha256,
  utf8,
} from "../../../../../shared/crypto";
import {
  type ContainerHeader,
  emptyTagsHash,
  openItem,
  type PathStep,
  sealItem,
} from "../../../../../shared/format";

export const VAULT_FOLDER = "/vault";

export interface SampleNode {
  readonly id: DataId;
  readonly key: SecretKey16;
  readonly head: ReadHead;
}

/** A vault in memory whose headers are sealed as the engine would, but signed by nobody. */
export class SampleVault {
  readonly rootKey = generateDataKey();
  readonly owner = {
    signingKey: new Uint8Array(randomBytes(32)) as unknown as SigningPublicKey,
    nonce: new Uint8Array(randomBytes(16)),
  };
  readonly writer = {
    fingerprint: new Uint8Array(32) as unknown as Fingerprint,
    signingKey: this.owner.signingKey,
  };
  readonly id = rootDataId(this.owner.signingKey, this.owner.nonce);
  readonly heads = new Map<DataId, ReadHead>();
  root: SampleNode;

  constructor() {
    this.root = this.write("vault", this.id, [], 1, this.rootKey, "the vault");
  }

  addFolder(parent: SampleNode, name: string): SampleNode {
    return this.#add("folder", parent, name);
  }

  addFile(parent: SampleNode, name: string): SampleNode {
    return this.#add("file", parent, name);
  }

  #add(kind: "folder" | "file", parent: SampleNode, name: string): SampleNode {
    const { dataId, path, epoch } = parent.head.header;
    const id = newDataId();
    return this.write(
      kind,
      id,
      [...path, { id: dataId, epoch }],
      epoch,
      deriveItemKey(parent.key, id, epoch),
      name,
    );
  }

  write(
    kind: ContainerHeader["kind"],
    id: DataId,
    path: readonly PathStep[],
    epoch: number,
    key: SecretKey16,
    name: string,
    changes: {
      version?: number;
      earlierKeys?: { epoch: number; key: SecretKey16 }[];
      contentKey?: SecretKey16;
    } = {},
  ): SampleNode {
    const { version = 1, earlierKeys = [], contentKey = generateDataKey() } = changes;
    const place = { kind, dataId: id, epoch, version };
    const sealed = sealItem(key, place, {
      name,
      modifiedAt: 0,
      mode: 0o600,
      mediaType: "",
      contentKey: kind === "file" ? contentKey : null,
      earlierKeys,
    });
    const header: ContainerHeader = {
      ...place,
      path,
      previousHeaderHash: null,
      segmentSizeLog2: 18,
      plaintextLength: 0,
      tagsHash: emptyTagsHash(),
      sealed,
      writer: this.writer,
      owner: this.owner,
      checkpoint: null,
      writers: [],
    };
    const headerHash = sha256(utf8(`${id}/${version}/${epoch}/${JSON.stringify(path)}`), sealed);
    const containerPath = kind === "vault" ? vaultFilePath(VAULT_FOLDER) : itemPath(VAULT_FOLDER, id);
    const head = { path: containerPath, header, headerHash, headLength: 100, fileLength: 100 };
    if (kind !== "vault") this.heads.set(id, head);
    const node = { id, key, head };
    if (kind === "vault") this.root = node;
    return node;
  }

  /** The tree as somebody sees it who holds the vault's key; `changes` make it somebody else's. */
  tree(changes: Partial<TreeSources> = {}): Promise<VaultTree> {
    const { key, head } = this.root;
    return buildTree({
      root: head,
      rootAccess: { by: "item-key", itemKey: key, item: openItem(key, head.header) },
      heads: [...this.heads.values()],
      problems: [],
      known: null,
      heldIds: new Set(),
      accessToAll: async (headers) => headers.map(() => ({ ok: true, access: null })),
      ...changes,
    });
  }
}
