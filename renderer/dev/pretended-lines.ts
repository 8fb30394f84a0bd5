import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import { yes } from "./answers";

const LINE = 64;
const SEGMENT = 262_144;
const LINES = 200_000;

/** A long text with lines of the same length, whatever the file. */
export function pretendLines(): KeyferryApi["lines"] {
  return {
    count: () => yes({ is: "text", lineCount: LINES }),
    read: ({ first }) => {
      const count = Math.min(200, LINES - first + 1);
      return yes({
        lines: Array.from(
          { length: count },
          (_, i) => `2026-03-09 08:${first + i} ferry departs, ${i % 60} on board`,
        ),
      });
    },
    locate: ({ first, last }) => {
      const [start, end] = [(first - 1) * LINE, last * LINE];
      return yes({
        start,
        end,
        firstGiven: Math.floor((Math.floor(start / SEGMENT) * SEGMENT) / LINE) + 1,
        lastGiven: Math.min(LINES, Math.ceil((Math.ceil(end / SEGMENT) * SEGMENT) / LINE)),
        isFirstWhole: true,
        isLastWhole: false,
      });
    },
  };
}
