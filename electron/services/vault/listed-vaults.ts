import { resolve } from "node:path";
import { type DataId, parseDataId } from "../../../shared/crypto";
import type { ContainerHeader } from "../../../shared/format";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { VaultSummary } from "../../../shared/protocol/ipc/views";
import { vaultFilePath } from "../containers/container-location";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { Places } from "../places/places";
import type { Desktop } from "../ports";
import type { VaultList } from "../profile/vault-list";
import { valueOf } from "./job-outcome";
import type { OpenVaults } from "./open-vaults";
import { createVault, type VaultCreationDeps } from "./vault-creation";
import type { VaultUpkeep } from "./vault-upkeep";
import { summaryOf, unreachableSummary, type ViewSources } from "./vault-views";

export interface ListedVaultsDeps extends VaultCreationDeps {
  readonly desktop: Desktop;
  readonly places: Places;
  readonly vaultList: VaultList;
}

/** The list of vaults on this computer: one method for each `vaults.*` entry of the IPC contract. */
export class ListedVaults {
  constructor(
    private readonly deps: ListedVaultsDeps,
    private readonly vaults: OpenVaults,
    private readonly upkeep: VaultUpkeep,
    private readonly views: ViewSources,
  ) {}

  async list(): Promise<IpcResponse<"vaults.list">> {
    this.deps.vaultList.tellOfDamage();
    await this.upkeep.noteUnfinishedRemovals();
    const summaries = this.deps.vaultList.all().map(async ({ vaultId, folder }) => {
      try {
        return summaryOf(await this.vaults.open(vaultId), this.views);
      } catch (error) {
        return unreachableSummary(vaultId, folder, false, errorCodeOf(error), this.views);
      }
    });
    return Promise.all(summaries);
  }

  async create({ name, placeId }: IpcRequest<"vaults.create">): Promise<IpcResponse<"vaults.create">> {
    const parentFolder = this.deps.places.pathOf(placeId, "new-vault");
    return this.#listAndOpen(await createVault(this.deps, name, parentFolder));
  }

  addExisting({ placeId }: IpcRequest<"vaults.addExisting">): Promise<IpcResponse<"vaults.addExisting">> {
    return this.addFolder(this.deps.places.pathOf(placeId, "open-vault"));
  }

  /**
   * Lists the vault in a folder, which a dialog or a search gave.
   * @throws KeyferryError `vault-not-found`, `not-a-container`, `container-…`, `vault-listed-elsewhere`
   */
  async addFolder(folder: string): Promise<VaultSummary> {
    const header = await this.#rootHeaderIn(folder);
    if (header === null) throw new KeyferryError("vault-not-found");
    await this.#refuseSecondCopy(header.dataId, folder);
    await this.deps.keyring.refresh().catch(() => undefined);
    await this.vaults.close(header.dataId);
    return this.#listAndOpen({ vaultId: header.dataId, folder });
  }

  async forget({ vaultId }: IpcRequest<"vaults.forget">): Promise<void> {
    await this.deps.vaultList.forget(parseDataId(vaultId));
    await this.vaults.close(parseDataId(vaultId));
  }

  async showInFolder({ vaultId }: IpcRequest<"vaults.showInFolder">): Promise<void> {
    const listed = this.deps.vaultList.all().find((vault) => vault.vaultId === vaultId);
    if (listed === undefined) throw new KeyferryError("vault-not-found");
    this.deps.desktop.showInFolder(vaultFilePath(listed.folder));
  }

  /** Looks at the vault's folder now. @throws KeyferryError the reason why it cannot be read */
  async refresh({ vaultId }: IpcRequest<"vaults.refresh">): Promise<void> {
    this.deps.session.identity();
    await this.upkeep.look(await this.vaults.open(parseDataId(vaultId)));
  }

  /** Null when there is no vault file. @throws KeyferryError `not-a-container`, `container-…` */
  async #rootHeaderIn(folder: string): Promise<ContainerHeader | null> {
    const rootPath = vaultFilePath(folder);
    if ((await this.deps.files.status(rootPath)) === null) return null;
    const { header } = valueOf(await this.deps.engine.readHeads([rootPath]));
    if (header.kind !== "vault") throw new KeyferryError("container-misplaced");
    return header;
  }

  /** A backup, or a copy from a mail, must not quietly take the place of the folder that a person works in. */
  async #refuseSecondCopy(vaultId: DataId, folder: string): Promise<void> {
    const listed = this.deps.vaultList.all().find((vault) => vault.vaultId === vaultId);
    if (listed === undefined || resolve(listed.folder) === resolve(folder)) return;
    const stillThere = await this.#rootHeaderIn(listed.folder).catch(() => null);
    if (stillThere?.dataId === vaultId) throw new KeyferryError("vault-listed-elsewhere");
  }

  async #listAndOpen(listed: { vaultId: DataId; folder: string }): Promise<VaultSummary> {
    await this.deps.vaultList.keep(listed);
    return summaryOf(await this.vaults.open(listed.vaultId), this.views);
  }
}
