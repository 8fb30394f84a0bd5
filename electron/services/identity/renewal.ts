import { equalConstantTime, type IdentityKeys } from "../../../shared/crypto";
import { KeyferryError } from "../keyferry-error";
import type { RecordSuccession } from "../ports";
import type { IdentityInUse } from "./identity-in-use";
import type { KeychainIdentity } from "./keychain-identity";
import type { Session } from "./session";
import type { StoredIdentity } from "./stored-identity";
import { Succession, type SuccessionDeps } from "./succession";
import type { Turns } from "./turns";

export interface RenewalDeps extends SuccessionDeps {
  readonly session: Session;
  readonly inUse: IdentityInUse;
  readonly turns: Turns;
}

/** How long to wait before the server is asked again what became of a record. */
const ASK_AGAIN_MS = 30_000;

/** Brings the next record of the person to the server and into use, whatever becomes of answers and of the app. */
export class Renewal {
  readonly #succession: Succession;
  #askAgain: NodeJS.Timeout | null = null;

  constructor(private readonly deps: RenewalDeps) {
    this.#succession = new Succession(deps);
  }

  /**
   * @param next its keys are overwritten; null: they stay the same
   * @throws KeyferryError of the server, when the record of before is in force, or it is not known which one is: then the keys of
   *   before are used, and the server is asked again until it answers
   */
  async succeed(
    stored: StoredIdentity,
    next: { readonly envelope: Uint8Array; readonly keys: IdentityKeys | null },
    by: RecordSuccession,
  ): Promise<void> {
    const keys = next.keys && {
      encryption: next.keys.encryption.privatePkcs8,
      signing: next.keys.signing.privatePkcs8,
    };
    try {
      const pending = await this.#succession.keep(stored, next.envelope, keys);
      // From here on the record may turn up in the log, and must be known as mine.
      if (by === "previous-key") await this.deps.inUse.open(pending);
      await this.#tell(pending, next.envelope, by);
    } finally {
      keys?.encryption.fill(0);
      keys?.signing.fill(0);
    }
  }

  /** Of an attempt that was interrupted. @returns null when nothing is left of it */
  async settleAtStart(stored: StoredIdentity): Promise<StoredIdentity | null> {
    try {
      return await this.#succession.settle(stored);
    } catch (error) {
      // The keys of before still open everything; which ones the server knows is found out when it answers.
      if (!stored.isEnrolled) throw error;
      this.#askAgainLater(stored);
      return stored;
    }
  }

  /** @throws KeyferryError of the server while it is not known which record is in force */
  async undoubted(stored: StoredIdentity): Promise<{ stored: StoredIdentity; identity: KeychainIdentity }> {
    const { inUse } = this.deps;
    const settled = stored.pending === null ? stored : await this.#succession.settle(stored);
    if (settled === null) throw new KeyferryError("no-identity");
    const identity =
      settled === stored && inUse.identity !== null ? inUse.identity : await inUse.open(settled);
    return { stored: settled, identity };
  }

  /** Stops asking. */
  close(): void {
    if (this.#askAgain !== null) clearTimeout(this.#askAgain);
    this.#askAgain = null;
  }

  /** Tells the server, then asks it what it has: its answer may be lost, or a refusal be about a repeated request. */
  async #tell(pending: StoredIdentity, envelope: Uint8Array, by: RecordSuccession): Promise<void> {
    const refusal = await this.#replace(pending, envelope, by);
    const settled = await this.#settleAfter(pending, refusal);
    const isTaken = settled?.records.some((one) => equalConstantTime(one, envelope)) === true;
    if (settled !== null && (isTaken || by === "previous-key")) await this.deps.inUse.open(settled);
    if (isTaken) return;
    throw refusal ?? new KeyferryError("server-answer-invalid", "a record that was taken is not in force");
  }

  async #settleAfter(pending: StoredIdentity, refusal: Error | null): Promise<StoredIdentity | null> {
    try {
      return await this.#succession.settle(pending);
    } catch (error) {
      if (pending.isEnrolled) this.#askAgainLater(pending);
      if (refusal !== null) throw refusal;
      throw error;
    }
  }

  /** @returns why the server did not take the record, as far as it said; null when it said that it did */
  async #replace(pending: StoredIdentity, envelope: Uint8Array, by: RecordSuccession): Promise<Error | null> {
    const { session, connect } = this.deps;
    const previous = pending.records.at(-1);
    if (previous === undefined) throw new KeyferryError("internal", "an identity without a record");
    const server = by === "previous-key" ? session.server() : connect(pending.server);
    try {
      await server.own.replace(pending.userId, envelope, previous, by);
      return null;
    } catch (error) {
      return error instanceof Error ? error : new KeyferryError("internal", String(error));
    }
  }

  #askAgainLater(pending: StoredIdentity): void {
    if (this.#askAgain !== null) return;
    this.#askAgain = setTimeout(() => {
      this.#askAgain = null;
      void this.deps.turns.take(() => this.#settleInDoubt(pending));
    }, ASK_AGAIN_MS);
    this.#askAgain.unref();
  }

  async #settleInDoubt(pending: StoredIdentity): Promise<void> {
    const isInDoubt = (this.deps.store.get()?.pending ?? null) !== null;
    if (!isInDoubt) return;
    try {
      const settled = await this.#succession.settle(pending);
      if (settled !== null) await this.deps.inUse.open(settled);
    } catch {
      this.#askAgainLater(pending);
    }
  }
}
