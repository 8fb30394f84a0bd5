import { setTimeout as delay } from "node:timers/promises";
import type { Mode } from "./mode";

const MILLISECONDS = 700;

export const slow: Mode = {
  name: "slow",
  kind: "trouble",
  sentence: "Every answer comes most of a second late.",
  begin: async () => ({
    async answer(asked, honestly) {
      await delay(MILLISECONDS);
      return honestly(asked);
    },
  }),
};
