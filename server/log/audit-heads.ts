import type { Logger } from "pino";
import type { LogEntry } from "../../shared/format";
import { readLogState } from "../storage/log-store";
import type { Storage } from "../storage/storage";
import type { Queries } from "../storage/tables";

/** Where the audit trail ends: how many entries it has, and the hash of the last one. */
export interface AuditHead {
  readonly sequence: number;
  /** 32 bytes. */
  readonly hash: Uint8Array;
}

export interface AuditHeadSource {
  head(queries: Queries): Promise<AuditHead>;
}

/** Seconds from one head to the next. */
export const HEAD_INTERVAL = 3600;
/** Milliseconds between looks at whether one is due. */
const LOOK_INTERVAL = 60_000;

type Append = (queries: Queries, entries: readonly LogEntry[], now: number) => Promise<number[]>;

/**
 * Writes the head of the audit trail into the log, hourly. The trail cannot be rewritten after that; and a log that
 * nobody is enrolled in still shows that it lives. Of several processes, the one whose look comes first does it.
 */
export class AuditHeads {
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly storage: Storage,
    private readonly trail: AuditHeadSource,
    private readonly append: Append,
    private readonly nowSeconds: () => number,
    /** Public key of the log's labels. */
    private readonly labelsKey: Uint8Array,
  ) {}

  /** Writes a head if one is due, now and from then on. `afterAppend` is called for each. */
  async start(afterAppend: () => Promise<void>, logger: Logger): Promise<void> {
    if (await this.writeIfDue()) await afterAppend();
    const look = async () => {
      if (await this.writeIfDue()) await afterAppend();
    };
    this.timer = setInterval(() => {
      this.looking = look().catch((error: unknown) =>
        logger.error({ err: error }, "the audit trail's head did not get into the log"),
      );
    }, LOOK_INTERVAL);
    this.timer.unref();
  }

  /** True when one was written. */
  writeIfDue(): Promise<boolean> {
    const now = this.nowSeconds();
    return this.storage.transaction(async (queries) => {
      const state = await readLogState(queries);
      // A head from the future is one of a clock that was wrong: it must not silence the log until then.
      if (!state || Math.abs(now - state.last_head_at) < HEAD_INTERVAL) return false;
      const { sequence, hash } = await this.trail.head(queries);
      const { labelsKey } = this;
      await this.append(
        queries,
        [{ kind: "audit-head", time: now, auditSequence: sequence, auditHash: hash, labelsKey }],
        now,
      );
      return true;
    });
  }

  /** Resolves when nothing is being written any more. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.looking;
  }
}
