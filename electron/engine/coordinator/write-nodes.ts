import type { JobOutcome, WriteNodeJob, WrittenContainer } from "../../services/ports/engine";
import type { Call } from "./call";
import { outcomeList, runBatches } from "./job-batches";
import { Secrets } from "./secrets";

/** Writes folder and vault containers. @param signingKey PKCS#8; stays the caller's */
export async function writeNodes(
  call: Call,
  jobs: readonly WriteNodeJob[],
  signingKey: Uint8Array,
): Promise<JobOutcome<WrittenContainer>[]> {
  const { outcomes, settle } = outcomeList<WrittenContainer>(call, jobs.length);
  const sized = jobs.map((job, index) => ({ index, job, bytes: 0 }));
  const kind = {
    targetPath: (job: WriteNodeJob) => job.targetPath,
    actualBytes: () => 0,
    runBatch: (tasks: readonly (WriteNodeJob & { readonly temporaryPath: string })[]) => {
      const secrets = new Secrets();
      const request = {
        jobs: tasks.map((task) => withKeysCopied(task, secrets)),
        signingKey: secrets.copy(signingKey),
        cancel: call.cancel,
      };
      return call.pool.run("write-nodes", request, secrets);
    },
  };
  await runBatches(call, sized, kind, settle);
  return outcomes;
}

function withKeysCopied<T extends WriteNodeJob>(job: T, secrets: Secrets): T {
  return {
    ...job,
    container: { ...job.container, itemKey: secrets.copy(job.container.itemKey) },
    earlierKeys: job.earlierKeys.map(({ epoch, key }) => ({ epoch, key: secrets.copy(key) })),
  };
}
