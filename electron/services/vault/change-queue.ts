/** Lets one change of a vault run at a time, in the order in which they were asked for. */
export class ChangeQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(change: () => Promise<T>): Promise<T> {
    // What failed was told to the one who asked for it.
    const done = this.#last.then(change, change);
    this.#last = done;
    return done;
  }

  /** Resolves when everything asked for so far has ended, well or not. */
  async settled(): Promise<void> {
    await this.#last.catch(() => undefined);
  }
}
