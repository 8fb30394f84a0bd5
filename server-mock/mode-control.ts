import { isIP } from "node:net";
import { z } from "zod";
import { MEDIA_JSON } from "../shared/protocol/http/media-types";
import { isLoopbackHost } from "../shared/protocol/http/origin";
import { type Answer, type Asked, jsonAnswer } from "./front/exchange";
import { isModeRefusal, MODES } from "./modes";

/** Only the mock has it: says and sets how the server misbehaves. */
export const MODE_PATH = "/mock/modes";

const switchSchema = z.strictObject({
  /** All modes that shall be on from now on. */
  on: z.array(z.string()),
  target: z.string().optional(),
});

/** The mock, as far as its switch is concerned. */
export interface Switchable {
  readonly modes: readonly string[];
  misbehave(name: string, target?: string): Promise<void>;
  behave(name?: string): Promise<void>;
}

/** From this computer, and not from a web page that a browser on it shows. */
function isFromHere({ remoteAddress, headers }: Asked): boolean {
  const plain = remoteAddress.replace(/^::ffff:/, "");
  return isIP(plain) !== 0 && isLoopbackHost(plain) && headers.origin === undefined;
}

function state({ modes }: Switchable): Answer {
  return jsonAnswer(200, {
    on: modes,
    known: MODES.map(({ name, kind, sentence }) => ({ name, kind, sentence })),
  });
}

function refusal(status: number, sentence: string): Answer {
  return jsonAnswer(status, { error: sentence });
}

/** GET tells which modes are on and which there are; POST `{ on: [name…], target? }` sets them. */
export async function answerModeControl(mock: Switchable, asked: Asked): Promise<Answer> {
  if (!isFromHere(asked)) return refusal(404, "Modes are switched from the mock's own computer.");
  if (asked.method === "GET") return state(mock);
  if (asked.method !== "POST" || !asked.headers["content-type"]?.startsWith(MEDIA_JSON))
    return refusal(400, 'POST {"on": ["<mode>", …]} as application/json.');
  const wanted = switchSchema.safeParse(parsed(asked.body));
  if (!wanted.success) return refusal(400, z.prettifyError(wanted.error));
  try {
    for (const name of mock.modes) if (!wanted.data.on.includes(name)) await mock.behave(name);
    for (const name of wanted.data.on) await mock.misbehave(name, wanted.data.target);
  } catch (error) {
    if (isModeRefusal(error)) return refusal(400, error.message);
    throw error;
  }
  return state(mock);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
