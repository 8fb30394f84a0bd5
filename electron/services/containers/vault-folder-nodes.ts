import type { DataId } from "../../../shared/crypto";
import type { ContainerHeader } from "../../../shared/format";
import type { NodeReader } from "../keyring/container-access";
import type { Engine } from "../ports";
import { itemPath, vaultFilePath } from "./container-location";
import { isWriterLegitimate } from "./writer-legitimacy";

/** Reads the headers of a vault's folder one by one, for looking at a few of its containers without opening the vault. */
export class VaultFolderNodes implements NodeReader {
  readonly #nodes = new Map<DataId, ContainerHeader | null>();
  #root: Promise<ContainerHeader | null> | null = null;

  constructor(
    private readonly engine: Engine,
    private readonly vaultFolder: string,
  ) {}

  /** The vault's own header; null when there is no readable vault in the folder. */
  root(): Promise<ContainerHeader | null> {
    this.#root ??= this.#read(vaultFilePath(this.vaultFolder)).then((header) =>
      header?.kind === "vault" ? header : null,
    );
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
    const node = isHere && isWriterLegitimate(header, root) ? header : null;
    this.#nodes.set(dataId, node);
    return node;
  }

  async #read(path: string): Promise<ContainerHeader | null> {
    const [outcome] = await this.engine.readHeads([path]);
    return outcome?.ok ? outcome.value.header : null;
  }
}
