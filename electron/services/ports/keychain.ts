/**
 * The operating system's keychain. Implementations throw KeyferryError "keychain-missing" or "keychain-locked"
 * and never fall back to any other place.
 */
export interface Keychain {
  /** The secret under `account`, or null when there is no such entry. */
  read(account: string): Promise<Uint8Array | null>;
  write(account: string, secret: Uint8Array): Promise<void>;
  /** True when an entry was there and is gone now. */
  remove(account: string): Promise<boolean>;
}
