import { KeyferryError } from "../../services/keyferry-error";

/**
 * What the systems' keychains say, in their own words: libsecret and D-Bus on Linux, Security.framework on macOS,
 * the credential manager on Windows. There are no codes to go by.
 */
const LOCKED = [
  /locked/i,
  // A Secret Service without a default collection: making one needs the password prompt that was dismissed.
  /object does not exist at path .*\/collection\//i,
  /prompt/i,
  /user interaction is not allowed/i,
  /user cancell?ed/i,
  /passphrase you entered is not correct/i,
  /timed? ?out|timeout|did not receive a reply/i,
];

/** The failure of a keychain call as a person can act on it. `detail` carries the system's words, which hold no secrets. */
export function keychainFailure(error: unknown): KeyferryError {
  if (error instanceof KeyferryError) return error;
  const words = error instanceof Error ? error.message : String(error);
  const code = LOCKED.some((pattern) => pattern.test(words)) ? "keychain-locked" : "keychain-missing";
  return new KeyferryError(code, words.slice(0, 200), { cause: error });
}
