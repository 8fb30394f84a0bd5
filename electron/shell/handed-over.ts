/** What the system asked the app to open (absolute paths of containers, or links), kept until somebody can take it. */
export class HandedOver {
  #waiting: string[] = [];
  #receiver: ((what: string) => void) | null = null;

  add(handedOver: readonly string[]): void {
    if (this.#receiver === null) this.#waiting.push(...handedOver);
    else for (const one of handedOver) this.#receiver(one);
  }

  /** From now on all goes to `receiver`, those that waited first. */
  deliverTo(receiver: (what: string) => void): void {
    this.#receiver = receiver;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.add(waiting);
  }
}
