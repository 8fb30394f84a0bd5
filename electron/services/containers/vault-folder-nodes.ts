import type { DataId } from "../../../shared/crypto";
import { type ContainerHeader, isByOwner } from "../../../shared/format";
import type { NodeReader } from "../keyring/container-access";
import type { Engine } from "../ports";
import { itemPath, vaultFilePath } from "./container-location";
import type { OwnerKeys } from "./owner-keys";
import { isWriterLegitimate } from "./writer-legitimacy";

/** Reads the headers of a vault's folder one by one, for looking at a few of its containers without opening the vault. */
export class VaultFolderNodes implements NodeReader {
  readonly #nodes = new Map<DataId, ContainerHeader | null>();
  #root: Promise<ContainerHeader | null> | null = null;

  constructor(
    private readonly deps: { readonly engine: Engine; readonly ownerKeys: OwnerKeys },
    private readonly vaultFolder: string,
  ) {}

  /** The vault's own header; null when there is no readable vault in the folder, or its owner did not sign it. */
  root(): Promise<ContainerHeader | null> {
    this.#root ??= this.#readRoot();
    return this.#root;
  }

  /** Null also for a container that somebody wrote who must not. */
  async readNode(dataId: DataId): Promise<ContainerHeader | null> {
    const root = await this.root();
    if (root === null || root.dataId === dataId) return root;
    const known = this.#nodes.get(dataId);
    if (known !== undefined) return known;
    const header = await this.#read(itemPath(this.vaultFolder, dataId));
    const isHere = header?.dataId === dataId && header.path[0]?.id === root.dataId;
    const node =
      isHere && isWriterLegitimate(header, root, this.deps.ownerKeys.of(root.owner)) ? header : null;
    this.#nodes.set(dataId, node);
    return node;
  }

  async #readRoot(): Promise<ContainerHeader | null> {
    const header = await this.#read(vaultFilePath(this.vaultFolder));
    if (header?.kind !== "vault") return null;
    await this.deps.ownerKeys.learnOfRenewals([header], header);
    return isByOwner(header, this.deps.ownerKeys.of(header.owner)) ? header : null;
  }

  async #read(path: string): Promise<ContainerHeader | null> {
    const [outcome] = await this.deps.engine.readHeads([path]);
    return outcome?.ok ? outcome.value.header : null;
  }
}
