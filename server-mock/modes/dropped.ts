import type { Answer, Cut } from "../front/exchange";
import type { Mode } from "./mode";

/** In turn; null is served to the end. */
const TURNS: readonly (Cut | null)[] = [null, "before", null, "unanswered", null, "middle", null, "after"];

const NOTHING: Answer = { status: 500, headers: {}, body: Buffer.alloc(0), cut: "before" };

export const dropped: Mode = {
  name: "dropped",
  kind: "trouble",
  sentence:
    "Every second connection is cut: before anything is done, before the answer, in the middle of it, right after it, in turn.",
  begin: async () => {
    let count = 0;
    return {
      async answer(asked, honestly) {
        const cut = TURNS[count++ % TURNS.length] ?? null;
        if (cut === "before") return NOTHING;
        const answer = await honestly(asked);
        return cut === null ? answer : { ...answer, cut };
      },
    };
  },
};
