import { basename } from "node:path";
import { type DataId, parseDataId } from "../../../shared/crypto";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { VaultSummary } from "../../../shared/protocol/ipc/views";
import type { Bin } from "../deleted/bin";
import type { JobControl, JobRunner } from "../jobs/job-runner";
import type { UnfinishedJobs } from "../jobs/unfinished-jobs";
import type { OpenedFiles } from "../opened/opened-files";
import type { SavedBack, SavesBack } from "../opened/original";
import type { People } from "../people/people";
import type { Places } from "../places/places";
import type { Desktop } from "../ports";
import type { KnownVaultFigures } from "../profile/vault-figures";
import type { AccessLedger } from "./access-ledger";
import { openFile } from "./exporting";
import { makeFolder, renameItem } from "./item-changes";
import { LastingJobs } from "./lasting-jobs";
import { ListedVaults } from "./listed-vaults";
import { moveItems } from "./moving";
import { NameSearch } from "./name-search";
import type { OpenVault } from "./open-vault";
import { OpenVaults, type OpenVaultsDeps } from "./open-vaults";
import type { ReKeyContext } from "./re-key";
import type { ReKeyJournal } from "./re-key-journal";
import { saveBack } from "./saving-back";
import { keepGrantsCurrent } from "./standing-grants";
import { subjectOf, VaultChanges } from "./vault-changes";
import type { VaultCreationDeps } from "./vault-creation";
import { nameOf } from "./vault-node";
import { VaultUpkeep } from "./vault-upkeep";
import { folderTree, foundIn, listingOf, summaryOf, type ViewSources } from "./vault-views";

export interface VaultServiceDeps extends OpenVaultsDeps {
  readonly figures: KnownVaultFigures;
  readonly desktop: Desktop;
  readonly places: Places;
  readonly jobs: JobRunner;
  readonly unfinished: UnfinishedJobs;
  readonly people: Pick<People, "knownBySigningKey">;
  readonly opened: OpenedFiles;
  readonly ledger: AccessLedger;
  readonly journal: ReKeyJournal;
  readonly bin: Bin;
  readonly platform: NodeJS.Platform;
  readonly vaultNote: () => string;
  readonly keepRootLater: VaultCreationDeps["keepRootLater"];
}

/** Vaults and what is in them: one method for each `items.*` entry of the IPC contract; `listed` has those of `vaults.*`. */
export class VaultService implements SavesBack {
  readonly listed: ListedVaults;
  readonly #vaults: OpenVaults;
  /** How the vaults are changed. */
  readonly changes: VaultChanges;
  readonly #lasting: LastingJobs;
  readonly #names = new NameSearch();
  readonly #upkeep: VaultUpkeep;

  constructor(private readonly deps: VaultServiceDeps) {
    this.#upkeep = new VaultUpkeep(deps, (vault) => this.context(vault));
    this.#vaults = new OpenVaults(deps, (vault) => this.#upkeep.prepare(vault));
    this.changes = new VaultChanges({ ...deps, open: (vaultId) => this.open(vaultId) });
    this.#lasting = new LastingJobs({
      ...deps,
      changes: this.changes,
      open: (vaultId) => this.open(vaultId),
      exportContext: (vault) => this.#exportContext(vault),
    });
    this.listed = new ListedVaults(deps, this.#vaults, this.#upkeep, this.#views);
  }

  /** Called with the vault's ID when its content or state changed. @returns a function that ends the subscription */
  onChange(listener: (vaultId: DataId) => void): () => void {
    return this.#vaults.onChange(listener);
  }

  /** From now on what others put into the folders of vaults shows by itself. */
  watchFolders(): Promise<void> {
    return this.#vaults.watchFolders();
  }

  /**
   * Offers to go on with jobs that an earlier run left undone, and finishes what must be finished, vault by vault. For the start of
   * the app and after unlocking, once there is an identity.
   */
  async resumeUnfinished(): Promise<void> {
    await this.#lasting.offerUnfinished();
    const { journal, bin } = this.deps;
    const unfinished = await bin.unfinishedVaults();
    for (const { content } of await journal.list()) unfinished.add(content.vaultId);
    for (const vaultId of unfinished) await this.#vaults.open(vaultId).catch(() => undefined);
  }

  /** Waits for running changes and forgets all that was read; for the end of the app or a change of identity. */
  close(): Promise<void> {
    return this.#vaults.closeAll();
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
    return this.changes.run(vaultId, (context) => makeFolder(context, parseDataId(folderId), name));
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
    return this.#lasting.startAdding({
      vaultId: parseDataId(vaultId),
      folderId: parseDataId(folderId),
      sources: paths,
      subject,
    });
  }

  async rename({ vaultId, itemId, name }: IpcRequest<"items.rename">): Promise<void> {
    await this.changes.run(vaultId, async (context) => {
      await renameItem(context, parseDataId(itemId), name);
      await keepGrantsCurrent(context).catch(() => undefined);
    });
  }

  /** Runs in the caller's job. */
  saveBack(wanted: Parameters<SavesBack["saveBack"]>[0], control: JobControl): Promise<SavedBack> {
    return this.changes.runOnAll(wanted.original.vaultId, (context) => saveBack(context, wanted, control));
  }

  move({ vaultId, itemIds, folderId }: IpcRequest<"items.move">): Promise<IpcResponse<"items.move">> {
    const work = (context: ReKeyContext, ids: DataId[], control: JobControl) =>
      moveItems(context, ids, parseDataId(folderId), control);
    return this.changes.startOnItems("move", vaultId, itemIds, work, { canRetry: true });
  }

  async openItem({ vaultId, itemId }: IpcRequest<"items.open">): Promise<IpcResponse<"items.open">> {
    const vault = await this.open(vaultId);
    const id = parseDataId(itemId);
    const subject = nameOf(vault.tree.node(id));
    const work = async (control: JobControl) =>
      openFile(this.#exportContext(await this.open(vaultId)), id, control);
    return this.deps.jobs.start("open", subject, work, { canRetry: true });
  }

  async export({ vaultId, itemIds }: IpcRequest<"items.export">): Promise<IpcResponse<"items.export">> {
    const vault = await this.open(vaultId);
    const ids = itemIds.map(parseDataId);
    const subject = subjectOf(vault, ids);
    const folder = await this.deps.desktop.chooseFolder("export");
    if (folder === null) return null;
    const { vaultId: id } = vault;
    return this.#lasting.startExporting({ vaultId: id, itemIds: ids, targetFolder: folder, subject });
  }

  /** @throws KeyferryError `vault-not-found`, or the reason why the root's container cannot be read */
  open(vaultId: string): Promise<OpenVault> {
    this.deps.session.identity();
    return this.#vaults.open(parseDataId(vaultId));
  }

  summary(vault: OpenVault): VaultSummary {
    return summaryOf(vault, this.#views);
  }

  /** Call when a removal of access ended, well or not. */
  noteUnfinishedRemovals(): Promise<void> {
    return this.#upkeep.noteUnfinishedRemovals();
  }

  /** What a change of this vault needs. */
  context(vault: OpenVault): ReKeyContext {
    return this.changes.context(vault);
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
}
