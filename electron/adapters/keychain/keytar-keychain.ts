import { base64ToBytes, bytesToBase64, CryptoError } from "../../../shared/crypto";
import { KeyferryError } from "../../services/keyferry-error";
import type { Keychain } from "../../services/ports";
import { keychainFailure } from "./keychain-failure";
import { type KeytarModule, loadKeytar } from "./keytar-module";

export const KEYCHAIN_SERVICE = "Keyferry";

/** Long enough to type a password into the system's prompt. */
const PROMPT_TIMEOUT_MS = 90_000;
const PROBE_ACCOUNT = "is the keychain unlocked";

/**
 * The operating system's keychain by keytar. Secrets are base64 there. One call at a time: parallel requests break
 * gnome-keyring.
 * @param options.service the name that entries are kept under; tests take one of their own
 */
export function createKeytarKeychain(
  options: { service?: string; load?: () => Promise<KeytarModule>; timeoutMs?: number } = {},
): Keychain {
  const { service = KEYCHAIN_SERVICE, load = loadKeytar, timeoutMs = PROMPT_TIMEOUT_MS } = options;
  const enqueue = createLane(timeoutMs);
  const run = <T>(call: (keytar: KeytarModule) => Promise<T>): Promise<T> =>
    enqueue(async () => call(await load()));

  return {
    read: async (account) => {
      const text = await run(async (keytar) => {
        const found = await keytar.getPassword(service, account);
        // A locked Secret Service whose prompt was dismissed answers as if there were no entry.
        if (found === null) await checkUnlocked(keytar, service);
        return found;
      });
      return text === null ? null : decodeSecret(text);
    },
    write: (account, secret) => run((keytar) => keytar.setPassword(service, account, bytesToBase64(secret))),
    remove: (account) => run((keytar) => keytar.deletePassword(service, account)),
  };
}

/** Writing is the one act that a locked keychain refuses aloud. @throws what the keychain says when it is locked */
async function checkUnlocked(keytar: KeytarModule, service: string): Promise<void> {
  await keytar.setPassword(service, PROBE_ACCOUNT, "-");
  await keytar.deletePassword(service, PROBE_ACCOUNT);
}

function decodeSecret(text: string): Uint8Array {
  try {
    return base64ToBytes(text);
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    throw new KeyferryError("identity-mismatch", "keychain entry is not base64");
  }
}

/**
 * Runs calls one after the other. A call that takes longer than `timeoutMs`, waiting included, fails as locked:
 * most likely the system's prompt is still open. The next call still waits for it, or both would be at work at once.
 */
function createLane(timeoutMs: number): <T>(call: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(call: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      let isTooLate = false;
      const timer = setTimeout(() => {
        isTooLate = true;
        reject(new KeyferryError("keychain-locked", "no answer from the keychain"));
      }, timeoutMs);
      last = last.then(async () => {
        if (isTooLate) return;
        try {
          resolve(await call());
        } catch (error) {
          reject(keychainFailure(error));
        } finally {
          clearTimeout(timer);
        }
      });
    });
}
