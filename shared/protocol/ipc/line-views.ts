import { z } from "zod";
import { MOST_LINES_READ } from "../text-lines";

const count = z.number().int().nonnegative();

/** Lines are counted from 1, as people do. "kind": it is no text; "size": too long, or too many lines, to be looked through. */
export const textLinesSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("text"), lineCount: count.min(1) }),
  z.object({ is: z.literal("none"), because: z.enum(["kind", "size"]) }),
]);
export type TextLines = z.infer<typeof textLinesSchema>;

/** Some lines, long ones cut short; fewer than asked for when they are too long to be shown together. */
export const linesReadSchema = z.object({ lines: z.array(z.string()).max(MOST_LINES_READ) });

/** Where lines lie, and what is given with them, because only whole segments can be. */
export const linesPlaceSchema = z.object({
  /** Bytes [start, end) of the lines themselves. */
  start: count,
  end: count.min(1),
  /** Lines of which the segments hold something. */
  firstGiven: count.min(1),
  lastGiven: count.min(1),
  /** Whether the segments hold all of those two lines. */
  isFirstWhole: z.boolean(),
  isLastWhole: z.boolean(),
});
export type LinesPlace = z.infer<typeof linesPlaceSchema>;
