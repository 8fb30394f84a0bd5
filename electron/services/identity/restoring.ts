import type { Keychain } from "../ports";
import type { ActiveIdentity } from "./active-identity";
import {
  removeFormerKeys,
  removeKeys,
  storeFormerKeys,
  storeKeys,
  withFormerKeys,
  withStoredKeys,
} from "./key-storage";
import type { FormerKey, PrivateKeys } from "./keychain-identity";
import { formerGenerations } from "./own-chain";
import { type IdentityStore, requireSamePerson, type StoredIdentity } from "./stored-identity";

/** The identity in use with everything that the keychain has of it. */
export interface HeldIdentity {
  readonly stored: StoredIdentity;
  readonly identity: ActiveIdentity;
  readonly keys: PrivateKeys;
  readonly former: readonly FormerKey[];
}

/** An identity from outside, whose keys were proven to be those in force. */
export interface RestoredIdentity {
  readonly stored: StoredIdentity;
  readonly keys: PrivateKeys;
  readonly former: readonly FormerKey[];
}

/** Lends all private keys and overwrites them afterwards. @throws KeyferryError `keychain-entry-missing`, `keychain-missing`, `keychain-locked` */
export function withHeldKeys<T>(
  keychain: Keychain,
  stored: StoredIdentity,
  identity: ActiveIdentity,
  use: (held: HeldIdentity) => Promise<T>,
): Promise<T> {
  const former = formerGenerations(identity.chain).map(({ record }) => record.sequence);
  return withStoredKeys(keychain, stored, (keys) =>
    withFormerKeys(keychain, stored, former, (held) => use({ stored, identity, keys, former: held })),
  );
}

/**
 * Puts the keys into the keychain and then the identity into the profile, or neither.
 * @throws KeyferryError `identity-exists` when another identity is stored; `keychain-missing`, `keychain-locked`, of the file system
 */
export async function keepRestored(
  { keychain, store }: { readonly keychain: Keychain; readonly store: IdentityStore },
  { stored, keys, former }: RestoredIdentity,
): Promise<void> {
  const before = store.get();
  requireSamePerson(before, stored);
  try {
    await storeFormerKeys(keychain, stored, former);
    await storeKeys(keychain, stored, keys);
    await store.keep(stored);
  } catch (error) {
    // Without an entry in the profile nobody would ever find these keys again.
    if (before === null) {
      await removeKeys(keychain, stored).catch(() => undefined);
      await removeFormerKeys(keychain, stored, former).catch(() => undefined);
    }
    throw error;
  }
}
