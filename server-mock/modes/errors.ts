import { type Answer, problemAnswer } from "../front/exchange";
import type { Mode } from "./mode";
import { NowAndThen } from "./now-and-then";

/** What a reverse proxy says whose server is away. */
const BAD_GATEWAY: Answer = {
  status: 502,
  headers: { "content-type": "text/html" },
  body: Buffer.from("<html><h1>502 Bad Gateway</h1></html>"),
};

export const errors: Mode = {
  name: "errors",
  kind: "trouble",
  sentence: "Now and then a request fails: with 500, with 503, with a proxy's 502, in turn.",
  begin: async () => {
    const failures = new NowAndThen([problemAnswer("internal"), problemAnswer("unavailable"), BAD_GATEWAY]);
    return {
      answer: async (asked, honestly) => failures.next() ?? honestly(asked),
    };
  },
};
