import { zero } from "../../../shared/crypto";
import { KeyferryError } from "../../services/keyferry-error";
import type {
  DecryptFileJob,
  EncryptFileJob,
  Engine,
  EngineControl,
  JobOutcome,
  ReadHead,
  ResealJob,
  RewriteJob,
  WriteNodeJob,
  WrittenContainer,
} from "../../services/ports/engine";
import { type Call, type FailedOutcome, withCall } from "./call";
import { copiedAccess, decryptFiles } from "./decrypt-files";
import { encryptFiles } from "./encrypt-files";
import { removeLeftovers } from "./leftovers";
import { readHeads } from "./read-heads";
import { resealContainers } from "./reseal-containers";
import { rewriteContents } from "./rewrite-contents";
import { Secrets } from "./secrets";
import { WorkerPool } from "./worker-pool";
import { writeNodes } from "./write-nodes";

export interface EngineOptions {
  /** The bundled `electron/engine/worker.ts` (CommonJS). */
  readonly workerPath: string;
  /** Threads at most; by default one a processor core, and never more than 8. */
  readonly workers?: number;
}

const NO_WRITER: FailedOutcome = { ok: false, code: "no-identity", detail: "the engine has no signing key" };

/** The engine over a pool of worker threads, which start when there is work for them. */
export function createEngine({ workerPath, workers }: EngineOptions): Engine {
  return new ContainerEngine(new WorkerPool(workerPath, workers));
}

class ContainerEngine implements Engine {
  readonly #pool: WorkerPool;
  #signingKey: Uint8Array | null = null;

  constructor(pool: WorkerPool) {
    this.#pool = pool;
  }

  async useWriter(signingPrivatePkcs8: Uint8Array | null): Promise<void> {
    if (this.#signingKey !== null) zero(this.#signingKey);
    this.#signingKey = signingPrivatePkcs8 === null ? null : Uint8Array.from(signingPrivatePkcs8);
  }

  encryptFiles(
    jobs: readonly EncryptFileJob[],
    control?: EngineControl,
  ): Promise<JobOutcome<WrittenContainer>[]> {
    return this.#writing(jobs, control, encryptFiles);
  }

  writeNodes(
    jobs: readonly WriteNodeJob[],
    control?: EngineControl,
  ): Promise<JobOutcome<WrittenContainer>[]> {
    return this.#writing(jobs, control, writeNodes);
  }

  resealContainers(
    jobs: readonly ResealJob[],
    control?: EngineControl,
  ): Promise<JobOutcome<WrittenContainer>[]> {
    return this.#writing(jobs, control, resealContainers);
  }

  rewriteContents(
    jobs: readonly RewriteJob[],
    control?: EngineControl,
  ): Promise<JobOutcome<WrittenContainer>[]> {
    return this.#writing(jobs, control, rewriteContents);
  }

  decryptFiles(
    jobs: readonly DecryptFileJob[],
    control?: EngineControl,
  ): Promise<JobOutcome<{ readonly bytes: number }>[]> {
    return withCall(this.#pool, jobs.length, control, (call) => decryptFiles(call, jobs));
  }

  readHeads(paths: readonly string[], control?: EngineControl): Promise<JobOutcome<ReadHead>[]> {
    return withCall(this.#pool, paths.length, control, (call) => readHeads(call, paths));
  }

  async readSegments(job: Omit<DecryptFileJob, "targetPath" | "restoreMetadata">): Promise<Uint8Array> {
    const secrets = new Secrets();
    const { sourcePath, headerHash, range } = job;
    const request = {
      sourcePath,
      headerHash,
      access: copiedAccess(job.access, secrets),
      range: range ?? null,
    };
    const outcome = await this.#pool.run("read-segments", request, secrets);
    if (!outcome.ok) throw new KeyferryError(outcome.code, outcome.detail);
    return outcome.value;
  }

  removeLeftovers(folders: readonly string[]): Promise<number> {
    return removeLeftovers(folders);
  }

  async close(): Promise<void> {
    await this.useWriter(null);
    await this.#pool.close();
  }

  /** The call keeps a copy of the signing key of its own: a change of writer does not reach into it. */
  async #writing<J>(
    jobs: readonly J[],
    control: EngineControl | undefined,
    write: (
      call: Call,
      jobs: readonly J[],
      signingKey: Uint8Array,
    ) => Promise<JobOutcome<WrittenContainer>[]>,
  ): Promise<JobOutcome<WrittenContainer>[]> {
    if (this.#signingKey === null) return jobs.map(() => NO_WRITER);
    const signingKey = Uint8Array.from(this.#signingKey);
    try {
      return await withCall(this.#pool, jobs.length, control, (call) => write(call, jobs, signingKey));
    } finally {
      zero(signingKey);
    }
  }
}
