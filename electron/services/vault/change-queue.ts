import { KeyferryError } from "../keyferry-error";
import type { Pause } from "../ports";

/** Lets one change of a vault run at a time, in the order in which they were asked for. */
export class ChangeQueue {
  #last: Promise<unknown> = Promise.resolve();
  #running: Pause | null = null;

  /** Whether the change that has its turn now is paused: nobody knows for how long. */
  get isHeldUp(): boolean {
    return this.#running?.isPaused ?? false;
  }

  /**
   * What waits already when the change that has its turn is paused goes on waiting: whoever pauses all jobs would otherwise lose
   * those that have not begun. A change that is often waited for should pause outside its turn.
   * @param pause of a change that a person can pause
   * @throws KeyferryError `vault-paused` while the change that has its turn is paused, instead of waiting for hours
   */
  run<T>(change: () => Promise<T>, pause: Pause | null = null): Promise<T> {
    if (this.isHeldUp) return Promise.reject(new KeyferryError("vault-paused"));
    const turn = async (): Promise<T> => {
      this.#running = pause;
      try {
        return await change();
      } finally {
        this.#running = null;
      }
    };
    // What failed was told to the one who asked for it.
    const done = this.#last.then(turn, turn);
    this.#last = done;
    return done;
  }

  /** Resolves when everything asked for so far has ended, well or not. */
  async settled(): Promise<void> {
    await this.#last.catch(() => undefined);
  }
}
