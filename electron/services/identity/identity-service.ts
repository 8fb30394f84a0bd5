import { type Fingerprint, fingerprintDigits, fingerprintWords, sign } from "../../../shared/crypto";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { IdentityView } from "../../../shared/protocol/ipc/views";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { Engine, Files, Keychain, KeyServer } from "../ports";
import type { ProfilePaths } from "../profile/profile-paths";
import { removeKeys, storeKeys, withStoredKeys } from "./key-storage";
import { KeychainIdentity, type PrivateKeys } from "./keychain-identity";
import { makeNewIdentity } from "./new-identity";
import { parseServerAddress } from "./server-address";
import type { Session } from "./session";
import { IdentityStore, type StoredIdentity } from "./stored-identity";

export interface IdentityServiceDeps {
  readonly files: Files;
  readonly paths: ProfilePaths;
  readonly keychain: Keychain;
  readonly engine: Pick<Engine, "useWriter">;
  readonly session: Session;
  /** The key server at an origin. */
  readonly connect: (origin: string) => KeyServer;
  /** Offered on the first screen; null when there is none to offer. */
  readonly suggestedServer: string | null;
  /** What this system's keychain is called. */
  readonly keptIn: string;
}

/** An attempt to enrol whose keys are gone can never be finished. */
const USELESS_WITHOUT_KEYS: ReadonlySet<ErrorCode> = new Set(["keychain-entry-missing", "identity-mismatch"]);

/** Makes the identity of this computer, and opens it when the app starts. */
export class IdentityService {
  #opened: KeychainIdentity | null = null;
  #work: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly deps: IdentityServiceDeps,
    private readonly store: IdentityStore,
  ) {}

  static async open(deps: IdentityServiceDeps): Promise<IdentityService> {
    const store = await IdentityStore.open({ files: deps.files, path: deps.paths.identity });
    return new IdentityService(deps, store);
  }

  /** Opens the stored identity, if it is not open yet. Never throws: what is wrong is the session's `problem`. */
  load(): Promise<void> {
    return this.#oneAtATime(async () => {
      if (this.#opened !== null) return;
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
   * @throws KeyferryError `identity-exists`, `name-invalid`, `address-invalid`, `address-taken`,
   *   `server-address-invalid`, those of the keychain and the server; then nothing is left behind, except an attempt
   *   whose answer was lost: the next call, or the next start, finds out from the server and finishes it
   */
  create(request: IpcRequest<"identity.create">): Promise<IpcResponse<"identity.create">> {
    return this.#oneAtATime(async () => {
      const origin = parseServerAddress(request.server);
      if ((await this.#settleEarlierAttempt(origin)) === "new") await this.#enrolNew(request, origin);
      return this.#view();
    });
  }

  /** Whether a key server answers there. @returns the origin that the address means */
  async checkServer({ server }: IpcRequest<"server.check">): Promise<IpcResponse<"server.check">> {
    const origin = parseServerAddress(server);
    await this.deps.connect(origin).checkReachable();
    return { origin };
  }

  /** Overwrites the private keys in memory. */
  async close(): Promise<void> {
    this.deps.session.close("no-identity");
    this.#opened?.close();
    this.#opened = null;
    await this.deps.engine.useWriter(null);
  }

  async #openStored(): Promise<void> {
    const stored = this.store.get();
    if (stored === null) throw new KeyferryError(this.store.isLost ? "profile-damaged" : "no-identity");
    const identity = await this.#joinKeys(stored);
    const server = signedInServer(this.deps.connect(stored.server), identity);
    if (!stored.isEnrolled && (await this.#settle(stored, server)) === "not-enrolled") {
      identity.close();
      throw new KeyferryError("no-identity");
    }
    await this.#use(identity, server);
  }

  async #joinKeys(stored: StoredIdentity): Promise<KeychainIdentity> {
    try {
      return await withStoredKeys(this.deps.keychain, stored, (keys) =>
        KeychainIdentity.join(stored.signedRecord, keys),
      );
    } catch (error) {
      const isUseless = USELESS_WITHOUT_KEYS.has(errorCodeOf(error));
      if (stored.isEnrolled || !isUseless) throw error;
      await this.#discard(stored);
      throw new KeyferryError("no-identity", "an attempt without keys", { cause: error });
    }
  }

  async #use(identity: KeychainIdentity, server: KeyServer): Promise<void> {
    await identity.withSigningKey((key) => this.deps.engine.useWriter(key));
    this.#opened = identity;
    this.deps.session.open(identity, server);
  }

  async #settleEarlierAttempt(origin: string): Promise<"new" | "settled"> {
    const stored = this.store.get();
    if (stored === null) return "new";
    if (stored.isEnrolled) throw new KeyferryError("identity-exists");
    if (stored.server !== origin) {
      await this.#discard(stored);
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
    const server = this.deps.connect(origin);
    await server.checkReachable();
    const { stored, keys } = await makeNewIdentity(request, origin);
    const identity = KeychainIdentity.join(stored.signedRecord, keys);
    try {
      await this.#keepAttempt(stored, keys);
      signedInServer(server, identity);
      await this.#enrol(stored, server);
      await this.#use(identity, server);
    } catch (error) {
      identity.close();
      throw error;
    } finally {
      keys.encryption.fill(0);
      keys.signing.fill(0);
    }
  }

  /** Both the keys and the record are safe before the server hears of them. */
  async #keepAttempt(stored: StoredIdentity, keys: PrivateKeys): Promise<void> {
    await storeKeys(this.deps.keychain, stored, keys);
    try {
      await this.store.keep(stored);
    } catch (error) {
      await this.#discard(stored).catch(() => undefined);
      throw error;
    }
  }

  async #enrol(stored: StoredIdentity, server: KeyServer): Promise<void> {
    try {
      await server.enrol(stored.signedRecord);
      await this.store.keep({ ...stored, isEnrolled: true });
    } catch (error) {
      // The answer may have been lost on the way, and a repeated request be refused as taken: ask who is enrolled.
      const settled = await this.#settle(stored, server).catch(() => "unknown");
      if (settled !== "enrolled") throw error;
    }
  }

  /** Finds out whether the server took the enrolment, and keeps or discards the identity accordingly. */
  async #settle(stored: StoredIdentity, server: KeyServer): Promise<"enrolled" | "not-enrolled"> {
    if (await isEnrolled(stored, server)) {
      await this.store.keep({ ...stored, isEnrolled: true });
      return "enrolled";
    }
    await this.#discard(stored);
    return "not-enrolled";
  }

  async #discard(stored: StoredIdentity): Promise<void> {
    try {
      await this.store.keep(null);
    } finally {
      await removeKeys(this.deps.keychain, stored);
    }
  }

  #view(): IdentityView {
    const problem = this.deps.session.problem();
    const stored = this.store.get();
    if (this.#opened !== null && stored !== null) return this.#readyView(stored, this.#opened.fingerprint);
    if (problem === null || problem === "no-identity") {
      return { state: "none", suggestedServer: this.deps.suggestedServer };
    }
    return unavailableView(stored, problem);
  }

  #readyView(stored: StoredIdentity, fingerprint: Fingerprint): IdentityView {
    return {
      state: "ready",
      userId: stored.userId,
      name: stored.name,
      address: stored.address,
      server: stored.server,
      words: fingerprintWords(fingerprint),
      digits: fingerprintDigits(fingerprint),
      keptIn: this.deps.keptIn,
    };
  }

  #oneAtATime<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#work.then(act);
    this.#work = result.catch(() => undefined);
    return result;
  }
}

function unavailableView(stored: StoredIdentity | null, problem: ErrorCode): IdentityView {
  return {
    state: "unavailable",
    name: stored?.name ?? "",
    address: stored?.address ?? "",
    server: stored?.server ?? "",
    problem,
  };
}

function signedInServer(server: KeyServer, identity: KeychainIdentity): KeyServer {
  server.useSigner({
    userId: identity.userId,
    signAssertion: (signingInput) => identity.withSigningKey((key) => sign(key, "", signingInput)),
  });
  return server;
}

async function isEnrolled(stored: StoredIdentity, server: KeyServer): Promise<boolean> {
  try {
    const found = (await server.lookUpByUserId([stored.userId])).get(stored.userId);
    return found !== undefined && Buffer.from(found).equals(Buffer.from(stored.signedRecord));
  } catch (error) {
    // Only those who are enrolled can sign in and look people up.
    if (errorCodeOf(error) === "not-signed-in") return false;
    throw error;
  }
}
