import { zero } from "../../../shared/crypto";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { IdentityView, KeychainKind } from "../../../shared/protocol/ipc/views";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { Engine, Files, Keychain, KeyServer, SignOn } from "../ports";
import type { ProfilePaths } from "../profile/profile-paths";
import { Enrolment } from "./enrolment";
import { EntryPass } from "./entry";
import { IdentityInUse } from "./identity-in-use";
import { readyView, unavailableView } from "./identity-views";
import { makeNewIdentity } from "./new-identity";
import { strengthOf, withNewKeys, withRecoveryKey } from "./next-record";
import { asLost, recoverIdentity } from "./recovery";
import { WordsOnScreen } from "./recovery-words";
import { Renewal } from "./renewal";
import { type HeldIdentity, keepRestored, type RestoredIdentity, withHeldKeys } from "./restoring";
import { parseServerAddress } from "./server-address";
import type { Session } from "./session";
import { IdentityStore, type StoredIdentity } from "./stored-identity";
import { Turns } from "./turns";

export interface IdentityServiceDeps {
  readonly files: Files;
  readonly paths: ProfilePaths;
  readonly keychain: Keychain;
  readonly engine: Pick<Engine, "useWriter">;
  readonly session: Session;
  /** The key server at an origin. */
  readonly connect: (origin: string) => KeyServer;
  readonly signOn: SignOn;
  /** Whether jobs are running that write with the keys of now. */
  readonly isBusy: () => boolean;
  /** Offered on the first screen; null when there is none to offer. */
  readonly suggestedServer: string | null;
  /** What this system's keychain is called. */
  readonly keptIn: KeychainKind;
}

/** Makes the identity of this computer, opens it when the app starts, and renews or recovers its keys. */
export class IdentityService {
  #isLocked = false;
  readonly #turns = new Turns();
  readonly #inUse: IdentityInUse;
  readonly #enrolment: Enrolment;
  readonly #renewal: Renewal;
  readonly #entry: EntryPass;
  readonly #words = new WordsOnScreen();

  private constructor(
    private readonly deps: IdentityServiceDeps,
    private readonly store: IdentityStore,
  ) {
    this.#inUse = new IdentityInUse(deps);
    this.#enrolment = new Enrolment({ ...deps, store });
    this.#renewal = new Renewal({ ...deps, store, inUse: this.#inUse, turns: this.#turns });
    this.#entry = new EntryPass(deps.signOn);
  }

  static async open(deps: IdentityServiceDeps): Promise<IdentityService> {
    const store = await IdentityStore.open({ files: deps.files, path: deps.paths.identity });
    return new IdentityService(deps, store);
  }

  /** Opens the stored identity, if it is not open yet. Never throws: what is wrong is the session's `problem`. */
  load(): Promise<void> {
    return this.#turns.take(async () => {
      if (this.#inUse.identity !== null || this.#isLocked) return;
      try {
        await this.#openStored();
      } catch (error) {
        this.deps.session.close(errorCodeOf(error));
      }
    });
  }

  /** Tries again when the identity could not be opened before: the keychain may be unlocked by now. */
  async describe(): Promise<IpcResponse<"identity.describe">> {
    await this.load();
    return this.#view();
  }

  /**
   * Makes keys, puts them into the keychain and enrols them.
   * @throws KeyferryError `identity-exists`, `name-invalid`, `address-invalid`, `address-taken`, `invite-needed`, `invite-refused`,
   *   `server-address-invalid`, those of the keychain and the server; then nothing is left behind, except an attempt
   *   whose answer was lost: the next call, or the next start, finds out from the server and finishes it
   */
  create(request: IpcRequest<"identity.create">): Promise<IpcResponse<"identity.create">> {
    return this.#turns.take(async () => {
      const origin = parseServerAddress(request.server);
      if ((await this.#settleEarlierAttempt(origin)) === "new") await this.#enrolNew(request, origin);
      return this.#view();
    });
  }

  /** @throws KeyferryError `cancelled`, `sign-on-unavailable`, `sign-on-refused`, `server-address-invalid`, of the server */
  async signOn({ server }: IpcRequest<"identity.signOn">): Promise<IpcResponse<"identity.signOn">> {
    return this.#entry.signOnAt(this.deps.connect(parseServerAddress(server)));
  }

  cancelSignOn(): void {
    this.#entry.cancel();
  }

  /**
   * Replaces the keys by new ones, which those of now vouch for. What was encrypted and shared before stays readable.
   * @throws KeyferryError `jobs-running`, `identity-changed-elsewhere`, `keys-renewed-too-often`, those of the keychain and the
   *   server; the keys of before are in force then, unless the answer was lost: then the server is asked until it is known
   */
  renewKeys(): Promise<IpcResponse<"identity.renewKeys">> {
    return this.#turns.take(async () => {
      const { stored, identity } = await this.#undoubted();
      const next = await identity.withSigningKey((key) =>
        withNewKeys(identity.signedRecord, strengthOf(identity.record), { previousSigningPrivate: key }),
      );
      await this.#renewal.succeed(stored, next, "previous-key");
      return this.#view();
    });
  }

  /** @throws KeyferryError the reason why there is no identity */
  makeRecoveryWords(): IpcResponse<"identity.makeRecoveryWords"> {
    this.deps.session.identity();
    return this.#words.show();
  }

  dropRecoveryWords(): void {
    this.#words.forget();
  }

  /** What the screen shows of words now, and the seed behind them. */
  get wordsOnScreen(): Pick<WordsOnScreen, "areShown" | "withSeed"> {
    return this.#words;
  }

  /**
   * The words were written down: from now on they can replace the keys, and earlier words cannot.
   * @throws KeyferryError `recovery-words-differ`, and as `renewKeys`; the words may be confirmed again then
   */
  confirmRecoveryWords({
    words,
  }: IpcRequest<"identity.confirmRecoveryWords">): Promise<IpcResponse<"identity.confirmRecoveryWords">> {
    return this.#turns.take(async () => {
      const recoveryKeyHash = this.#words.requireTypedBack(words);
      const { stored, identity } = await this.#undoubted();
      const envelope = await withRecoveryKey(identity, recoveryKeyHash);
      await this.#renewal.succeed(stored, { envelope, keys: null }, "previous-key");
      this.#words.cameIntoForce();
      return this.#view();
    });
  }

  /**
   * Gives an identity whose private keys are lost new ones. What was encrypted for the lost keys stays closed.
   * @throws KeyferryError `identity-exists` when there is one whose keys work, `recovery-words-invalid`, `recovery-refused`,
   *   `address-invalid`, `server-address-invalid`, those of the keychain and the server
   */
  recover(request: IpcRequest<"identity.recover">): Promise<IpcResponse<"identity.recover">> {
    return this.#turns.take(async () => {
      if (this.#inUse.identity !== null) throw new KeyferryError("identity-exists");
      const origin = parseServerAddress(request.server);
      const { chain, next } = await recoverIdentity(this.deps.connect(origin), request);
      const lost = asLost(chain, origin, this.store.get());
      await this.#renewal.succeed(lost, next, "recovery-key");
      return this.#view();
    });
  }

  /**
   * Lends the identity in use with all its private keys, which are overwritten afterwards.
   * @throws KeyferryError the reason why there is none, those of the keychain; of the server while it is not known which keys are in force
   */
  withHeldKeys<T>(use: (held: HeldIdentity) => Promise<T>): Promise<T> {
    return this.#turns.take(async () => {
      const { stored, identity } = await this.#renewal.undoubted(this.#storedInUse());
      return withHeldKeys(this.deps.keychain, stored, identity, use);
    });
  }

  /**
   * Takes an identity into use whose keys were proven to be those in force; nothing is kept before that.
   * @param prove its keys are the caller's to overwrite
   * @throws KeyferryError `identity-exists` when there is one whose keys work, or somebody else's; those of `prove`, of the keychain
   */
  restore(prove: () => Promise<RestoredIdentity>): Promise<IdentityView> {
    return this.#turns.take(async () => {
      if (this.#inUse.identity !== null) throw new KeyferryError("identity-exists");
      const restored = await prove();
      await keepRestored({ keychain: this.deps.keychain, store: this.store }, restored);
      await this.#inUse.open(restored.stored);
      return this.#view();
    });
  }

  /** Who may enrol with the key server there. */
  async checkServer({ server }: IpcRequest<"server.check">): Promise<IpcResponse<"server.check">> {
    const origin = parseServerAddress(server);
    const { enrolment, signOn } = await this.deps.connect(origin).own.describe();
    return { origin, enrolment, signOn: signOn && { issuer: signOn.issuer } };
  }

  /**
   * Overwrites the private keys in memory at once; until `unlock`, whoever asks for the identity gets `locked`. Resolves when
   * what was being done to the identity has ended, and its keys, if it brought new ones, are overwritten too.
   */
  async lock(): Promise<void> {
    this.#isLocked = true;
    await this.#forget("locked");
    await this.#turns.take(() => this.#forget("locked"));
  }

  /** Reads the keys from the keychain again. Never throws: what is wrong is the session's `problem`. */
  unlock(): Promise<void> {
    this.#isLocked = false;
    return this.load();
  }

  /** Overwrites the private keys in memory. */
  close(): Promise<void> {
    return this.#forget("no-identity");
  }

  async #forget(why: ErrorCode): Promise<void> {
    this.#entry.cancel();
    this.#renewal.close();
    this.#words.forget();
    await this.#inUse.close(why);
  }

  async #openStored(): Promise<void> {
    const stored = this.store.get();
    if (stored === null) throw new KeyferryError(this.store.isLost ? "profile-damaged" : "no-identity");
    const settled = await this.#settleAtStart(stored);
    if (settled === null) throw new KeyferryError("no-identity");
    await this.#inUse.open(settled);
  }

  /** @returns null when nothing is left of an attempt */
  async #settleAtStart(stored: StoredIdentity): Promise<StoredIdentity | null> {
    if (stored.pending !== null) return this.#renewal.settleAtStart(stored);
    if (stored.isEnrolled) return stored;
    return this.#enrolment.settleAtStart(stored, async () => (await this.#inUse.join(stored)).close());
  }

  async #settleEarlierAttempt(origin: string): Promise<"new" | "settled"> {
    const stored = this.store.get();
    if (stored === null) return "new";
    if (stored.isEnrolled) throw new KeyferryError("identity-exists");
    if (stored.server !== origin) {
      await this.#enrolment.discard(stored);
      return "new";
    }
    try {
      await this.#openStored();
      return "settled";
    } catch (error) {
      if (errorCodeOf(error) === "no-identity") return "new";
      throw error;
    }
  }

  async #enrolNew(request: IpcRequest<"identity.create">, origin: string): Promise<void> {
    const invite = this.#entry.codeFor(request.entry, origin);
    await this.deps.connect(origin).checkReachable();
    const { stored, keys } = await makeNewIdentity(request, origin);
    try {
      await this.#enrolment.keepAttempt(stored, keys);
      await this.#inUse.open(await this.#enrolment.enrol(stored, invite));
    } finally {
      zero(keys.encryption, keys.signing);
    }
  }

  /** The identity in use, while nothing else uses it and nothing about it is in doubt. */
  async #undoubted() {
    const stored = this.#storedInUse();
    if (this.deps.isBusy()) throw new KeyferryError("jobs-running");
    return this.#renewal.undoubted(stored);
  }

  #storedInUse(): StoredIdentity {
    this.deps.session.identity();
    const stored = this.store.get();
    if (stored === null) throw new KeyferryError("no-identity");
    return stored;
  }

  #view(): IdentityView {
    const problem = this.deps.session.problem();
    const stored = this.store.get();
    const { identity } = this.#inUse;
    if (identity !== null && stored !== null) return readyView(stored, identity, this.deps.keptIn);
    if (problem === null || problem === "no-identity") {
      return { state: "none", suggestedServer: this.deps.suggestedServer };
    }
    return unavailableView(stored, problem);
  }
}
