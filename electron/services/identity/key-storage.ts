import { zero } from "../../../shared/crypto";
import { KeyferryError } from "../keyferry-error";
import type { Keychain } from "../ports";
import type { PrivateKeys } from "./keychain-identity";

/** Whose keys: one person can have an identity at several servers. */
export interface KeyOwner {
  readonly server: string;
  readonly userId: string;
}

function accountOf({ server, userId }: KeyOwner, key: "enc" | "sig"): string {
  return `${server}/${userId}/${key}`;
}

/**
 * Puts both private keys into the keychain, or neither.
 * @throws KeyferryError `keychain-missing`, `keychain-locked`
 */
export async function storeKeys(keychain: Keychain, owner: KeyOwner, keys: PrivateKeys): Promise<void> {
  try {
    await keychain.write(accountOf(owner, "enc"), keys.encryption);
    await keychain.write(accountOf(owner, "sig"), keys.signing);
  } catch (error) {
    await removeKeys(keychain, owner).catch(() => undefined);
    throw error;
  }
}

/**
 * Lends both private keys to `use` and overwrites them afterwards. They are read one after the other: parallel
 * requests break gnome-keyring.
 * @throws KeyferryError `keychain-entry-missing`, `keychain-missing`, `keychain-locked`
 */
export async function withStoredKeys<T>(
  keychain: Keychain,
  owner: KeyOwner,
  use: (keys: PrivateKeys) => T,
): Promise<T> {
  const encryption = await keychain.read(accountOf(owner, "enc"));
  const signing = await keychain.read(accountOf(owner, "sig"));
  try {
    if (encryption === null || signing === null) throw new KeyferryError("keychain-entry-missing");
    return use({ encryption, signing });
  } finally {
    zero(...[encryption, signing].filter((key) => key !== null));
  }
}

/** @throws KeyferryError `keychain-missing`, `keychain-locked` */
export async function removeKeys(keychain: Keychain, owner: KeyOwner): Promise<void> {
  await keychain.remove(accountOf(owner, "enc"));
  await keychain.remove(accountOf(owner, "sig"));
}
