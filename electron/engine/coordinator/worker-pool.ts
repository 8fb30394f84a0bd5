import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { JobOutcome } from "../../services/ports/engine";
import { withOwnBytes } from "../message-bytes";
import type { TaskAnswer, TaskKind, TaskMessage, TaskRequest, TaskResult } from "../tasks";
import type { Secrets } from "./secrets";

/** More threads than this wait for the disk rather than for the processor. */
const MAX_WORKERS = 8;
/** The next task lies ready in the worker's queue while it works, so it never waits for this thread. */
const TASKS_PER_WORKER = 2;

interface PoolWorker {
  readonly thread: Worker;
  /** Settled exactly once each: by the answer, or by the worker's end. */
  readonly pending: Map<number, (answer: JobOutcome<never>) => void>;
  failure: string | null;
}

interface WaitingTask {
  readonly message: TaskMessage;
  readonly transfer: ArrayBuffer[];
  readonly settle: (answer: JobOutcome<never>) => void;
}

const CLOSED: JobOutcome<never> = { ok: false, code: "cancelled", detail: "the engine was closed" };

/**
 * Worker threads, started when there is work for them and kept. `run` never rejects: a task that throws, a worker
 * that crashes and a pool that closes are all outcomes. A crashed worker's tasks fail and a new worker takes its place.
 */
export class WorkerPool {
  readonly size: number;
  readonly #workerPath: string;
  readonly #workers = new Set<PoolWorker>();
  readonly #waiting: WaitingTask[] = [];
  #nextId = 1;
  #closed = false;

  /** @param workerPath the bundled worker (CommonJS); @param size threads at most, by default one a processor core */
  constructor(workerPath: string, size: number = Math.min(availableParallelism(), MAX_WORKERS)) {
    this.#workerPath = workerPath;
    this.size = Math.max(1, size);
  }

  /** How many tasks a caller should keep running at once: enough that no worker waits, few enough that others get their turn. */
  get tasksAtOnce(): number {
    return this.size * TASKS_PER_WORKER;
  }

  /** @param secrets keys inside the request; they move to the worker, which zeroes them when the task is done */
  run<K extends TaskKind>(
    kind: K,
    request: TaskRequest<K>,
    secrets?: Secrets,
  ): Promise<JobOutcome<TaskResult<K>>> {
    return new Promise((resolve) => {
      if (this.#closed) {
        secrets?.zero();
        resolve(CLOSED);
        return;
      }
      const held = secrets?.held ?? [];
      const message = {
        id: this.#nextId++,
        kind,
        request: withOwnBytes(request),
        secrets: held,
      } as TaskMessage;
      this.#waiting.push({ message, transfer: held.map((key) => key.buffer), settle: resolve });
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { message, settle } of this.#waiting.splice(0)) {
      for (const key of message.secrets) key.fill(0);
      settle(CLOSED);
    }
    await Promise.all([...this.#workers].map(({ thread }) => thread.terminate()));
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#freeWorker();
      if (worker === null) return;
      const task = this.#waiting.shift();
      if (task !== undefined) this.#hand(worker, task);
    }
  }

  #freeWorker(): PoolWorker | null {
    const [leastBusy] = [...this.#workers].sort((a, b) => a.pending.size - b.pending.size);
    if (leastBusy !== undefined && leastBusy.pending.size === 0) return leastBusy;
    if (this.#workers.size < this.size) return this.#start();
    return leastBusy !== undefined && leastBusy.pending.size < TASKS_PER_WORKER ? leastBusy : null;
  }

  #hand(worker: PoolWorker, { message, transfer, settle }: WaitingTask): void {
    worker.pending.set(message.id, settle);
    worker.thread.ref();
    worker.thread.postMessage(message, transfer);
  }

  #start(): PoolWorker {
    const thread = new Worker(this.#workerPath);
    const worker: PoolWorker = { thread, pending: new Map(), failure: null };
    this.#workers.add(worker);
    thread.on("message", (answer: TaskAnswer) => this.#answered(worker, answer));
    // An error is always followed by the exit, which settles what was pending.
    thread.on("error", (error) => {
      worker.failure = String(error);
    });
    thread.on("exit", () => this.#ended(worker));
    return worker;
  }

  #answered(worker: PoolWorker, { id, outcome }: TaskAnswer): void {
    const settle = worker.pending.get(id);
    worker.pending.delete(id);
    // An idle worker does not keep the process alive.
    if (worker.pending.size === 0) worker.thread.unref();
    settle?.(outcome as JobOutcome<never>);
    this.#dispatch();
  }

  #ended(worker: PoolWorker): void {
    this.#workers.delete(worker);
    const outcome = this.#closed ? CLOSED : crashed(worker.failure);
    for (const settle of worker.pending.values()) settle(outcome);
    worker.pending.clear();
    if (!this.#closed) this.#dispatch();
  }
}

function crashed(failure: string | null): JobOutcome<never> {
  const detail = `a worker stopped unexpectedly${failure === null ? "" : `: ${failure}`}`;
  return { ok: false, code: "internal", detail };
}
