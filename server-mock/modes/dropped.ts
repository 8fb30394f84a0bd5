import type { Answer, Cut } from "../front/exchange";
import type { Mode } from "./mode";
import { NowAndThen } from "./now-and-then";

const NOTHING: Answer = { status: 500, headers: {}, body: Buffer.alloc(0), cut: "before" };

export const dropped: Mode = {
  name: "dropped",
  kind: "trouble",
  sentence:
    "Now and then a connection is cut: before anything is done, before the answer, in the middle of it, right after it, in turn.",
  begin: async () => {
    const cuts = new NowAndThen<Cut>(["before", "unanswered", "middle", "after"]);
    return {
      async answer(asked, honestly) {
        const cut = cuts.next();
        if (cut === "before") return NOTHING;
        const answer = await honestly(asked);
        return cut === null ? answer : { ...answer, cut };
      },
    };
  },
};
