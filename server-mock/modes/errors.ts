import type { ProblemName } from "../../shared/protocol/http/problems";
import { type Answer, problemAnswer } from "../front/exchange";
import type { Mode } from "./mode";

/** In turn; null answers as it should be. */
const TURNS: readonly (ProblemName | "bad-gateway" | null)[] = [
  null,
  "internal",
  null,
  "unavailable",
  null,
  "bad-gateway",
];

/** What a reverse proxy says whose server is away. */
const BAD_GATEWAY: Answer = {
  status: 502,
  headers: { "content-type": "text/html" },
  body: Buffer.from("<html><h1>502 Bad Gateway</h1></html>"),
};

export const errors: Mode = {
  name: "errors",
  kind: "trouble",
  sentence: "Every second request fails: with 500, with 503, with a proxy's 502, in turn.",
  begin: async () => {
    let count = 0;
    return {
      async answer(asked, honestly) {
        const turn = TURNS[count++ % TURNS.length] ?? null;
        if (turn === null) return honestly(asked);
        return turn === "bad-gateway" ? BAD_GATEWAY : problemAnswer(turn);
      },
    };
  },
};
