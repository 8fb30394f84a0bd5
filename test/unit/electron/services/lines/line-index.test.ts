import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LineIndex } from "../../../../../electron/services/lines/line-index";

async function indexOf(
  bytes: Uint8Array,
  pieceLength = bytes.length || 1,
): Promise<LineIndex | "kind" | "size"> {
  return LineIndex.of(
    (async function* () {
      for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
    })(),
  );
}

async function indexOfText(text: string, pieceLength?: number): Promise<LineIndex> {
  const index = await indexOf(Buffer.from(text, "utf8"), pieceLength);
  if (typeof index === "string") throw new Error(`no text: ${index}`);
  return index;
}

describe("the lines of a text", () => {
  it("lie where they lie, however the text comes in pieces", async () => {
    const line = fc.constantFrom("", "a", "größer", "줄\r", "💾 x");
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        async (lines, hasLastEnd, pieceLength) => {
          const text = `${lines.join("\n")}${hasLastEnd ? "\n" : ""}`;
          const bytes = Buffer.from(text, "utf8");
          const index = await indexOfText(text, pieceLength);
          const whole = text.split(/(?<=\n)/);
          expect(index.lineCount).toBe(Math.max(1, whole.length));
          for (const [i, one] of whole.entries()) {
            const { start, end } = index.bytesOf(i + 1, i + 1);
            expect(bytes.subarray(start, end).toString("utf8")).toBe(one);
            for (let at = start; at < end; at++) expect(index.lineAt(at)).toBe(i + 1);
          }
          expect(index.bytesOf(1, index.lineCount)).toEqual({ start: 0, end: bytes.length });
        },
      ),
    );
  });

  it("are none of what is not UTF-8, or has control characters", async () => {
    for (const bytes of [
      [0xff, 0x41],
      [0x41, 0x00],
      [0x41, 0xc3],
      [0xed, 0xa0, 0x80],
    ])
      expect(await indexOf(Uint8Array.from(bytes))).toBe("kind");
    expect(await indexOf(Uint8Array.from([0x41, 0xc3, 0xa4]), 1)).toBeInstanceOf(LineIndex);
  });

  it("that are not there have no place", async () => {
    const index = await indexOfText("a\nb");
    for (const [first, last] of [
      [0, 1],
      [3, 3],
      [2, 1],
      [1, 3],
    ] as const)
      expect(() => index.bytesOf(first, last)).toThrow(RangeError);
  });
});
