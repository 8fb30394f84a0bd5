import type { z } from "zod";
import {
  createAssertion,
  createDemoPerson,
  type DemoPerson,
  tokenForm,
} from "../../../server-mock/demo-person";
import { bytesToBase64Url, type RsaBits } from "../../../shared/crypto";
import { type BatchChange, batchAnswerSchema, type Outcome } from "../../../shared/protocol/http/grants";
import { MEDIA_FORM, MEDIA_JSON } from "../../../shared/protocol/http/media-types";
import { BATCH_PATH, PATHS } from "../../../shared/protocol/http/paths";
import { type ProblemName, problemName, problemSchema } from "../../../shared/protocol/http/problems";
import { tokenAnswerSchema } from "../../../shared/protocol/http/sessions";

/** An answer of the server as it came. */
export class Answer {
  private constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly bytes: Uint8Array,
  ) {}

  static async of(response: Response): Promise<Answer> {
    return new Answer(response.status, response.headers, new Uint8Array(await response.arrayBuffer()));
  }

  get text(): string {
    return Buffer.from(this.bytes).toString("utf8");
  }

  read<T>(schema: z.ZodType<T>): T {
    return schema.parse(JSON.parse(this.text));
  }

  /** The problem that this answer tells; null when it tells none of the closed list. */
  get problem(): ProblemName | null {
    if (!this.headers.get("content-type")?.startsWith("application/problem+json")) return null;
    return problemName(this.read(problemSchema).type);
  }
}

export interface Asked {
  readonly json?: unknown;
  readonly raw?: { readonly mediaType: string; readonly content: string | Uint8Array<ArrayBuffer> };
  readonly accept?: string;
  /** The caller's own session when absent; null for none. */
  readonly token?: string | null;
}

export async function send(origin: string, method: string, path: string, asked: Asked = {}): Promise<Answer> {
  const body = asked.raw?.content ?? (asked.json === undefined ? undefined : JSON.stringify(asked.json));
  const mediaType = asked.raw?.mediaType ?? (asked.json === undefined ? undefined : MEDIA_JSON);
  const response = await fetch(`${origin}${path}`, {
    method,
    redirect: "manual",
    headers: {
      ...(mediaType ? { "content-type": mediaType } : {}),
      ...(asked.accept ? { accept: asked.accept } : {}),
      ...(asked.token ? { authorization: `Bearer ${asked.token}` } : {}),
    },
    ...(body === undefined ? {} : { body }),
  });
  return Answer.of(response);
}

/** A person who speaks to a server without any help of the app's own client. */
export class Member {
  private token: string | null = null;

  private constructor(
    readonly origin: string,
    readonly person: DemoPerson,
  ) {}

  static of(origin: string, person: DemoPerson): Member {
    return new Member(origin, person);
  }

  static async enrolled(origin: string, name: string, rsaBits: RsaBits = 2048): Promise<Member> {
    const member = new Member(origin, await createDemoPerson(name, rsaBits));
    const answer = await member.enrol();
    if (answer.status !== 201) throw new Error(answer.text);
    return member;
  }

  enrol(): Promise<Answer> {
    const json = { record: bytesToBase64Url(this.person.signedRecord) };
    return send(this.origin, "POST", PATHS.enrolments, { json });
  }

  startSession(assertion = createAssertion(this.person, this.origin)): Promise<Answer> {
    const raw = { mediaType: MEDIA_FORM, content: tokenForm(assertion) };
    return send(this.origin, "POST", PATHS.token, { raw });
  }

  async sessionToken(): Promise<string> {
    this.token ??= (await this.startSession()).read(tokenAnswerSchema).access_token;
    return this.token;
  }

  async send(method: string, path: string, asked: Asked = {}): Promise<Answer> {
    const token = asked.token === undefined ? await this.sessionToken() : asked.token;
    return send(this.origin, method, path, { ...asked, token });
  }

  async change(...changes: BatchChange[]): Promise<Outcome[]> {
    const answer = await this.send("POST", BATCH_PATH, { json: { changes } });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.read(batchAnswerSchema).outcomes;
  }
}
