import type { JobControl } from "../jobs/job-runner";
import type { EngineProgress } from "../ports";
import type { CopyPlan, PlannedCopy } from "./copy-plan";

/** How far a copy is: each byte counts half when it is decrypted and half when it is encrypted again. */
export class CopyProgress {
  readonly #filesTotal: number;
  readonly #bytesTotal: number;
  #filesBefore = 0;
  #bytesBefore = 0;
  #filesNow = 0;
  #decrypted = 0;
  #encrypted = 0;

  constructor(
    plan: CopyPlan,
    private readonly control: Pick<JobControl, "progress">,
  ) {
    this.#filesTotal = plan.files.length;
    this.#bytesTotal = bytesOf(plan.files);
    this.#tell();
  }

  decrypted({ bytesDone }: EngineProgress): void {
    this.#decrypted = bytesDone;
    this.#tell();
  }

  encrypted({ bytesDone, filesDone }: EngineProgress): void {
    this.#encrypted = bytesDone;
    this.#filesNow = filesDone;
    this.#tell();
  }

  batchDone(batch: readonly PlannedCopy[]): void {
    this.#filesBefore += batch.length;
    this.#bytesBefore += bytesOf(batch);
    this.#filesNow = 0;
    this.#decrypted = 0;
    this.#encrypted = 0;
    this.#tell();
  }

  #tell(): void {
    this.control.progress({
      filesDone: this.#filesBefore + this.#filesNow,
      filesTotal: this.#filesTotal,
      bytesDone: this.#bytesBefore + Math.floor((this.#decrypted + this.#encrypted) / 2),
      bytesTotal: this.#bytesTotal,
    });
  }
}

function bytesOf(files: readonly PlannedCopy[]): number {
  return files.reduce((sum, { source }) => sum + source.head.header.plaintextLength, 0);
}
