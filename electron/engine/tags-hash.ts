import { createHash, type Hash } from "node:crypto";
import { TAG_LENGTH } from "../../shared/crypto";
import type { SegmentRange } from "../services/ports/engine";

/**
 * SHA-256 over a container's tags as they come, run after run, and beside it over those of the wanted segments: memory
 * stays the same however many there are.
 */
export class TagsHash {
  readonly #all: Hash = createHash("sha256");
  readonly #wanted: Hash = createHash("sha256");
  readonly #range: SegmentRange;
  #next = 0;

  /** @param range the wanted segments; the part of the tags that `wanted` covers */
  constructor(range: SegmentRange) {
    this.#range = range;
  }

  /** @param tags of the segments that follow those added before */
  add(tags: Uint8Array): void {
    this.#all.update(tags);
    const from = Math.max(this.#range.from - this.#next, 0);
    const to = Math.max(this.#range.to - this.#next, 0);
    this.#wanted.update(tags.subarray(from * TAG_LENGTH, to * TAG_LENGTH));
    this.#next += tags.length / TAG_LENGTH;
  }

  /** Ends the counting. */
  digest(): { readonly all: Uint8Array; readonly wanted: Uint8Array } {
    return { all: this.#all.digest(), wanted: this.#wanted.digest() };
  }
}
