import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { IpcRequest } from "../../../shared/protocol/ipc/contract";
import type { LockCause, LockView } from "../../../shared/protocol/ipc/lock-views";
import type { FindService } from "../find/find-service";
import type { IdentityService } from "../identity/identity-service";
import type { Session } from "../identity/session";
import { Turns } from "../identity/turns";
import type { JobRunner } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { Keyring } from "../keyring/keyring";
import type { OpenedFiles } from "../opened/opened-files";
import type { VaultService } from "../vault/vault-service";

export interface LockDeps {
  readonly session: Pick<Session, "problem">;
  readonly identity: Pick<IdentityService, "lock" | "unlock">;
  readonly jobs: Pick<JobRunner, "isWorking" | "close" | "forget">;
  readonly opened: Pick<OpenedFiles, "wipe">;
  readonly vaults: Pick<VaultService, "close" | "resumeUnfinished">;
  readonly keyring: Pick<Keyring, "close">;
  readonly find: Pick<FindService, "forgetResults">;
  /** Has the system make sure that it is the person, where it can: by fingerprint. False when she is not, or does not want to. */
  readonly confirmPerson: () => Promise<boolean>;
  readonly report: (event: string, error: unknown) => void;
  /** How long work that is being stopped may take before its keys are taken from under it. */
  readonly patienceMs?: number;
}

/** The keys are lost, and not only out of reach: there is nothing to lock, and the screens say how to come back. */
const LOST: ReadonlySet<ErrorCode> = new Set([
  "keychain-entry-missing",
  "identity-mismatch",
  "profile-damaged",
  "no-identity",
]);

const PATIENCE_MS = 5_000;

/** Forgets everything secret while nobody uses the app, and reads the keys again from the keychain when somebody does. */
export class Lock {
  #view: LockView = { state: "open" };
  #locking: Promise<void> | null = null;
  readonly #turns = new Turns();
  readonly #listeners = new Set<(view: LockView) => void>();

  constructor(private readonly deps: LockDeps) {}

  describe(): LockView {
    return this.#view;
  }

  /** True from the moment in which locking begins: nothing may be asked of the app any more, or told by it. */
  get isLocked(): boolean {
    return this.#view.state === "locked";
  }

  /** Whether there is anything to lock: not before there is an identity whose keys are in use. */
  get canLock(): boolean {
    return !this.isLocked && this.deps.session.problem() === null;
  }

  /** @returns a function that ends the subscription */
  onChange(listener: (view: LockView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** By hand. @throws KeyferryError `jobs-running` when some run and may not be stopped */
  async now({ stopJobs }: IpcRequest<"lock.now">): Promise<LockView> {
    if (!stopJobs && !this.isLocked && this.isBusy()) throw new KeyferryError("jobs-running");
    await this.lock("by-hand");
    return this.#view;
  }

  isBusy(): boolean {
    return this.deps.jobs.isWorking();
  }

  /**
   * Stops what runs and forgets everything secret. Nothing happens without an identity in use: then there is nothing to forget.
   * Never throws: a step that fails is reported, and keeps none of the others from being taken.
   */
  lock(because: LockCause): Promise<void> {
    if (this.#locking !== null) return this.#locking;
    if (this.isLocked || this.deps.session.problem() !== null) return Promise.resolve();
    this.#become({ state: "locked", because, plaintextLeft: false });
    this.#locking = this.#turns
      .take(() => this.#forgetAll(because))
      .finally(() => {
        this.#locking = null;
      });
    return this.#locking;
  }

  /**
   * Reads the keys from the keychain again, and takes up what was interrupted. Where the keys are lost it opens too: the
   * identity then says what to do.
   * @throws KeyferryError `unlock-refused`, or why the keys cannot be read now: `keychain-locked`, `keychain-missing`, …
   */
  open(): Promise<LockView> {
    return this.#turns.take(async () => {
      if (!this.isLocked) return this.#view;
      if (!(await this.deps.confirmPerson())) throw new KeyferryError("unlock-refused");
      // Something that was under way when the app locked may have looked at vaults without a key since.
      await this.#within(() => this.deps.vaults.close());
      await this.deps.identity.unlock();
      const problem = this.deps.session.problem();
      if (problem !== null && !LOST.has(problem)) {
        await this.deps.identity.lock();
        throw new KeyferryError(problem);
      }
      this.#become({ state: "open" });
      if (problem === null) this.#resume();
      return this.#view;
    });
  }

  async #forgetAll(because: LockCause): Promise<void> {
    const { jobs, identity, opened, vaults, keyring, find } = this.deps;
    await this.#within(() => jobs.close());
    // Before the keys go: what was changed in an opened file needs them to be saved.
    const isWiped = await this.#within(() => opened.wipe());
    await this.#within(() => identity.lock());
    await this.#within(() => vaults.close());
    await this.#taken(() => keyring.close());
    await this.#taken(() => find.forgetResults());
    await this.#taken(() => jobs.forget());
    if (!isWiped) this.#become({ state: "locked", because, plaintextLeft: true });
  }

  /** As `#taken`, for what has to wait for others; it goes on after the patience is over, and nobody waits for it then. */
  async #within(step: () => Promise<void>): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((_, reject) => {
      const tooLong = () => reject(new Error("A step of locking took too long."));
      timer = setTimeout(tooLong, this.deps.patienceMs ?? PATIENCE_MS);
    });
    const hasWorked = await this.#taken(() => Promise.race([step(), patience]));
    clearTimeout(timer);
    return hasWorked;
  }

  /** @returns whether the step worked out */
  async #taken(step: () => Promise<void> | void): Promise<boolean> {
    try {
      await step();
      return true;
    } catch (error) {
      this.deps.report("locking", error);
      return false;
    }
  }

  #resume(): void {
    const { vaults, report } = this.deps;
    vaults.resumeUnfinished().catch((error: unknown) => report("taking up interrupted work", error));
  }

  #become(view: LockView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener(view);
  }
}
