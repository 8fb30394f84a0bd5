/** Bytes of a text that is looked through for lines; what is longer can still be shared by bytes. */
export const MOST_TEXT_BYTES = 64 * 1024 * 1024;
export const MOST_LINES = 2_000_000;

const LINE_FEED = 0x0a;

/** Where each line of a text begins. A line goes on to the next one's start, its line end included. */
export class LineIndex {
  private constructor(
    /** Byte at which line i + 1 begins. */
    private readonly starts: Uint32Array,
    readonly byteLength: number,
  ) {}

  /**
   * Looks through a text that comes in pieces.
   * @returns null when it is no text ("kind"), or has too many lines ("size")
   */
  static async of(pieces: AsyncIterable<Uint8Array>): Promise<LineIndex | "kind" | "size"> {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    const starts = [0];
    let length = 0;
    try {
      for await (const piece of pieces) {
        if (piece.some(isBinary)) return "kind";
        decoder.decode(piece, { stream: true });
        for (let at = piece.indexOf(LINE_FEED); at !== -1; at = piece.indexOf(LINE_FEED, at + 1))
          starts.push(length + at + 1);
        length += piece.length;
        if (starts.length > MOST_LINES) return "size";
      }
      decoder.decode();
    } catch (error) {
      if (error instanceof TypeError) return "kind";
      throw error;
    }
    // What follows the last line end is a line only if there is something.
    if (starts.length > 1 && starts.at(-1) === length) starts.pop();
    return new LineIndex(Uint32Array.from(starts), length);
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** Bytes [start, end) of lines first to last, counted from 1. @throws RangeError for lines that are not there */
  bytesOf(first: number, last: number): { start: number; end: number } {
    const start = this.starts[first - 1];
    if (start === undefined || last < first || last > this.lineCount) throw new RangeError("no such lines");
    return { start, end: this.starts[last] ?? this.byteLength };
  }

  /** The line, counted from 1, that holds a byte. */
  lineAt(byte: number): number {
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? Infinity) <= byte) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

/** Bytes that no text has: control characters but tabs, line ends and the escapes of terminals. */
function isBinary(byte: number): boolean {
  return byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b;
}
