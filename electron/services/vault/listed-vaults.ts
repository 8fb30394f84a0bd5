import { resolve } from "node:path";
import { type DataId, parseDataId } from "../../../shared/crypto";
import type { ContainerHeader } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { ListedVaultView, VaultFigures } from "../../../shared/protocol/ipc/vault-views";
import type { VaultSummary } from "../../../shared/protocol/ipc/views";
import { vaultFilePath } from "../containers/container-location";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { Keyring } from "../keyring/keyring";
import type { Places } from "../places/places";
import type { Desktop, Engine } from "../ports";
import type { KnownVaultFigures } from "../profile/vault-figures";
import type { ListedVault, VaultList } from "../profile/vault-list";
import type { AccessLedger } from "./access-ledger";
import { valueOf } from "./job-outcome";
import type { OpenVault } from "./open-vault";
import type { OpenVaults } from "./open-vaults";
import { figuresOf } from "./vault-counting";
import { createVault, type VaultCreationDeps } from "./vault-creation";
import { type GlanceDeps, glanceAtVault } from "./vault-glance";
import { roleIn } from "./vault-rights";
import type { VaultUpkeep } from "./vault-upkeep";
import { glancedSummary, summaryOf, unreachableSummary, type ViewSources } from "./vault-views";

export interface ListedVaultsDeps extends VaultCreationDeps, GlanceDeps {
  readonly engine: Engine;
  readonly keyring: Keyring;
  readonly ledger: AccessLedger;
  readonly figures: KnownVaultFigures;
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

  /** Waits for no vault to be looked through and for no server. @throws KeyferryError `profile-damaged`, once */
  async list(): Promise<IpcResponse<"vaults.list">> {
    this.deps.session.identity();
    this.deps.vaultList.tellOfDamage();
    await this.upkeep.noteUnfinishedRemovals();
    return Promise.all(this.deps.vaultList.all().map((listed) => this.#glanceAt(listed)));
  }

  /** Opens the vault if need be. What is wrong with it is part of the answer. @throws KeyferryError `vault-not-found` when it is not listed */
  async describe({ vaultId }: IpcRequest<"vaults.describe">): Promise<IpcResponse<"vaults.describe">> {
    this.deps.session.identity();
    const listed = this.#listed(parseDataId(vaultId));
    try {
      return await this.#counted(await this.vaults.open(listed.vaultId));
    } catch (error) {
      return this.#unreachable(listed, errorCodeOf(error));
    }
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
    await this.deps.figures.forget(parseDataId(vaultId));
  }

  async showInFolder({ vaultId }: IpcRequest<"vaults.showInFolder">): Promise<void> {
    this.deps.desktop.showInFolder(vaultFilePath(this.#listed(parseDataId(vaultId)).folder));
  }

  /** Looks at the vault's folder now. @throws KeyferryError the reason why it cannot be read */
  async refresh({ vaultId }: IpcRequest<"vaults.refresh">): Promise<void> {
    this.deps.session.identity();
    await this.upkeep.look(await this.vaults.open(parseDataId(vaultId)));
  }

  /** @throws KeyferryError `vault-not-found` */
  #listed(vaultId: DataId): ListedVault {
    const listed = this.deps.vaultList.all().find((vault) => vault.vaultId === vaultId);
    if (listed === undefined) throw new KeyferryError("vault-not-found", "not on the list");
    return listed;
  }

  async #glanceAt(listed: ListedVault): Promise<ListedVaultView> {
    const { vaultId, folder } = listed;
    const open = this.vaults.openNow(vaultId);
    if (open !== null) return { ...summaryOf(open, this.views), figures: this.#countedBefore(vaultId) };
    try {
      const seen = await glanceAtVault(this.deps, vaultId, folder);
      const role = roleIn(seen.header, this.deps.session.identity());
      const summary = glancedSummary({ ...seen, vaultId, folder, role }, this.views);
      return { ...summary, figures: this.#countedBefore(vaultId) };
    } catch (error) {
      return this.#unreachable(listed, errorCodeOf(error));
    }
  }

  async #counted(vault: OpenVault): Promise<ListedVaultView> {
    const summary = summaryOf(vault, this.views);
    const figures = figuresOf(vault, this.deps.ledger);
    // A profile that cannot be written is told where something is lost by it; this is counted again.
    const known = { isMine: summary.role === "owner", figures };
    await this.deps.figures.keep(vault.vaultId, known).catch(() => undefined);
    return { ...summary, figures };
  }

  #unreachable({ vaultId, folder }: ListedVault, problem: ErrorCode): ListedVaultView {
    const known = this.deps.figures.of(vaultId);
    const summary = unreachableSummary(vaultId, folder, known?.isMine ?? false, problem, this.views);
    return { ...summary, figures: known?.figures ?? null };
  }

  #countedBefore(vaultId: DataId): VaultFigures | null {
    return this.deps.figures.of(vaultId)?.figures ?? null;
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
