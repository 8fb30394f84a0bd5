import type { IncomingHttpHeaders } from "node:http";
import type { UserId } from "../../shared/crypto";
import { MEDIA_JSON, MEDIA_PROBLEM } from "../../shared/protocol/http/media-types";
import { PROBLEMS, type ProblemName, problemType } from "../../shared/protocol/http/problems";

/** A request as it came in, whole. */
export interface Asked {
  readonly method: string;
  /** Path and query as on the wire. */
  readonly url: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly remoteAddress: string;
  /** Whose session the request carries, or whose connection it came on; null when neither tells. */
  readonly asker: UserId | null;
}

/**
 * Where a connection is cut instead of being served to the end: before anything is done, when all is done and nothing
 * was said, in the middle of the answer, or once the answer is out and the connection should have been kept.
 */
export type Cut = "before" | "unanswered" | "middle" | "after";

/** An answer as it goes out. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | string[]>>;
  readonly body: Buffer;
  readonly cut?: Cut;
}

export function isJson(answer: Answer): boolean {
  return answer.status < 300 && String(answer.headers["content-type"]).startsWith(MEDIA_JSON);
}

/** The answer's JSON, as it was sent. */
export function jsonOf(answer: Answer): unknown {
  return JSON.parse(answer.body.toString("utf8"));
}

/** The same answer with another body. */
export function withBody(answer: Answer, body: Uint8Array): Answer {
  const headers = { ...answer.headers, "content-length": body.length };
  return { ...answer, headers, body: Buffer.from(body) };
}

export function withJson(answer: Answer, json: unknown): Answer {
  return withBody(answer, Buffer.from(JSON.stringify(json)));
}

/** A new answer of JSON. */
export function jsonAnswer(status: number, json: unknown, mediaType: string = MEDIA_JSON): Answer {
  return withJson({ status, headers: { "content-type": mediaType }, body: Buffer.alloc(0) }, json);
}

export function problemAnswer(name: ProblemName): Answer {
  return jsonAnswer(PROBLEMS[name].status, { type: problemType(name), ...PROBLEMS[name] }, MEDIA_PROBLEM);
}
