import { basename, resolve } from "node:path";
import { type DataId, parseDataId } from "../../../shared/crypto";
import type { ContainerHeader } from "../../../shared/format";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { VaultSummary } from "../../../shared/protocol/ipc/views";
import { vaultFilePath } from "../containers/container-location";
import { errorCodeOf } from "../error-code-of";
import type { JobControl, JobKind, JobRunner } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { OpenedFiles } from "../opened/opened-files";
import type { SavedBack, SavesBack } from "../opened/original";
import type { People } from "../people/people";
import type { Places } from "../places/places";
import type { Desktop } from "../ports";
import type { AccessLedger } from "./access-ledger";
import { addSources } from "./adding";
import { deleteItems } from "./deleting";
import { exportItems, openFile } from "./exporting";
import { makeFolder, renameItem } from "./item-changes";
import { valueOf } from "./job-outcome";
import { moveItems } from "./moving";
import { NameSearch } from "./name-search";
import type { OpenVault } from "./open-vault";
import { OpenVaults, type OpenVaultsDeps } from "./open-vaults";
import type { ReKeyContext } from "./re-key";
import type { ReKeyJournal } from "./re-key-journal";
import { requireNewestKeys } from "./rolled-back";
import { saveBack } from "./saving-back";
import { keepGrantsCurrent } from "./standing-grants";
import { createVault } from "./vault-creation";
import { nameOf } from "./vault-node";
import { VaultUpkeep } from "./vault-upkeep";
import {
  folderTree,
  foundIn,
  listingOf,
  summaryOf,
  unreachableSummary,
  type ViewSources,
} from "./vault-views";

export interface VaultServiceDeps extends OpenVaultsDeps {
  readonly desktop: Desktop;
  readonly places: Places;
  readonly jobs: JobRunner;
  readonly people: Pick<People, "knownBySigningKey">;
  readonly opened: OpenedFiles;
  readonly ledger: AccessLedger;
  readonly journal: ReKeyJournal;
  readonly platform: NodeJS.Platform;
  readonly vaultNote: () => string;
}

/** Vaults and what is in them: one method for each `vaults.*` and `items.*` entry of the IPC contract. */
export class VaultService implements SavesBack {
  readonly #vaults: OpenVaults;
  readonly #names = new NameSearch();
  readonly #upkeep: VaultUpkeep;

  constructor(private readonly deps: VaultServiceDeps) {
    this.#upkeep = new VaultUpkeep(deps, (vault) => this.context(vault));
    this.#vaults = new OpenVaults(deps, (vault) => this.#upkeep.prepare(vault));
  }

  /** Called with the vault's ID when its content or state changed. @returns a function that ends the subscription */
  onChange(listener: (vaultId: DataId) => void): () => void {
    return this.#vaults.onChange(listener);
  }

  /** From now on what others put into the folders of vaults shows by itself. */
  watchFolders(): Promise<void> {
    return this.#vaults.watchFolders();
  }

  /** Finishes what an earlier run left undone, vault by vault. For the start of the app, once there is an identity. */
  async resumeUnfinished(): Promise<void> {
    const unfinished = new Set((await this.deps.journal.list()).map(({ content }) => content.vaultId));
    for (const vaultId of unfinished) await this.#vaults.open(vaultId).catch(() => undefined);
  }

  /** Waits for running changes and forgets all that was read; for the end of the app or a change of identity. */
  close(): Promise<void> {
    return this.#vaults.closeAll();
  }

  async list(): Promise<IpcResponse<"vaults.list">> {
    this.deps.vaultList.tellOfDamage();
    await this.noteUnfinishedRemovals();
    const summaries = this.deps.vaultList.all().map(async ({ vaultId, folder }) => {
      try {
        return summaryOf(await this.#vaults.open(vaultId), this.#views);
      } catch (error) {
        return unreachableSummary(vaultId, folder, false, errorCodeOf(error), this.#views);
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
    await this.#vaults.close(header.dataId);
    return this.#listAndOpen({ vaultId: header.dataId, folder });
  }

  async forget({ vaultId }: IpcRequest<"vaults.forget">): Promise<void> {
    await this.deps.vaultList.forget(parseDataId(vaultId));
    await this.#vaults.close(parseDataId(vaultId));
  }

  async showInFolder({ vaultId }: IpcRequest<"vaults.showInFolder">): Promise<void> {
    const listed = this.deps.vaultList.all().find((vault) => vault.vaultId === vaultId);
    if (listed === undefined) throw new KeyferryError("vault-not-found");
    this.deps.desktop.showInFolder(vaultFilePath(listed.folder));
  }

  /** Looks at the vault's folder now. @throws KeyferryError the reason why it cannot be read */
  async refresh({ vaultId }: IpcRequest<"vaults.refresh">): Promise<void> {
    await this.#upkeep.look(await this.open(vaultId));
  }

  async listItems({ vaultId, folderId }: IpcRequest<"items.list">): Promise<IpcResponse<"items.list">> {
    const vault = await this.open(vaultId);
    this.#upkeep.lookAgain(vault);
    return listingOf(vault, parseDataId(folderId), this.#views);
  }

  async folders({ vaultId }: IpcRequest<"items.folders">): Promise<IpcResponse<"items.folders">> {
    return folderTree(await this.open(vaultId));
  }

  async search({ vaultId, text }: IpcRequest<"items.search">): Promise<IpcResponse<"items.search">> {
    const vault = await this.open(vaultId);
    return foundIn(vault.tree, this.#names.search(vault.tree, text), this.#views);
  }

  newFolder({ vaultId, folderId, name }: IpcRequest<"items.newFolder">): Promise<DataId> {
    return this.#change(vaultId, (context) => makeFolder(context, parseDataId(folderId), name));
  }

  async addFiles(request: IpcRequest<"items.addFiles">): Promise<IpcResponse<"items.addFiles">> {
    const paths = await this.deps.desktop.chooseFiles();
    return paths.length === 0 ? null : this.addDropped({ ...request, paths });
  }

  async addFolderOfFiles(request: IpcRequest<"items.addFolder">): Promise<IpcResponse<"items.addFolder">> {
    const path = await this.deps.desktop.chooseFolder("add");
    return path === null ? null : this.addDropped({ ...request, paths: [path] });
  }

  async addDropped(request: IpcRequest<"items.addDropped">): Promise<IpcResponse<"items.addDropped">> {
    const { vaultId, folderId, paths } = request;
    const subject = paths
      .map((path) => basename(path))
      .slice(0, 3)
      .join(", ");
    return this.#start("add", vaultId, subject, (context, control) =>
      addSources(context, parseDataId(folderId), paths, control),
    );
  }

  async rename({ vaultId, itemId, name }: IpcRequest<"items.rename">): Promise<void> {
    await this.#change(vaultId, async (context) => {
      await renameItem(context, parseDataId(itemId), name);
      await keepGrantsCurrent(context).catch(() => undefined);
    });
  }

  /** Runs in the caller's job. */
  async saveBack(wanted: Parameters<SavesBack["saveBack"]>[0], control: JobControl): Promise<SavedBack> {
    const vault = await this.open(wanted.original.vaultId);
    return vault.changeAll(async () => {
      await requireNewestKeys(this.context(vault));
      return saveBack(this.context(vault), wanted, control);
    });
  }

  move({ vaultId, itemIds, folderId }: IpcRequest<"items.move">): Promise<IpcResponse<"items.move">> {
    return this.#startOnItems("move", vaultId, itemIds, (context, ids, control) =>
      moveItems(context, ids, parseDataId(folderId), control),
    );
  }

  delete({ vaultId, itemIds }: IpcRequest<"items.delete">): Promise<IpcResponse<"items.delete">> {
    return this.#startOnItems("delete", vaultId, itemIds, deleteItems);
  }

  async openItem({ vaultId, itemId }: IpcRequest<"items.open">): Promise<IpcResponse<"items.open">> {
    const vault = await this.open(vaultId);
    const id = parseDataId(itemId);
    const subject = nameOf(vault.tree.node(id));
    return this.deps.jobs.start("open", subject, (control) =>
      openFile(this.#exportContext(vault), id, control),
    );
  }

  async export({ vaultId, itemIds }: IpcRequest<"items.export">): Promise<IpcResponse<"items.export">> {
    const vault = await this.open(vaultId);
    const ids = itemIds.map(parseDataId);
    const subject = subjectOf(vault, ids);
    const folder = await this.deps.desktop.chooseFolder("export");
    if (folder === null) return null;
    return this.deps.jobs.start("export", subject, (control) =>
      exportItems(this.#exportContext(vault), ids, folder, control),
    );
  }

  /** @throws KeyferryError `vault-not-found`, or the reason why the root's container cannot be read */
  open(vaultId: string): Promise<OpenVault> {
    this.deps.session.identity();
    return this.#vaults.open(parseDataId(vaultId));
  }

  /** Call when a removal of access ended, well or not. */
  noteUnfinishedRemovals(): Promise<void> {
    return this.#upkeep.noteUnfinishedRemovals();
  }

  /** What a change of this vault needs. */
  context(vault: OpenVault): ReKeyContext {
    const { session, files, engine, ledger, keyring, journal } = this.deps;
    return { vault, session, files, engine, ledger, keyring, journal };
  }

  get #views(): ViewSources {
    const { people, ledger, session } = this.deps;
    return {
      nameOfSigner: (signingKey) => people.knownBySigningKey(signingKey)?.name ?? null,
      recipientCount: (dataId) => (session.problem() === null ? ledger.recipientCount(dataId) : 0),
      hasUnfinishedRemoval: (vaultId) => this.#upkeep.hasUnfinishedRemoval(vaultId),
    };
  }

  #exportContext(vault: OpenVault) {
    const { opened, platform } = this.deps;
    return { ...this.context(vault), opened, platform };
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
    return summaryOf(await this.#vaults.open(listed.vaultId), this.#views);
  }

  async #change<T>(vaultId: string, change: (context: ReKeyContext) => Promise<T>): Promise<T> {
    const vault = await this.open(vaultId);
    return vault.change(async () => {
      await requireNewestKeys(this.context(vault));
      return change(this.context(vault));
    });
  }

  async #start(
    kind: JobKind,
    vaultId: string,
    subject: string,
    work: (context: ReKeyContext, control: JobControl) => Promise<void>,
  ): Promise<{ jobId: string }> {
    const vault = await this.open(vaultId);
    return this.deps.jobs.start(kind, subject, (control) =>
      vault.changeAll(async () => {
        await requireNewestKeys(this.context(vault));
        await work(this.context(vault), control);
      }),
    );
  }

  async #startOnItems(
    kind: JobKind,
    vaultId: string,
    itemIds: readonly string[],
    work: (context: ReKeyContext, ids: DataId[], control: JobControl) => Promise<void>,
  ): Promise<{ jobId: string }> {
    const ids = itemIds.map(parseDataId);
    const subject = subjectOf(await this.open(vaultId), ids);
    return this.#start(kind, vaultId, subject, (context, control) => work(context, ids, control));
  }
}

/** The first item's name; the rest is counted by the job itself. */
function subjectOf(vault: OpenVault, ids: readonly DataId[]): string {
  const [first] = ids;
  return first === undefined ? "" : nameOf(vault.tree.node(first));
}
