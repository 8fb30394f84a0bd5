import { bytesToBase64Url } from "../shared/crypto";
import { type BatchChange, batchAnswerSchema } from "../shared/protocol/http/grants";
import { MEDIA_FORM, MEDIA_JSON } from "../shared/protocol/http/media-types";
import { BATCH_PATH, PATHS } from "../shared/protocol/http/paths";
import { tokenAnswerSchema } from "../shared/protocol/http/sessions";
import { createAssertion, type DemoPerson, tokenForm } from "./demo-person";

async function post(url: string, mediaType: string, body: string, token?: string): Promise<unknown> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": mediaType, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body,
  });
  if (!answer.ok) throw new Error(`${new URL(url).pathname}: ${await answer.text()}`);
  return answer.json();
}

/** Enrols a demo person at the server. */
export async function enrolDemoPerson(origin: string, person: DemoPerson): Promise<void> {
  const body = JSON.stringify({ record: bytesToBase64Url(person.signedRecord) });
  await post(`${origin}${PATHS.enrolments}`, MEDIA_JSON, body);
}

/** Makes changes as this person; each of them has to succeed. */
export async function makeChanges(
  origin: string,
  person: DemoPerson,
  changes: readonly BatchChange[],
): Promise<void> {
  const assertion = createAssertion(person, origin);
  const session = await post(`${origin}${PATHS.token}`, MEDIA_FORM, tokenForm(assertion));
  const token = tokenAnswerSchema.parse(session).access_token;
  const answer = await post(`${origin}${BATCH_PATH}`, MEDIA_JSON, JSON.stringify({ changes }), token);
  const { outcomes } = batchAnswerSchema.parse(answer);
  if (outcomes.some((outcome) => outcome !== "done")) throw new Error(`refused: ${outcomes.join(", ")}`);
}
