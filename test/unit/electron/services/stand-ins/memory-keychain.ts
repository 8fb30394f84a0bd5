import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import type { Keychain } from "../../../../../electron/services/ports";
import type { ErrorCode } from "../../../../../shared/protocol/error-codes";

/** A keychain in memory that can be locked, taken away, or break at a given write. */
export class MemoryKeychain implements Keychain {
  readonly entries = new Map<string, Uint8Array>();
  problem: ErrorCode | null = null;
  /** Fails the write after so many more have worked. */
  writesUntilFailure = Number.POSITIVE_INFINITY;
  #busy = false;

  read(account: string): Promise<Uint8Array | null> {
    return this.#call(() => {
      const secret = this.entries.get(account);
      return secret === undefined ? null : Uint8Array.from(secret);
    });
  }

  write(account: string, secret: Uint8Array): Promise<void> {
    return this.#call(() => {
      if (this.writesUntilFailure-- <= 0) throw new KeyferryError("keychain-locked");
      this.entries.set(account, Uint8Array.from(secret));
    });
  }

  remove(account: string): Promise<boolean> {
    return this.#call(() => this.entries.delete(account));
  }

  /** Parallel requests break gnome-keyring, so this one complains of them. */
  async #call<T>(act: () => T): Promise<T> {
    if (this.#busy) throw new Error("two requests at a time");
    this.#busy = true;
    try {
      await new Promise(setImmediate);
      if (this.problem !== null) throw new KeyferryError(this.problem);
      return act();
    } finally {
      this.#busy = false;
    }
  }
}
