import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import { consistencyProof, LogError, openCheckpoint, parseVkey } from "../../shared/log";
import type { LogOptions } from "../settings";
import {
  keepCosignedCheckpoint,
  readCosignedCheckpoint,
  readLogKeys,
  readLogState,
} from "../storage/log-store";
import type { Storage } from "../storage/storage";
import { CheckpointPendingError } from "./log-errors";
import { StoredHashes } from "./stored-hashes";
import { type Offer, WitnessClient } from "./witness-client";

/** Milliseconds that a change waits for its checkpoint to be cosigned, and between looks at whether it is. */
const WAIT = 4000;
const LOOK_INTERVAL = 50;
/** Milliseconds before witnesses who did not cosign are asked again: at first, and at most. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** Milliseconds between looks at what other processes appended and did not come to publish. */
const ROUND_INTERVAL = 60_000;

/**
 * Has the newest checkpoint cosigned by witnesses and keeps it when enough of them did: until then nobody is shown it.
 * Several processes may do so side by side: a cosigned checkpoint is good whoever asked for it.
 */
export class CheckpointPublisher {
  private readonly witnesses: readonly WitnessClient[];
  private readonly closing = new AbortController();
  private publishing: Promise<void> | null = null;
  private again = false;
  private pause = FIRST_PAUSE;
  private timer: NodeJS.Timeout | null = null;
  private rounds: NodeJS.Timeout | null = null;

  constructor(
    private readonly storage: Storage,
    private readonly options: Pick<LogOptions, "witnesses" | "quorum">,
    private readonly nowSeconds: () => number,
    private readonly logger: Logger,
  ) {
    this.witnesses = options.witnesses.map((witness) => new WitnessClient(witness));
  }

  /** Publishes what is not published yet, and looks again from time to time. */
  start(): void {
    this.wake();
    this.rounds = setInterval(() => this.wake(), ROUND_INTERVAL);
    this.rounds.unref();
  }

  /** Sees to it that the newest checkpoint gets published. */
  wake(): void {
    if (this.closing.signal.aborted) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.publishing) {
      this.again = true;
      return;
    }
    this.publishing = this.publishNewest()
      .then(() => (this.pause = FIRST_PAUSE))
      .catch((error: unknown) => this.tryLater(error))
      .then(() => {
        this.publishing = null;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  /**
   * Resolves when a checkpoint of at least `size` leaves is published.
   * @throws CheckpointPendingError when that takes too long
   */
  async awaitPublished(size: number): Promise<void> {
    const giveUpAt = performance.now() + WAIT;
    for (;;) {
      const shown = await readCosignedCheckpoint(this.storage.db);
      if (shown && shown.size >= size) return;
      if (performance.now() > giveUpAt) throw new CheckpointPendingError("too few witnesses have cosigned");
      await delay(LOOK_INTERVAL);
    }
  }

  async close(): Promise<void> {
    this.closing.abort();
    if (this.rounds) clearInterval(this.rounds);
    if (this.timer) clearTimeout(this.timer);
    await this.publishing;
  }

  private tryLater(error: unknown): void {
    if (this.closing.signal.aborted) return;
    this.logger.warn({ err: error }, "too few witnesses have cosigned the checkpoint");
    this.timer = setTimeout(() => this.wake(), this.pause);
    this.timer.unref();
    this.pause = Math.min(LONGEST_PAUSE, 2 * this.pause);
  }

  private async publishNewest(): Promise<void> {
    const state = await readLogState(this.storage.db);
    if (!state) return;
    const shown = await readCosignedCheckpoint(this.storage.db);
    if (shown?.size === state.size && (await this.isEnough(state.origin, shown.note))) return;
    const note = state.checkpoint;
    const offer: Offer = {
      note,
      text: note.slice(0, note.lastIndexOf("\n\n") + 1),
      size: state.size,
      consistencyFrom: (from) =>
        this.storage.snapshot((queries) => consistencyProof(new StoredHashes(queries), from, state.size)),
    };
    const lines = await this.collect(offer);
    const cosigned = note + lines.map((line) => `${line}\n`).join("");
    const now = this.nowSeconds();
    await this.storage.transaction((queries) => keepCosignedCheckpoint(queries, state.size, cosigned, now));
  }

  /** Signature lines of the witnesses that had answered when there were enough; the others are not waited for. */
  private collect(offer: Offer): Promise<string[]> {
    return new Promise((resolve, reject) => {
      const lines: string[] = [];
      let cosigned = 0;
      let waiting = this.witnesses.length;
      const settle = () => {
        waiting--;
        if (cosigned >= this.options.quorum) resolve([...lines]);
        else if (waiting === 0) reject(new CheckpointPendingError(`${cosigned} witnesses have cosigned`));
      };
      for (const witness of this.witnesses) {
        witness
          .cosign(offer, this.closing.signal)
          .then(
            (own) => {
              cosigned++;
              lines.push(...own);
            },
            (error: unknown) => this.logger.warn({ err: error }, "a witness did not cosign"),
          )
          .finally(settle);
      }
    });
  }

  private async isEnough(origin: string, note: string): Promise<boolean> {
    const logKeys = (await readLogKeys(this.storage.db)).map(({ vkey }) => parseVkey(vkey));
    const witnesses = this.witnesses.map(({ verifier }) => verifier);
    try {
      openCheckpoint(note, { origin, logKeys, witnesses, quorum: this.options.quorum });
      return true;
    } catch (error) {
      if (error instanceof LogError) return false;
      throw error;
    }
  }
}
