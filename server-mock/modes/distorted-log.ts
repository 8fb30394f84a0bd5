import { showsLog } from "../front/endpoints";
import { type Distortion, LogView } from "../log/log-view";
import type { Stage } from "../stage";
import type { Misbehaviour, Mode } from "./mode";

/** Who is shown the distorted log: everybody, only the target, or everybody but the target. */
export type Audience = "everybody" | "target" | "others";

/** A hostile mode that shows people another log, or other people in it, than there are. */
export function distortedLog(
  name: string,
  sentence: string,
  audience: Audience,
  distort: (stage: Stage) => Promise<Distortion>,
): Mode {
  return {
    name,
    kind: "hostile",
    sentence,
    begin: async (stage) => showTo(stage, audience, new LogView(stage.world, await distort(stage))),
  };
}

async function showTo(stage: Stage, audience: Audience, view: LogView): Promise<Misbehaviour> {
  const targetId = audience === "everybody" ? null : (await stage.targetPerson()).userId;
  return {
    async answer(asked, honestly) {
      const answer = await honestly(asked);
      const isTarget = targetId !== null && asked.asker === targetId;
      const isShown = audience === "everybody" || isTarget === (audience === "target");
      return isShown && showsLog(asked) ? view.answer(asked, answer) : answer;
    },
  };
}
