import type { Engine, JobOutcome } from "../../../electron/services/ports/engine";
import type { VaultAuthor } from "../../unit/electron/engine/vault-author";
import type { OutsideTool } from "./outside-tools";

/** Who is measured, and where. */
export interface BenchSubject {
  readonly engine: Engine;
  readonly author: VaultAuthor;
  readonly tools: readonly OutsideTool[];
  readonly folder: string;
}

/** The value of an outcome. @throws when the job failed: a bench of failures measures nothing */
export function valueOf<T>(outcome: JobOutcome<T> | undefined): T {
  if (outcome === undefined || !outcome.ok) throw new Error(`a job failed: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

/** Seconds that `work` takes. */
export async function secondsOf(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
