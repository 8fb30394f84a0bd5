import type { Pause } from "../ports";

/** A gate that work passes between two files: open while it goes on, shut while it is paused. */
export class PauseGate implements Pause {
  #waiting: (() => void)[] = [];
  #isPaused = false;

  get isPaused(): boolean {
    return this.#isPaused;
  }

  shut(): void {
    this.#isPaused = true;
  }

  open(): void {
    this.#isPaused = false;
    for (const goOn of this.#waiting.splice(0)) goOn();
  }

  goneOn(): Promise<void> {
    return this.#isPaused ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();
  }
}
