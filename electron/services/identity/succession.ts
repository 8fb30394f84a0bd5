import { openIdentityRecord } from "../../../shared/format";
import { errorCodeOf } from "../error-code-of";
import type { Keychain, KeyServer } from "../ports";
import { type KeySlot, removeKeys, storeKeys, takeNextKeysIntoUse, withStoredKeys } from "./key-storage";
import type { PrivateKeys } from "./keychain-identity";
import { hasSameKeys } from "./own-chain";
import { isInForce } from "./signed-in-server";
import type { IdentityStore, StoredIdentity } from "./stored-identity";

export interface SuccessionDeps {
  readonly keychain: Keychain;
  readonly store: IdentityStore;
  /** The key server at an origin. */
  readonly connect: (origin: string) => KeyServer;
}

/**
 * Replaces the record in force by its successor. The order survives an end of the app at every point: new keys go into the
 * keychain beside those in use, then the record into the profile, then to the server; only what the server has is taken into
 * use, and whether it has it is asked, not guessed.
 */
export class Succession {
  constructor(private readonly deps: SuccessionDeps) {}

  /** Makes the successor safe on this computer, before the server hears of it. @param keys null when they stay the same */
  async keep(
    stored: StoredIdentity,
    envelope: Uint8Array,
    keys: PrivateKeys | null,
  ): Promise<StoredIdentity> {
    const { keychain, store } = this.deps;
    const pending = { ...stored, pending: envelope };
    if (keys !== null) await storeKeys(keychain, stored, keys, "next");
    try {
      await store.keep(pending);
    } catch (error) {
      if (keys !== null) await removeKeys(keychain, stored, "next").catch(() => undefined);
      throw error;
    }
    return pending;
  }

  /**
   * Finds out whether the server took the pending record, and takes it into use or forgets it.
   * @returns what is in force then; null when nothing is left, because it was never enrolled here
   * @throws KeyferryError of the server and the keychain; then nothing has changed and it may be asked again
   */
  async settle(stored: StoredIdentity): Promise<StoredIdentity | null> {
    if (stored.pending === null) return stored;
    const { pending } = stored;
    return (await this.#isTaken(stored, pending)) ? this.#adopt(stored, pending) : this.#drop(stored);
  }

  async #isTaken(stored: StoredIdentity, pending: Uint8Array): Promise<boolean> {
    const { keychain, connect } = this.deps;
    try {
      return await withStoredKeys(
        keychain,
        stored,
        (keys) => isInForce(connect(stored.server), stored.userId, pending, keys),
        slotOf(stored, pending),
      );
    } catch (error) {
      // A record whose keys are gone can never be taken into use.
      if (errorCodeOf(error) === "keychain-entry-missing") return false;
      throw error;
    }
  }

  async #adopt(stored: StoredIdentity, pending: Uint8Array): Promise<StoredIdentity> {
    const { keychain, store } = this.deps;
    const hasNewKeys = slotOf(stored, pending) === "next";
    if (hasNewKeys) await takeNextKeysIntoUse(keychain, stored, lastRecord(stored).sequence);
    const adopted = {
      ...stored,
      records: [...stored.records, pending],
      pending: null,
      isEnrolled: true,
    };
    await store.keep(adopted);
    if (hasNewKeys) await removeKeys(keychain, stored, "next").catch(() => undefined);
    return adopted;
  }

  async #drop(stored: StoredIdentity): Promise<StoredIdentity | null> {
    const { keychain, store } = this.deps;
    const before = stored.isEnrolled ? { ...stored, pending: null } : null;
    await store.keep(before);
    await removeKeys(keychain, stored, "next");
    return before;
  }
}

function lastRecord({ records }: StoredIdentity) {
  const last = records.at(-1);
  if (last === undefined) throw new RangeError("an identity without a record");
  return openIdentityRecord(last).record;
}

function slotOf(stored: StoredIdentity, pending: Uint8Array): KeySlot {
  return hasSameKeys(lastRecord(stored), openIdentityRecord(pending).record) ? "current" : "next";
}
