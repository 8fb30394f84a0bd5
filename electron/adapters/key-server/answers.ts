import type { z } from "zod";
import { CryptoError } from "../../../shared/crypto";
import { FormatError } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { MEDIA_JSON, MEDIA_PROBLEM } from "../../../shared/protocol/http/media-types";
import {
  type ProblemDetails,
  type ProblemName,
  problemName,
  problemSchema,
} from "../../../shared/protocol/http/problems";
import { KeyferryError } from "../../services/keyferry-error";
import type { ServerAnswer } from "./transport";

const CODE_OF_PROBLEM: Readonly<Partial<Record<ProblemName, ErrorCode>>> = {
  "not-signed-in": "not-signed-in",
  "assertion-refused": "not-signed-in",
  "clock-differs": "not-signed-in",
  "dpop-nonce-needed": "not-signed-in",
  "proof-refused": "not-signed-in",
  "address-taken": "address-taken",
  "invite-needed": "invite-needed",
  "invite-refused": "invite-refused",
  "sign-on-refused": "sign-on-refused",
  "record-outdated": "identity-changed-elsewhere",
  "too-many-records": "keys-renewed-too-often",
  "root-mismatch": "not-owner",
  "too-many-requests": "server-busy",
  internal: "server-error",
  unavailable: "server-error",
};

function parseBody(answer: ServerAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(answer.body));
  } catch {
    throw new KeyferryError("server-answer-invalid", "not JSON");
  }
}

/** @throws KeyferryError `server-answer-invalid` unless the answer is JSON of this shape */
export function readJson<T>(answer: ServerAnswer, schema: z.ZodType<T>): T {
  if (answer.mediaType !== MEDIA_JSON) throw new KeyferryError("server-answer-invalid", "not a JSON answer");
  const parsed = schema.safeParse(parseBody(answer));
  if (!parsed.success) throw new KeyferryError("server-answer-invalid", "unexpected shape");
  return parsed.data;
}

/** The problem that an answer tells, or null when it tells none of ours (a proxy's error page, another server). */
export function readProblem(answer: ServerAnswer): (ProblemDetails & { name: ProblemName }) | null {
  if (answer.mediaType !== MEDIA_PROBLEM || answer.status < 400) return null;
  const parsed = problemSchema.safeParse(parseBody(answer));
  const name = parsed.success ? problemName(parsed.data.type) : null;
  return parsed.success && name !== null ? { ...parsed.data, name } : null;
}

/** The failure behind an answer that is not the wanted one. */
export function failureOf(answer: ServerAnswer): KeyferryError {
  const problem = readProblem(answer);
  if (problem) return new KeyferryError(CODE_OF_PROBLEM[problem.name] ?? "server-refused", problem.name);
  if (answer.status === 429) return new KeyferryError("server-busy", "429");
  if (answer.status >= 500) return new KeyferryError("server-error", String(answer.status));
  return new KeyferryError("server-answer-invalid", `status ${answer.status}`);
}

/** Runs a strict codec over a part of an answer; what it refuses, the server should not have sent. */
export function decodeStrictly<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof FormatError || error instanceof CryptoError)
      throw new KeyferryError("server-answer-invalid", error.code);
    throw error;
  }
}
