import type { DataId } from "../../../shared/crypto";
import type { Bin } from "../deleted/bin";
import { finishDeletions } from "../deleted/unfinished-deletions";
import type { JobRunner } from "../jobs/job-runner";
import type { Keyring } from "../keyring/keyring";
import type { AccessLedger } from "./access-ledger";
import type { OpenVault } from "./open-vault";
import type { ReKeyContext } from "./re-key";
import type { ReKeyJournal } from "./re-key-journal";
import { settleVault, vaultsWithUnfinishedRemoval } from "./unfinished-work";

/** A folder is looked at again, in the background, when it is shown and was not looked at for this long. */
const LOOK_AGAIN_AFTER_MS = 4_000;

/** An unfinished removal of access is tried again, when its vault is shown, after this long. */
const RETRY_AFTER_MS = 30_000;

export interface VaultUpkeepDeps {
  readonly keyring: Pick<Keyring, "refresh">;
  readonly ledger: Pick<AccessLedger, "catchUp">;
  readonly jobs: JobRunner;
  readonly journal: ReKeyJournal;
  readonly bin: Bin;
}

/** Keeps open vaults as new as their folders, and finishes in them what was left undone. */
export class VaultUpkeep {
  readonly #lookedAt = new WeakMap<OpenVault, number>();
  readonly #retriedAt = new WeakMap<OpenVault, number>();
  #unfinishedRemovals: ReadonlySet<DataId> = new Set();

  /** @param contextOf what a change of a vault needs */
  constructor(
    private readonly deps: VaultUpkeepDeps,
    private readonly contextOf: (vault: OpenVault) => ReKeyContext,
  ) {}

  hasUnfinishedRemoval(vaultId: DataId): boolean {
    return this.#unfinishedRemovals.has(vaultId);
  }

  /** Call when a removal of access may have begun or ended. */
  async noteUnfinishedRemovals(): Promise<void> {
    this.#unfinishedRemovals = await vaultsWithUnfinishedRemoval(this.deps);
  }

  /** What a vault needs when it has just been opened. */
  async prepare(vault: OpenVault): Promise<void> {
    this.#lookedAt.set(vault, Date.now());
    if (vault.role !== "owner") {
      // Without the server, what is known already has to do.
      await this.deps.keyring.refresh().catch(() => undefined);
      await vault.refresh();
    }
    if (vault.role === "reader") return;
    if (vault.role === "owner") await this.deps.ledger.catchUp().catch(() => undefined);
    await vault.removeLeftovers();
    await this.#settle(vault);
  }

  /** Looks at the vault's folder now. @throws KeyferryError the reason why it cannot be read */
  async look(vault: OpenVault): Promise<void> {
    this.#lookedAt.set(vault, Date.now());
    await vault.refresh();
  }

  /** Looks at it in the background, unless that was done a moment ago. */
  lookAgain(vault: OpenVault): void {
    const now = Date.now();
    if (now - (this.#lookedAt.get(vault) ?? 0) < LOOK_AGAIN_AFTER_MS) return;
    // What is wrong is kept in the vault and shown with it.
    this.look(vault)
      .then(() => this.#retryRemoval(vault, now))
      .catch(() => undefined);
  }

  /** The server may be back. */
  async #retryRemoval(vault: OpenVault, now: number): Promise<void> {
    if (!this.hasUnfinishedRemoval(vault.vaultId)) return;
    if (now - (this.#retriedAt.get(vault) ?? 0) < RETRY_AFTER_MS) return;
    this.#retriedAt.set(vault, now);
    await this.#settle(vault);
    vault.tellChanged();
  }

  /** After what was re-keyed is finished, because what comes back hangs on the keys of then. */
  async #finishDeletions(vault: OpenVault): Promise<void> {
    const { bin } = this.deps;
    // Most often there are none, and another look at thousands of files is spared.
    const unfinished = await bin.unfinishedVaults().catch(() => new Set());
    if (!unfinished.has(vault.vaultId)) return;
    await vault.changeAll(() => finishDeletions(this.contextOf(vault), bin)).catch(() => undefined);
  }

  async #settle(vault: OpenVault): Promise<void> {
    const context = this.contextOf(vault);
    await settleVault(context, this.deps.jobs);
    await this.#finishDeletions(vault);
    await this.noteUnfinishedRemovals();
  }
}
