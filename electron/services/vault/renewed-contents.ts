import type { DataId } from "../../../shared/crypto";

/** Which contents, by the hashes of their tags, are the same plaintext: files that were encrypted anew while the vault was open. */
export class RenewedContents {
  readonly #next = new Map<string, string>();

  /** @param before hash of the tags, in hex, as `now` is */
  note(itemId: DataId, before: string, now: string): void {
    this.#next.set(`${itemId}/${before}`, now);
  }

  /** Whether the content `now` is what became of `before`, without a change to its plaintext. */
  isSame(itemId: DataId, before: string, now: string): boolean {
    let content: string | undefined = before;
    for (let steps = 0; content !== undefined && steps <= this.#next.size; steps += 1) {
      if (content === now) return true;
      content = this.#next.get(`${itemId}/${content}`);
    }
    return false;
  }
}
