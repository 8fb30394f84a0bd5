import { type DataId, parseDataId } from "../../../shared/crypto";
import type { JobControl, JobKind, JobOptions, JobRunner } from "../jobs/job-runner";
import type { Pause } from "../ports";
import type { OpenVault } from "./open-vault";
import type { ReKeyContext } from "./re-key";
import { requireNewestKeys } from "./rolled-back";
import { nameOf } from "./vault-node";

export interface VaultChangesDeps extends Omit<ReKeyContext, "vault"> {
  readonly jobs: JobRunner;
  /** @throws KeyferryError when the vault cannot be read */
  readonly open: (vaultId: string) => Promise<OpenVault>;
}

/** Runs changes of vaults: in each vault one after the other, under its newest keys, and long ones as jobs. */
export class VaultChanges {
  constructor(private readonly deps: VaultChangesDeps) {}

  /** What a change of this vault needs. */
  context(vault: OpenVault): ReKeyContext {
    const { session, files, engine, ledger, keyring, journal } = this.deps;
    return { vault, session, files, engine, ledger, keyring, journal };
  }

  /** A small change, on a tree that is nearly as new as the folder. */
  async run<T>(vaultId: string, change: (context: ReKeyContext) => Promise<T>): Promise<T> {
    const vault = await this.deps.open(vaultId);
    return vault.change(async () => {
      await requireNewestKeys(this.context(vault));
      return change(this.context(vault));
    });
  }

  /** As `run`, on a tree that is as new as the folder. @param pause of a change that a person can pause */
  async runOnAll<T>(
    vaultId: string,
    change: (context: ReKeyContext) => Promise<T>,
    pause: Pause | null = null,
  ): Promise<T> {
    return this.#onAll(await this.deps.open(vaultId), change, pause);
  }

  /** As `runOnAll`, as a job. @throws KeyferryError when the vault cannot be read, and then there is no job */
  async start(
    kind: JobKind,
    vaultId: string,
    subject: string,
    work: (context: ReKeyContext, control: JobControl) => Promise<void>,
    options: JobOptions = {},
  ): Promise<{ jobId: string }> {
    const vault = await this.deps.open(vaultId);
    const run = (control: JobControl) =>
      this.#onAll(vault, (context) => work(context, control), control.pause);
    return this.deps.jobs.start(kind, subject, run, options);
  }

  async startOnItems(
    kind: JobKind,
    vaultId: string,
    itemIds: readonly string[],
    work: (context: ReKeyContext, ids: DataId[], control: JobControl) => Promise<void>,
    options: JobOptions = {},
  ): Promise<{ jobId: string }> {
    const ids = itemIds.map(parseDataId);
    const subject = subjectOf(await this.deps.open(vaultId), ids);
    return this.start(kind, vaultId, subject, (context, control) => work(context, ids, control), options);
  }

  #onAll<T>(
    vault: OpenVault,
    change: (context: ReKeyContext) => Promise<T>,
    pause: Pause | null,
  ): Promise<T> {
    return vault.changeAll(async () => {
      await requireNewestKeys(this.context(vault));
      return change(this.context(vault));
    }, pause);
  }
}

/** The first item's name; the rest is counted by the job itself. */
export function subjectOf(vault: OpenVault, ids: readonly DataId[]): string {
  const [first] = ids;
  return first === undefined ? "" : nameOf(vault.tree.node(first));
}
