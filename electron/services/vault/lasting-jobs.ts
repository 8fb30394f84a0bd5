import type { DataId } from "../../../shared/crypto";
import type { JobControl, JobOptions, JobRunner, JobWork } from "../jobs/job-runner";
import type { UnfinishedJob, UnfinishedJobs } from "../jobs/unfinished-jobs";
import { fromStoredBytes, toStoredBytes } from "../profile/stored-bytes";
import { newAddingSeed } from "./added-ids";
import { addSources } from "./adding";
import { type ExportContext, exportItems } from "./exporting";
import type { OpenVault } from "./open-vault";
import type { VaultChanges } from "./vault-changes";

export interface LastingJobsDeps {
  readonly jobs: JobRunner;
  readonly unfinished: UnfinishedJobs;
  readonly changes: Pick<VaultChanges, "runOnAll">;
  /** @throws KeyferryError when the vault cannot be read */
  readonly open: (vaultId: string) => Promise<OpenVault>;
  readonly exportContext: (vault: OpenVault) => ExportContext;
}

/** Does what is missing of a job. @param keep remembers what a later run must know */
type Step = (control: JobControl, keep: (job: UnfinishedJob) => Promise<void>) => Promise<void>;

const OPTIONS: JobOptions = { canPause: true, canRetry: true };

/**
 * Adding and exporting: jobs that may take hours. Each is written down while it runs, so that the next start can offer to go on with
 * it, and does only what is missing when it is tried again.
 */
export class LastingJobs {
  /** Entries of jobs that run in this session. */
  readonly #running = new Set<string>();

  constructor(private readonly deps: LastingJobsDeps) {}

  /** @throws KeyferryError when the vault cannot be read, and then there is no job */
  async startAdding(wanted: {
    readonly vaultId: DataId;
    readonly folderId: DataId;
    readonly sources: readonly string[];
    readonly subject: string;
  }): Promise<{ jobId: string }> {
    await this.deps.open(wanted.vaultId);
    const seed = toStoredBytes(newAddingSeed());
    return this.#start({ ...wanted, kind: "add", seed, sources: [...wanted.sources] });
  }

  startExporting(wanted: {
    readonly vaultId: DataId;
    readonly itemIds: readonly DataId[];
    readonly targetFolder: string;
    readonly subject: string;
  }): { jobId: string } {
    return this.#start({ ...wanted, kind: "export", itemIds: [...wanted.itemIds], names: null });
  }

  /** Lists what an earlier run did not end, for the person to decide. */
  async offerUnfinished(): Promise<void> {
    const { jobs, unfinished } = this.deps;
    for (const { entryId, content } of await unfinished.list()) {
      if (this.#running.has(entryId)) continue;
      jobs.offer({
        kind: content.kind,
        subject: content.subject,
        goOn: this.#workOn(content, entryId),
        options: OPTIONS,
        dismiss: () => void unfinished.remove(entryId).catch(() => undefined),
      });
    }
  }

  #start(job: UnfinishedJob): { jobId: string } {
    return this.deps.jobs.start(job.kind, job.subject, this.#workOn(job, null), OPTIONS);
  }

  /** @param noted the entry that an earlier run left; null when there is none */
  #workOn(job: UnfinishedJob, noted: string | null): JobWork {
    let current = job;
    let entryId = noted;
    return async (control) => {
      entryId ??= await this.deps.unfinished.note(current);
      const entry = entryId;
      if (entry !== null) this.#running.add(entry);
      // Stopped by the person, or done: it need not be remembered. What the app's lock or end stopped is offered again; and so is what
      // could not go on now, because the disk with the vault is not there, say.
      let isOver = false;
      try {
        await this.#stepOf(current)(control, async (next) => {
          current = next;
          if (entry !== null) await this.deps.unfinished.replace(entry, next);
        });
        isOver = true;
      } finally {
        if (entry !== null) this.#running.delete(entry);
        isOver ||= control.signal.aborted || noted === null;
        if (entry !== null && isOver && !control.isSuspended()) {
          entryId = null;
          await this.deps.unfinished.remove(entry);
        }
      }
    };
  }

  #stepOf(job: UnfinishedJob): Step {
    return job.kind === "add" ? this.#adding(job) : this.#exporting(job);
  }

  #adding({ vaultId, folderId, sources, seed }: UnfinishedJob & { kind: "add" }): Step {
    const wanted = { folderId, sources, seed: fromStoredBytes(seed) };
    return (control) =>
      this.deps.changes.runOnAll(vaultId, (context) => addSources(context, wanted, control), control.pause);
  }

  #exporting(job: UnfinishedJob & { kind: "export" }): Step {
    const { vaultId, itemIds, targetFolder, names } = job;
    return async (control, keep) => {
      const vault = await this.deps.open(vaultId);
      const wanted = {
        itemIds,
        targetFolder,
        names: names === null ? null : new Map(names),
        keepNames: (chosen: ReadonlyMap<DataId, string>) => keep({ ...job, names: [...chosen] }),
      };
      await exportItems(this.deps.exportContext(vault), wanted, control);
    };
  }
}
