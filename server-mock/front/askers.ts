import type { Socket } from "node:net";
import { parseUserId, type UserId } from "../../shared/crypto";
import { PATHS } from "../../shared/protocol/http/paths";
import { tokenAnswerSchema } from "../../shared/protocol/http/sessions";
import { type Answer, type Asked, jsonOf } from "./exchange";

/** Who the people behind requests are: what every server can tell that hands out the tokens. */
export class Askers {
  readonly #byToken = new Map<string, UserId>();
  readonly #bySocket = new WeakMap<Socket, UserId>();

  /** By the session of the request; without one, by who used the same connection last. */
  find(authorization: string | undefined, socket: Socket): UserId | null {
    const token = tokenOf(authorization);
    const bearer = token === null ? undefined : this.#byToken.get(token);
    if (bearer !== undefined) this.#bySocket.set(socket, bearer);
    return bearer ?? this.#bySocket.get(socket) ?? null;
  }

  /** Notes whose token an answer hands out. */
  watch(asked: Asked, answer: Answer): void {
    if (asked.path !== PATHS.token || answer.status !== 200) return;
    const token = tokenAnswerSchema.safeParse(jsonOf(answer));
    const subject = subjectOf(new URLSearchParams(asked.body.toString("utf8")).get("client_assertion"));
    if (token.success && subject !== null) this.#byToken.set(token.data.access_token, subject);
  }
}

/** The token of an Authorization header, whatever its scheme. */
export function tokenOf(authorization: string | undefined): string | null {
  return authorization?.split(" ")[1] ?? null;
}

/** `sub` of an assertion that the server accepted, so it has one. */
function subjectOf(assertion: string | null): UserId | null {
  const claims = assertion?.split(".")[1];
  if (claims === undefined) return null;
  const { sub } = JSON.parse(Buffer.from(claims, "base64url").toString("utf8")) as { sub: string };
  return parseUserId(sub);
}
