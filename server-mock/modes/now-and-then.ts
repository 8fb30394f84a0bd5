/** How many requests go well between one that does not and the next: uneven, so that nothing of a few steps fails for ever. */
const GAPS = [2, 5, 1, 8, 3, 6];

/** Gives each of some kinds of trouble in turn, now and then; null for the requests in between. */
export class NowAndThen<Trouble> {
  #left = GAPS[0] as number;
  #count = 0;

  constructor(private readonly kinds: readonly [Trouble, ...Trouble[]]) {}

  next(): Trouble | null {
    if (this.#left-- > 0) return null;
    const trouble = this.kinds[this.#count % this.kinds.length] as Trouble;
    this.#count++;
    this.#left = GAPS[this.#count % GAPS.length] as number;
    return trouble;
  }
}
