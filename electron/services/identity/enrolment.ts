import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { Keychain, KeyServer } from "../ports";
import { removeKeys, storeKeys, withStoredKeys } from "./key-storage";
import type { PrivateKeys } from "./keychain-identity";
import { isInForce } from "./signed-in-server";
import type { IdentityStore, StoredIdentity } from "./stored-identity";
import type { SuccessionDeps } from "./succession";

const USELESS_WITHOUT_KEYS: ReadonlySet<ErrorCode> = new Set(["keychain-entry-missing", "identity-mismatch"]);

/** Enrols a first record. An attempt whose answer was lost is finished or forgotten by asking the server. */
export class Enrolment {
  private readonly keychain: Keychain;
  private readonly store: IdentityStore;
  private readonly connect: (origin: string) => KeyServer;

  constructor({ keychain, store, connect }: SuccessionDeps) {
    this.keychain = keychain;
    this.store = store;
    this.connect = connect;
  }

  /** Both the keys and the record are safe before the server hears of them. */
  async keepAttempt(stored: StoredIdentity, keys: PrivateKeys): Promise<void> {
    await storeKeys(this.keychain, stored, keys);
    try {
      await this.store.keep(stored);
    } catch (error) {
      await this.discard(stored).catch(() => undefined);
      throw error;
    }
  }

  /** @throws KeyferryError `address-taken`, `invite-needed`, `invite-refused`, of the server */
  async enrol(stored: StoredIdentity, invite: string | null): Promise<StoredIdentity> {
    const enrolled = { ...stored, isEnrolled: true };
    try {
      await this.connect(stored.server).own.enrol(recordOf(stored), invite);
      await this.store.keep(enrolled);
    } catch (error) {
      // The answer may have been lost on the way, and a repeated request be refused as taken: ask who is enrolled.
      const settled = await this.settle(stored).catch(() => null);
      if (settled === null) throw error;
    }
    return enrolled;
  }

  /**
   * Finds out whether the server took the enrolment, and keeps or discards the identity accordingly.
   * @returns null when nothing is left
   * @throws KeyferryError of the server and the keychain, when it cannot be known yet
   */
  async settle(stored: StoredIdentity): Promise<StoredIdentity | null> {
    const isTaken = await withStoredKeys(this.keychain, stored, (keys) =>
      isInForce(this.connect(stored.server), stored.userId, recordOf(stored), keys),
    );
    if (!isTaken) {
      await this.discard(stored);
      return null;
    }
    const enrolled = { ...stored, isEnrolled: true };
    await this.store.keep(enrolled);
    return enrolled;
  }

  /**
   * As `settle`, of an attempt that an earlier run left. One whose keys are gone can never be finished.
   * @param join proves that its keys are at hand
   */
  async settleAtStart(stored: StoredIdentity, join: () => Promise<void>): Promise<StoredIdentity | null> {
    try {
      await join();
      return await this.settle(stored);
    } catch (error) {
      if (!USELESS_WITHOUT_KEYS.has(errorCodeOf(error))) throw error;
      await this.discard(stored);
      return null;
    }
  }

  async discard(stored: StoredIdentity): Promise<void> {
    try {
      await this.store.keep(null);
    } finally {
      await removeKeys(this.keychain, stored);
      await removeKeys(this.keychain, stored, "next");
    }
  }
}

function recordOf({ records }: StoredIdentity): Uint8Array {
  const last = records.at(-1);
  if (last === undefined) throw new KeyferryError("internal", "an identity without a record");
  return last;
}
