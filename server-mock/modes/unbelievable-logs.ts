import { decodeEntryBundle, encodeEntryBundle, generateSkey, parseSkey, TILE_WIDTH } from "../../shared/log";
import { serverDescriptionSchema } from "../../shared/protocol/http/operations";
import { endpointOf, showsLog } from "../front/endpoints";
import { jsonOf, withBody, withJson } from "../front/exchange";
import { LogView } from "../log/log-view";
import type { Mode } from "./mode";

const replacedLogKey: Mode = {
  name: "replaced-log-key",
  kind: "hostile",
  sentence: "The log has the name that it had and is signed by a new key, which the old one never endorsed.",
  async begin({ world }) {
    const skey = generateSkey(parseSkey(world.logKeys.signerKey).name);
    const view = new LogView(world, {}, skey);
    return {
      async answer(asked, honestly) {
        const answer = await honestly(asked);
        if (showsLog(asked)) return view.answer(asked, answer);
        if (endpointOf(asked).is !== "server" || answer.status !== 200) return answer;
        const description = serverDescriptionSchema.parse(jsonOf(answer));
        const keys = [{ vkey: parseSkey(skey).vkey, endorsement: null }];
        return withJson(answer, { ...description, log: { ...description.log, keys } });
      },
    };
  },
};

const falseEntries: Mode = {
  name: "false-entries",
  kind: "hostile",
  sentence: "Whoever reads the log's entries is given the newest one twice and the one before it never.",
  begin: async () => ({
    async answer(asked, honestly) {
      const answer = await honestly(asked);
      const isBundle = endpointOf(asked).is === "tile" && asked.path.includes("/entries/");
      if (!isBundle || answer.status !== 200) return answer;
      const entries = decodeEntryBundle(answer.body, TILE_WIDTH);
      const newest = entries.slice(-1);
      return withBody(answer, encodeEntryBundle([...entries.slice(0, -2), ...newest, ...newest]));
    },
  }),
};

/** Modes whose log contradicts what the app knows of it already, so that nothing of it counts. */
export const unbelievableLogs: readonly Mode[] = [replacedLogKey, falseEntries];
