import type { Logger } from "pino";
import { bytesToBase64Url, type UserId } from "../../shared/crypto";
import type { LogEntry, PersonEntry } from "../../shared/format";
import type { LogSigner } from "../../shared/log";
import type { LogDescription } from "../../shared/protocol/http/log";
import type { LogOptions } from "../settings";
import { readCosignedCheckpoint, readLogKeys, readLogState } from "../storage/log-store";
import type { Storage } from "../storage/storage";
import type { Queries } from "../storage/tables";
import { type AddressLabel, AddressLabels } from "./address-labels";
import { type AuditHeadSource, AuditHeads } from "./audit-heads";
import { CheckpointPublisher } from "./checkpoint-publisher";
import { appendEntries } from "./log-append";
import { CheckpointPendingError, LogStartError } from "./log-errors";
import { findLog, foundLog } from "./log-founding";
import { LogMark } from "./log-mark";
import type { ShownCheckpoint } from "./people-proofs";
import { lastPersonEntry } from "./person-entries";

/**
 * The append-only log of everything that happens to people's keys. Entries are appended in the transaction of the change
 * that they record, so that nothing is answered that is not logged, and a crash loses both or neither.
 */
export class TransparencyLog {
  private heads: AuditHeads | null = null;
  private publisher: CheckpointPublisher | null = null;

  private constructor(
    private readonly storage: Storage,
    private readonly options: LogOptions,
    private readonly signer: LogSigner,
    /** C2SP signer key that is in force. */
    readonly signerKey: string,
    private readonly labels: AddressLabels,
    private readonly mark: LogMark | null,
    /** The log's name, for ever. */
    readonly origin: string,
  ) {}

  /**
   * Opens the log in the database, or founds it when there is none.
   * @throws LogRolledBackError, LogSecretsError
   */
  static async open(storage: Storage, options: LogOptions): Promise<TransparencyLog> {
    const labels = new AddressLabels(options.secrets.labelSeed);
    const mark = options.markFile === null ? null : new LogMark(options.markFile, storage);
    await mark?.check();
    const found = await storage.transaction(async (queries) => {
      const { signerKey } = options.secrets;
      await foundLog(queries, signerKey, labels.publicKey);
      return findLog(queries, options.secrets, labels.publicKey);
    });
    if (!found) throw new LogStartError("The database has no log.");
    const { state, signer, signerKey } = found;
    await mark?.advance();
    return new TransparencyLog(storage, options, signer, signerKey, labels, mark, state.origin);
  }

  /**
   * Begins to write the audit trail's head into the log, hourly, and at once when the last one is older; and to have
   * checkpoints cosigned, where witnesses must.
   */
  async start(trail: AuditHeadSource, nowSeconds: () => number, logger: Logger): Promise<void> {
    if (this.options.quorum > 0)
      this.publisher = new CheckpointPublisher(this.storage, this.options, nowSeconds, logger);
    this.heads = new AuditHeads(
      this.storage,
      trail,
      (queries, entries, now) => this.appendToLog(queries, entries, now),
      nowSeconds,
      this.labels.publicKey,
    );
    await this.heads.start(() => this.afterCommit(), logger);
    this.publisher?.start();
  }

  async close(): Promise<void> {
    await this.heads?.stop();
    await this.publisher?.close();
  }

  /**
   * Appends in the caller's transaction; call `afterCommit` when it is over.
   * @returns the leaves' indexes
   * @throws LogEntryRefusedError for what would make the log contradict itself
   */
  appendToLog(queries: Queries, entries: readonly LogEntry[], now: number): Promise<number[]> {
    return appendEntries(queries, this.signer, entries, now);
  }

  /** As `appendToLog`, for one entry. @returns its leaf's index */
  async appendOne(queries: Queries, entry: LogEntry, now: number): Promise<number> {
    const [index] = await this.appendToLog(queries, [entry], now);
    if (index === undefined) throw new Error("the entry got no leaf");
    return index;
  }

  /** Writes into the log, in the caller's transaction, that a person is no more. False when the log knows nobody. */
  async revokePerson(queries: Queries, userId: UserId, now: number): Promise<boolean> {
    const last = await lastPersonEntry(queries, userId);
    if (!last) return false;
    const revocation: PersonEntry = { ...last, kind: "revoke", time: now };
    await this.appendToLog(queries, [revocation], now);
    return true;
  }

  /** What has to happen after the transaction that appended, before its change is acknowledged to anybody. */
  async afterCommit(): Promise<void> {
    await this.mark?.advance();
    this.publisher?.wake();
  }

  /**
   * Resolves when a checkpoint that covers this leaf may be shown.
   * @throws CheckpointPendingError when witnesses take too long; the leaf stays, and asking again succeeds some time
   */
  async awaitShown(leafIndex: number): Promise<void> {
    await this.publisher?.awaitPublished(leafIndex + 1);
  }

  /**
   * The newest checkpoint that may be shown to anybody.
   * @throws CheckpointPendingError while there is none that enough witnesses have cosigned
   */
  async shownCheckpoint(queries: Queries): Promise<ShownCheckpoint> {
    if (this.options.quorum > 0) {
      const cosigned = await readCosignedCheckpoint(queries);
      if (!cosigned) throw new CheckpointPendingError("no checkpoint has been cosigned yet");
      return cosigned;
    }
    const state = await readLogState(queries);
    if (!state) throw new LogStartError("The database has no log.");
    return { size: state.size, note: state.checkpoint };
  }

  /** The label of a normalized address. Takes some milliseconds. */
  labelOf(address: string): AddressLabel {
    return this.labels.labelOf(address);
  }

  /** What clients must know before they can check anything. */
  async describe(queries: Queries): Promise<LogDescription> {
    const keys = await readLogKeys(queries);
    return {
      origin: this.origin,
      keys: keys.map(({ vkey, endorsement }) => ({
        vkey,
        endorsement: endorsement && bytesToBase64Url(endorsement),
      })),
      vrfKey: bytesToBase64Url(this.labels.publicKey),
    };
  }

  /** Verifier keys of the witnesses that are asked to cosign. */
  get witnesses(): string[] {
    return this.options.witnesses.map(({ vkey }) => vkey);
  }
}
