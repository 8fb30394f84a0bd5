import { bytesToBase64Url } from "../shared/crypto";
import { type BatchChange, batchAnswerSchema } from "../shared/protocol/http/grants";
import { MEDIA_JSON } from "../shared/protocol/http/media-types";
import { BATCH_PATH, PATHS } from "../shared/protocol/http/paths";
import type { DemoPerson } from "./demo-person";
import { DemoSession } from "./demo-session";

async function successful(path: string, answer: Response): Promise<unknown> {
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}

/** Enrols a demo person at the server. */
export async function enrolDemoPerson(origin: string, person: DemoPerson): Promise<void> {
  const answer = await fetch(`${origin}${PATHS.enrolments}`, {
    method: "POST",
    headers: { "content-type": MEDIA_JSON },
    body: JSON.stringify({ record: bytesToBase64Url(person.signedRecord) }),
  });
  await successful(PATHS.enrolments, answer);
}

/** Makes changes as this person; each of them has to succeed. */
export async function makeChanges(
  origin: string,
  person: DemoPerson,
  changes: readonly BatchChange[],
): Promise<void> {
  const session = new DemoSession(origin, person);
  const request = {
    method: "POST",
    path: BATCH_PATH,
    headers: { "content-type": MEDIA_JSON },
    body: JSON.stringify({ changes }),
  };
  const answer = await session.send(request, await session.token());
  const { outcomes } = batchAnswerSchema.parse(await successful(BATCH_PATH, answer));
  if (outcomes.some((outcome) => outcome !== "done")) throw new Error(`refused: ${outcomes.join(", ")}`);
}
