import type { EngineProgress } from "../../services/ports/engine";

const REPORT_INTERVAL_MS = 50;

/**
 * Counts the progress of one call. Bytes are those of plaintext; until a container's head was read, its length stands in for
 * that of its plaintext. `bytesDone` never shrinks, and equals `bytesTotal` when all jobs have settled.
 */
export class ProgressCount {
  readonly #expected: Float64Array;
  readonly #done: Float64Array;
  readonly #report: ((progress: EngineProgress) => void) | undefined;
  #filesDone = 0;
  #bytesDone = 0;
  #bytesTotal = 0;
  #reportedAt = 0;

  constructor(files: number, report: ((progress: EngineProgress) => void) | undefined) {
    this.#expected = new Float64Array(files);
    this.#done = new Float64Array(files);
    this.#report = report;
  }

  /** How many bytes job `index` will take, as far as is known now. */
  expect(index: number, bytes: number): void {
    const known = Math.max(bytes, this.#done[index] ?? 0);
    this.#bytesTotal += known - (this.#expected[index] ?? 0);
    this.#expected[index] = known;
  }

  advance(index: number, bytes: number): void {
    const before = this.#done[index] ?? 0;
    const now = Math.min(before + bytes, this.#expected[index] ?? 0);
    this.#done[index] = now;
    this.#bytesDone += now - before;
    this.#reportSometimes();
  }

  /** Job `index` is over, well or not. */
  settle(index: number): void {
    this.#filesDone += 1;
    this.advance(index, this.#expected[index] ?? 0);
    if (this.#filesDone === this.#expected.length) this.#reportNow();
  }

  #reportSometimes(): void {
    const allWritten = this.#bytesDone === this.#bytesTotal;
    if (allWritten || performance.now() - this.#reportedAt >= REPORT_INTERVAL_MS) this.#reportNow();
  }

  #reportNow(): void {
    this.#reportedAt = performance.now();
    this.#report?.({
      filesDone: this.#filesDone,
      filesTotal: this.#expected.length,
      bytesDone: this.#bytesDone,
      bytesTotal: this.#bytesTotal,
    });
  }
}
