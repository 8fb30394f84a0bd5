/** Containers that the system asked the app to open, kept until somebody can take them. */
export class HandedOverFiles {
  #waiting: string[] = [];
  #receiver: ((path: string) => void) | null = null;

  /** @param paths absolute */
  add(paths: readonly string[]): void {
    if (this.#receiver === null) this.#waiting.push(...paths);
    else for (const path of paths) this.#receiver(path);
  }

  /** From now on paths go to `receiver`, those that waited first. */
  deliverTo(receiver: (path: string) => void): void {
    this.#receiver = receiver;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.add(waiting);
  }
}
