import { type DataId, parseDataId, type UserId } from "../../../shared/crypto";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { Connection } from "../connection/connection";
import { isServerAway, mayWorkLater } from "../connection/server-away";
import { errorCodeOf } from "../error-code-of";
import type { Session } from "../identity/session";
import { KeyferryError } from "../keyferry-error";
import { Turns } from "../identity/turns";
import type { JobRunner } from "../jobs/job-runner";
import type { OutboxJournal, WaitingTerms } from "./outbox-entry";
import { openEntry, sealEntry } from "./sealed-terms";

/** Milliseconds until a server that answered with a problem of its own is asked again. */
const ASK_AGAIN_AFTER = 60_000;

/** A change that waits for the key server. */
export interface WaitingChange {
  readonly entryId: string;
  readonly vaultId: DataId;
  readonly queuedAt: number;
  readonly terms: WaitingTerms;
  /** Why it cannot be carried out until somebody decides; null while it only waits. */
  readonly problem: ErrorCode | null;
}

/** All that is known of a change whose terms cannot be read. */
export type UnreadableChange = Pick<WaitingChange, "entryId" | "vaultId" | "queuedAt">;

export interface OutboxDeps {
  readonly session: Pick<Session, "problem" | "identity" | "onOpen">;
  readonly connection: Pick<Connection, "tryNow" | "onBack">;
  readonly jobs: Pick<JobRunner, "onChange">;
  readonly journal: OutboxJournal;
  /** Does it now, with all checks; may be done again after a crash. @throws KeyferryError why it did not work out */
  readonly carryOut: (change: WaitingChange) => Promise<void>;
  readonly report: (event: string, error: unknown) => void;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/**
 * Changes that need the key server and were asked for while it could not be reached. They are carried out in the order of
 * asking, vault by vault, as soon as it answers. What then turns out to need a decision waits for one and holds up nothing else.
 */
export class Outbox {
  readonly #listeners = new Set<(carriedOut: number) => void>();
  readonly #stops: (() => void)[] = [];
  readonly #turns = new Turns();
  readonly #queueing = new Turns();
  readonly #cancelled = new Set<string>();
  #working: string | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly deps: OutboxDeps) {}

  /** Carries out what waits whenever the identity is opened, the server is back or a paused job goes on; never what waits for a decision. */
  start(): void {
    const { session, connection, jobs } = this.deps;
    const paused = new Set<string>();
    this.#stops.push(
      jobs.onChange(({ jobId, state }) => {
        if (state === "paused") paused.add(jobId);
        else if (paused.delete(jobId)) this.goOn(false);
      }),
      session.onOpen(() => this.goOn(false)),
      connection.onBack(() => this.goOn(false)),
    );
    this.goOn(false);
  }

  close(): Promise<void> {
    for (const stop of this.#stops) stop();
    if (this.#timer !== null) clearTimeout(this.#timer);
    return Promise.resolve();
  }

  /** Told with how many changes were just carried out. @returns a function that ends the subscription */
  onChange(listener: (carriedOut: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The one that is being carried out now. */
  get working(): string | null {
    return this.#working;
  }

  /** Resolves once it is safely on disk. */
  async add(vaultId: DataId, terms: WaitingTerms): Promise<void> {
    const { journal, session, clock } = this.deps;
    await this.#queueing.take(async () => {
      const orders = (await journal.list()).map(({ content }) => content.order);
      const queued = { vaultId, queuedAt: clock(), order: Math.max(0, ...orders) + 1 };
      await journal.add(await sealEntry(session.identity(), queued, terms));
    });
    this.#tell(0);
  }

  /** What this person has waiting, in order. */
  async changes(): Promise<WaitingChange[]> {
    return (await this.#mine()).flatMap(({ terms, ...entry }) =>
      terms === null ? [] : [{ ...entry, terms }],
    );
  }

  /** What is this person's by its name, and cannot be read: it is sealed for keys that are lost, or was changed. Never carried out. */
  async unreadable(): Promise<UnreadableChange[]> {
    return (await this.#mine()).filter(({ terms }) => terms === null);
  }

  /** Whether something of this vault waits, and what is asked for now has to wait behind it. */
  async holds(vaultId: DataId): Promise<boolean> {
    return (await this.changes()).some(
      ({ entryId, problem, ...change }) =>
        change.vaultId === vaultId && (problem === null || entryId === this.#working),
    );
  }

  /** Gives it up. @throws KeyferryError `jobs-running` while it is being carried out */
  async cancel(entryId: string): Promise<void> {
    if (this.#working === entryId) throw new KeyferryError("jobs-running");
    this.#cancelled.add(entryId);
    await this.deps.journal.remove(entryId);
    this.#tell(0);
  }

  /** Gives up what this person was to get of these items, also what is being carried out now, should that fail. */
  async withdrawShares(userId: UserId, isWithdrawn: (itemId: DataId) => boolean): Promise<void> {
    for (const { entryId, vaultId, terms } of await this.changes()) {
      if (terms.kind !== "share" || terms.request.recipients[0]?.userId !== userId) continue;
      const { request } = terms;
      const itemIds = request.itemIds.filter((itemId) => !isWithdrawn(parseDataId(itemId)));
      if (itemIds.length === request.itemIds.length) continue;
      if (itemIds.length > 0) await this.add(vaultId, { kind: "share", request: { ...request, itemIds } });
      this.#cancelled.add(entryId);
      if (this.#working !== entryId) await this.deps.journal.remove(entryId);
    }
    this.#tell(0);
  }

  /** Asks the server, and carries out all that waits, also what waited for a decision. Never throws. */
  async tryNow(): Promise<void> {
    await this.deps.connection.tryNow();
    await this.#carryOut(true);
  }

  /** As `tryNow` in the background. @param withDoubtful also what waits for a decision */
  goOn(withDoubtful: boolean): void {
    void this.#carryOut(withDoubtful);
  }

  async #mine(): Promise<
    (UnreadableChange & Omit<WaitingChange, "terms"> & { terms: WaitingTerms | null })[]
  > {
    const { journal, session } = this.deps;
    const identity = session.identity();
    const mine = (await journal.list()).filter(({ content }) => content.userId === identity.userId);
    const entries = [];
    for (const { entryId, content } of mine.sort((a, b) => a.content.order - b.content.order)) {
      const { vaultId, queuedAt, problem } = content;
      entries.push({ entryId, vaultId, queuedAt, problem, terms: await openEntry(identity, content) });
    }
    return entries;
  }

  async #carryOut(withDoubtful: boolean): Promise<void> {
    try {
      await this.#turns.take(() => this.#carryOutInTurn(withDoubtful));
    } catch (error) {
      this.deps.report("carrying out what waited for the key server", error);
    }
  }

  async #carryOutInTurn(withDoubtful: boolean): Promise<void> {
    if (this.deps.session.problem() !== null) return;
    const heldUp = new Set<DataId>();
    for (const change of await this.changes()) {
      if (heldUp.has(change.vaultId) || this.#cancelled.has(change.entryId)) continue;
      if (change.problem !== null && !withDoubtful) continue;
      const failure = await this.#carryOutOne(change);
      if (failure === null) continue;
      if (isServerAway(failure) || this.deps.session.problem() !== null) return;
      heldUp.add(change.vaultId);
      // What a paused job holds up goes on with it.
      const code = errorCodeOf(failure);
      if (mayWorkLater(code) && code !== "vault-paused") this.#askAgainLater();
    }
  }

  /** @returns why it waits on; null when it does not keep others waiting */
  async #carryOutOne(change: WaitingChange): Promise<unknown> {
    const { carryOut, journal, session } = this.deps;
    this.#working = change.entryId;
    this.#tell(0);
    let carriedOut = 0;
    try {
      await carryOut(change);
      await journal.remove(change.entryId);
      carriedOut = 1;
      return null;
    } catch (error) {
      const code = errorCodeOf(error);
      if (this.#cancelled.has(change.entryId)) {
        await journal.remove(change.entryId);
        return null;
      }
      const isStopped = code === "cancelled" || session.problem() !== null;
      if (isStopped || mayWorkLater(code)) return error;
      await this.#noteProblem(change.entryId, code);
      return null;
    } finally {
      this.#working = null;
      this.#tell(carriedOut);
    }
  }

  async #noteProblem(entryId: string, problem: ErrorCode): Promise<void> {
    const { journal } = this.deps;
    const entry = (await journal.list()).find((one) => one.entryId === entryId);
    if (entry !== undefined) await journal.replace(entryId, { ...entry.content, problem });
  }

  #askAgainLater(): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.goOn(false);
    }, ASK_AGAIN_AFTER);
    this.#timer.unref();
  }

  #tell(carriedOut: number): void {
    for (const listener of this.#listeners) listener(carriedOut);
  }
}
