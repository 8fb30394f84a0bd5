import type { z } from "zod";
import { createDemoPerson, type DemoPerson } from "../../../server-mock/demo-person";
import { DemoSession } from "../../../server-mock/demo-session";
import { bytesToBase64Url, type RsaBits } from "../../../shared/crypto";
import { type BatchChange, batchAnswerSchema, type Outcome } from "../../../shared/protocol/http/grants";
import { MEDIA_JSON } from "../../../shared/protocol/http/media-types";
import { BATCH_PATH, PATHS } from "../../../shared/protocol/http/paths";
import { type ProblemName, problemName, problemSchema } from "../../../shared/protocol/http/problems";

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
  readonly headers?: Readonly<Record<string, string>>;
}

function requestOf(method: string, path: string, asked: Asked) {
  const body = asked.raw?.content ?? (asked.json === undefined ? undefined : JSON.stringify(asked.json));
  const mediaType = asked.raw?.mediaType ?? (asked.json === undefined ? undefined : MEDIA_JSON);
  const headers = {
    ...(mediaType ? { "content-type": mediaType } : {}),
    ...(asked.accept ? { accept: asked.accept } : {}),
    ...asked.headers,
  };
  return { method, path, headers, ...(body === undefined ? {} : { body }) };
}

/** A request without a session, unless its headers say otherwise. */
export async function send(origin: string, method: string, path: string, asked: Asked = {}): Promise<Answer> {
  const request = requestOf(method, path, asked);
  return Answer.of(await fetch(`${origin}${path}`, { ...request, redirect: "manual" }));
}

/** A person who speaks to a server without any help of the app's own client. */
export class Member {
  readonly session: DemoSession;

  private constructor(
    readonly origin: string,
    readonly person: DemoPerson,
  ) {
    this.session = new DemoSession(origin, person);
  }

  static of(origin: string, person: DemoPerson): Member {
    return new Member(origin, person);
  }

  static async enrolled(origin: string, name: string, rsaBits: RsaBits = 2048): Promise<Member> {
    const member = new Member(origin, await createDemoPerson(name, rsaBits));
    const answer = await member.enrol();
    if (answer.status !== 201) throw new Error(answer.text);
    return member;
  }

  enrol(invite?: string): Promise<Answer> {
    const json = { record: bytesToBase64Url(this.person.signedRecord), ...(invite ? { invite } : {}) };
    return send(this.origin, "POST", PATHS.enrolments, { json });
  }

  async startSession(assertion?: string): Promise<Answer> {
    return Answer.of(await this.session.start(assertion));
  }

  sessionToken(): Promise<string> {
    return this.session.token();
  }

  /** @param token the session's own when absent; null for a request without a session */
  async send(
    method: string,
    path: string,
    { token, ...asked }: Asked & { readonly token?: string | null } = {},
  ): Promise<Answer> {
    if (token === null) return send(this.origin, method, path, asked);
    const request = requestOf(method, path, asked);
    return Answer.of(await this.session.send(request, token ?? (await this.sessionToken())));
  }

  async change(...changes: BatchChange[]): Promise<Outcome[]> {
    const answer = await this.send("POST", BATCH_PATH, { json: { changes } });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.read(batchAnswerSchema).outcomes;
  }
}
