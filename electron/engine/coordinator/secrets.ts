/**
 * Keys on their way to a worker: copies of their own, moved with the message (never duplicated by it), zeroed by the
 * worker when the task is done. The originals stay the caller's.
 */
export class Secrets {
  readonly held: Uint8Array<ArrayBuffer>[] = [];

  /** A copy of the key to be put into the request. */
  copy<T extends Uint8Array>(key: T): T {
    const own = Uint8Array.from(key);
    this.held.push(own);
    return own as Uint8Array as T;
  }

  /** For secrets that were never sent. */
  zero(): void {
    for (const key of this.held) key.fill(0);
  }
}
