import type { DataId } from "../../../shared/crypto";
import { KeyferryError } from "../keyferry-error";
import type { VaultList } from "../profile/vault-list";
import { FolderWatching } from "./folder-watching";
import { OpenVault, type OpenVaultDeps } from "./open-vault";

export interface OpenVaultsDeps extends OpenVaultDeps {
  readonly vaultList: VaultList;
}

/** The listed vaults that were looked at in this session, each opened once. */
export class OpenVaults {
  readonly #opening = new Map<DataId, Promise<OpenVault>>();
  readonly #opened = new Map<DataId, OpenVault>();
  readonly #listeners = new Set<(vaultId: DataId) => void>();
  readonly #watching = new Map<OpenVault, FolderWatching>();
  #isWatching = false;

  /** @param prepare runs once for each vault, after its first look and before anyone gets it */
  constructor(
    private readonly deps: OpenVaultsDeps,
    private readonly prepare: (vault: OpenVault) => Promise<void>,
  ) {}

  /** @returns a function that ends the subscription */
  onChange(listener: (vaultId: DataId) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Reads it anew if a grant that it was read by has ended.
   * @throws KeyferryError `vault-not-found`, `vault-paused`, or the reason why the root's container cannot be read
   */
  async open(vaultId: DataId): Promise<OpenVault> {
    const vault = await this.#openOnce(vaultId);
    if (vault.hasEndedGrant) await vault.refresh();
    // A paused change holds on to what it saw; nobody else gets that any more.
    if (vault.hasEndedGrant) throw new KeyferryError("vault-paused");
    return vault;
  }

  #openOnce(vaultId: DataId): Promise<OpenVault> {
    const opening = this.#opening.get(vaultId) ?? this.#openFirst(vaultId);
    this.#opening.set(vaultId, opening);
    opening.then(
      (vault) => {
        if (this.#opening.get(vaultId) === opening) this.#opened.set(vaultId, vault);
      },
      // A vault whose folder was away is tried anew.
      () => {
        if (this.#opening.get(vaultId) === opening) this.#opening.delete(vaultId);
      },
    );
    return opening;
  }

  /** The vault, if it was opened already and is still to be read as it was; never waits for anything. */
  openNow(vaultId: DataId): OpenVault | null {
    const vault = this.#opened.get(vaultId);
    return vault === undefined || vault.hasEndedGrant ? null : vault;
  }

  /** Those that are open, without waiting for others. */
  opened(): Promise<OpenVault>[] {
    return [...this.#opening.values()];
  }

  /** From now on the folders of open vaults are looked at whenever something changes in them. */
  async watchFolders(): Promise<void> {
    this.#isWatching = true;
    for (const [vaultId, opening] of [...this.#opening]) {
      const vault = await opening.catch(() => null);
      const isStillOpen = this.#opening.get(vaultId) === opening;
      if (vault !== null && isStillOpen) this.#watch(vault);
    }
  }

  /** Waits for what is being changed, and forgets what was read. */
  async close(vaultId: DataId): Promise<void> {
    const opening = this.#opening.get(vaultId);
    this.#opening.delete(vaultId);
    this.#opened.delete(vaultId);
    const vault = await opening?.catch(() => undefined);
    if (vault === undefined) return;
    this.#watching.get(vault)?.end();
    this.#watching.delete(vault);
    await vault.settled();
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#opening.keys()].map((vaultId) => this.close(vaultId)));
  }

  async #openFirst(vaultId: DataId): Promise<OpenVault> {
    const listed = this.deps.vaultList.all().find((vault) => vault.vaultId === vaultId);
    if (listed === undefined) throw new KeyferryError("vault-not-found", "not on the list");
    const vault = new OpenVault(this.deps, vaultId, listed.folder, () => this.#tell(vaultId));
    await vault.refresh();
    await this.prepare(vault);
    this.#watch(vault);
    return vault;
  }

  #watch(vault: OpenVault): void {
    if (!this.#isWatching || this.#watching.has(vault)) return;
    this.#watching.set(vault, new FolderWatching(this.deps.files, vault));
  }

  #tell(vaultId: DataId): void {
    for (const listener of this.#listeners) listener(vaultId);
  }
}
