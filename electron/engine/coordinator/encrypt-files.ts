import { generateDataKey, type SecretKey16, TAG_LENGTH, zero } from "../../../shared/crypto";
import { segmentCount, segmentSize } from "../../../shared/format";
import type { EncryptFileJob, JobOutcome, WriteNodeJob, WrittenContainer } from "../../services/ports/engine";
import { isCancelled } from "../cancel-flag";
import { RUN_BYTES, SMALL_FILE_BYTES } from "../sizes";
import { TagsHash } from "../tags-hash";
import type { EncryptFileTask, EncryptionPlan } from "../tasks";
import { CANCELLED, type Call } from "./call";
import { withEarlySync } from "./early-sync";
import { inOrderedRuns } from "./ordered-runs";
import { Secrets } from "./secrets";
import { type JobKind, runSizedJobs } from "./sized-jobs";

/** Encrypts files, each to its own new container. @param signingKey PKCS#8; stays the caller's */
export function encryptFiles(
  call: Call,
  jobs: readonly EncryptFileJob[],
  signingKey: Uint8Array,
): Promise<JobOutcome<WrittenContainer>[]> {
  const kind: JobKind<EncryptFileJob, WrittenContainer> = {
    measuredPath: (job) => job.sourcePath,
    targetPath: (job) => job.targetPath,
    links: "refuse",
    smallBytes: SMALL_FILE_BYTES,
    expectedBytes: (_, measured) => measured,
    actualBytes: ({ header }) => header.plaintextLength,
    runBatch: (tasks) => {
      const secrets = new Secrets();
      const request = {
        jobs: tasks.map((task) => withItemKeyCopied(task, secrets)),
        signingKey: secrets.copy(signingKey),
        cancel: call.cancel,
      };
      return call.pool.run("encrypt-files", request, secrets);
    },
    runLarge: (task, index) => encryptLarge(call, index, task, signingKey),
  };
  return runSizedJobs(call, jobs, kind);
}

function withItemKeyCopied<T extends EncryptFileJob | WriteNodeJob>(job: T, secrets: Secrets): T {
  return { ...job, container: { ...job.container, itemKey: secrets.copy(job.container.itemKey) } };
}

async function encryptLarge(
  call: Call,
  index: number,
  task: EncryptFileTask,
  signingKey: Uint8Array,
): Promise<JobOutcome<WrittenContainer>> {
  const contentKey = generateDataKey();
  try {
    const secrets = new Secrets();
    const request = { job: withItemKeyCopied(task, secrets), contentKey: secrets.copy(contentKey) };
    const begun = await call.pool.run("begin-encryption", request, secrets);
    if (!begun.ok) return begun;
    call.progress.expect(index, begun.value.layout.plaintextLength);
    const sealed = await sealAll(call, index, task, begun.value, contentKey);
    if (!sealed.ok) return sealed;
    if (isCancelled(call.cancel)) return CANCELLED;
    return await finishEncryption(call, task, begun.value, sealed.value, signingKey);
  } finally {
    zero(contentKey);
  }
}

/** Seals all segments; the value is the hash of their tags. */
async function sealAll(
  call: Call,
  index: number,
  { temporaryPath }: EncryptFileTask,
  { layout, source }: EncryptionPlan,
  contentKey: SecretKey16,
): Promise<JobOutcome<Uint8Array>> {
  const range = { from: 0, to: segmentCount(layout) };
  const hash = new TagsHash(range);
  const failure = await withEarlySync(temporaryPath, (early) =>
    inOrderedRuns({
      range,
      runLength: Math.max(1, RUN_BYTES / segmentSize(layout)),
      window: 2 * call.pool.tasksAtOnce,
      pause: call.pause,
      start: (run) => {
        const secrets = new Secrets();
        const key = secrets.copy(contentKey);
        const request = {
          plan: { layout, source },
          run,
          contentKey: key,
          temporaryPath,
          cancel: call.cancel,
        };
        return call.pool.run("seal-segments", request, secrets);
      },
      accept: (tags) => {
        hash.add(tags);
        const bytes = (tags.length / TAG_LENGTH) * segmentSize(layout);
        early.written(bytes);
        call.progress.advance(index, bytes);
      },
    }),
  );
  return failure ?? { ok: true, value: hash.digest().all };
}

/** Signs the head and puts the container in its place. */
export function finishEncryption(
  call: Call,
  { temporaryPath, targetPath }: Pick<EncryptFileTask, "temporaryPath" | "targetPath">,
  { draft, layout, source }: EncryptionPlan,
  tagsHash: Uint8Array,
  signingKey: Uint8Array,
): Promise<JobOutcome<WrittenContainer>> {
  const secrets = new Secrets();
  const request = {
    header: { ...draft, tagsHash },
    headLength: layout.headLength,
    source,
    temporaryPath,
    targetPath,
    signingKey: secrets.copy(signingKey),
  };
  return call.pool.run("finish-encryption", request, secrets);
}
