import { randomUUID } from "node:crypto";
import { bytesToBase64Url, utf8 } from "../../../shared/crypto";
import {
  MEDIA_FORM,
  MEDIA_JSON,
  MEDIA_PROBLEM,
  NONCE_HEADER,
  PROOF_HEADER,
} from "../../../shared/protocol/http/media-types";
import { PATHS } from "../../../shared/protocol/http/paths";
import type { ProblemDetails, ProblemName } from "../../../shared/protocol/http/problems";
import { ASSERTION_TYPE, GRANT_TYPE, tokenAnswerSchema } from "../../../shared/protocol/http/sessions";
import type { SessionSigner } from "../../services/ports/key-server";
import { failureOf, readJson, readProblem } from "./answers";
import { askPatiently, orCancelled } from "./patience";
import { ProofKey } from "./proof-key";
import { ServerClock } from "./server-clock";
import type { ServerAnswer, ServerRequest, Transport } from "./transport";

const ASSERTION_SECONDS = 60;
/** A token is not used in its last seconds: it could end on the way. */
const MARGIN_SECONDS = 15;
/** RFC 9449 section 8.1: NQCHAR, and no longer than a header of ours may be. */
const NONCE = /^[\x21\x23-\x5b\x5d-\x7e]{1,256}$/;

interface Token {
  readonly text: string;
  /** The key that the token is bound to. */
  readonly key: ProofKey;
  /** Of the local clock, Unix milliseconds. */
  readonly usableUntil: number;
}

type Refusal = ProblemDetails & { readonly name: ProblemName };

function jwtPart(value: object): string {
  return bytesToBase64Url(utf8(JSON.stringify(value)));
}

/** Tries again after `heed` has done what the server's refusal asks for, once for each kind of refusal. */
async function heedingRefusals(
  attempt: () => Promise<ServerAnswer>,
  heed: (refusal: Refusal) => Promise<boolean>,
): Promise<ServerAnswer> {
  const heeded = new Set<ProblemName>();
  for (;;) {
    const answer = await attempt();
    const refusal = answer.status === 401 ? readProblem(answer) : null;
    if (refusal === null || heeded.has(refusal.name) || !(await heed(refusal))) return answer;
    heeded.add(refusal.name);
  }
}

/**
 * Signs in when a token is first needed, and again when it is over; one sign-in at a time. Every request carries a
 * proof of the key that the token is bound to (RFC 9449), so that a stolen token is of no use.
 */
export class Session {
  private token: Promise<Token> | null = null;
  /** The newest that the server named. */
  private nonce: string | null = null;
  private readonly serverClock: ServerClock;

  constructor(
    private readonly transport: Transport,
    private readonly origin: string,
    readonly signer: SessionSigner,
    private readonly clock: () => number,
  ) {
    this.serverClock = new ServerClock(clock);
  }

  /**
   * Sends a request as the person who is signed in. When the server asks for a newer nonce, shows another clock or no
   * longer knows the token, the request is sent again, once for each.
   * @throws KeyferryError `not-signed-in` and whatever reaching the server may throw
   */
  async send(request: ServerRequest, signal: AbortSignal | undefined): Promise<ServerAnswer> {
    let token: Token | null = null;
    return heedingRefusals(
      async () => {
        const used = await orCancelled(this.useToken(), signal);
        token = used;
        const headers = () => ({
          authorization: `DPoP ${used.text}`,
          ...this.proof(request, used.key, used.text),
        });
        return this.ask(async () => ({ ...request, freshHeaders: headers }), signal);
      },
      async (refusal) => {
        if (refusal.name !== "not-signed-in") return this.heed(refusal);
        await this.forget(token);
        return true;
      },
    );
  }

  private async useToken(): Promise<Token> {
    const current = this.token;
    if (current !== null) {
      const token = await current;
      if (this.clock() < token.usableUntil) return token;
      this.drop(current);
    }
    return this.renewed();
  }

  /** Forgets a token that the server no longer accepts. */
  private async forget(refused: Token | null): Promise<void> {
    const current = this.token;
    const token = await current?.catch(() => null);
    if (current !== null && token === refused) this.drop(current);
  }

  private drop(token: Promise<Token>): void {
    if (this.token === token) this.token = null;
  }

  private renewed(): Promise<Token> {
    if (this.token !== null) return this.token;
    const token = this.signIn();
    this.token = token;
    token.catch(() => this.drop(token));
    return token;
  }

  private async signIn(): Promise<Token> {
    const key = new ProofKey();
    const answer = await heedingRefusals(
      () => this.ask(() => this.tokenRequest(key), undefined),
      // An assertion counts once: when its answer was lost and it was sent again, only a new one is taken.
      async (refusal) => refusal.name === "assertion-refused" || this.heed(refusal),
    );
    if (answer.status !== 200) throw failureOf(answer);
    const { access_token, expires_in } = readJson(answer, tokenAnswerSchema);
    const lifetime = Math.max(1, expires_in - MARGIN_SECONDS);
    return { text: access_token, key, usableUntil: this.clock() + lifetime * 1000 };
  }

  /** Whether there is a point in asking again. */
  private heed({ name, serverTime }: Refusal): boolean {
    if (name === "dpop-nonce-needed") return this.nonce !== null;
    if (serverTime === undefined || (name !== "clock-differs" && name !== "proof-refused")) return false;
    this.serverClock.follow(serverTime);
    return true;
  }

  private ask(request: () => Promise<ServerRequest>, signal: AbortSignal | undefined): Promise<ServerAnswer> {
    return askPatiently(async () => {
      const answer = await this.transport.send(await request(), signal);
      const nonce = answer.header(NONCE_HEADER);
      if (nonce !== null && NONCE.test(nonce)) this.nonce = nonce;
      return answer;
    }, signal);
  }

  private proof(request: ServerRequest, key: ProofKey, token: string | null): Record<string, string> {
    const { method, path } = request;
    const url = `${this.origin}${path.split("?", 1)[0] ?? ""}`;
    const issuedAt = this.serverClock.now();
    return { [PROOF_HEADER]: key.prove({ method, url, issuedAt, nonce: this.nonce, token }) };
  }

  /** RFC 7523 section 2.2, as a form. */
  private async tokenRequest(key: ProofKey): Promise<ServerRequest> {
    const form = new URLSearchParams({
      grant_type: GRANT_TYPE,
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: await this.assertion(),
    });
    const request: ServerRequest = {
      method: "POST",
      path: PATHS.token,
      accept: `${MEDIA_JSON}, ${MEDIA_PROBLEM}`,
      body: { mediaType: MEDIA_FORM, content: form.toString() },
    };
    return { ...request, freshHeaders: () => this.proof(request, key, null) };
  }

  private async assertion(): Promise<string> {
    const { userId } = this.signer;
    const issuedAt = this.serverClock.now();
    const claims = {
      iss: userId,
      sub: userId,
      aud: `${this.origin}${PATHS.token}`,
      iat: issuedAt,
      exp: issuedAt + ASSERTION_SECONDS,
      jti: randomUUID(),
    };
    const signingInput = `${jwtPart({ alg: "EdDSA", typ: "JWT" })}.${jwtPart(claims)}`;
    const signature = await this.signer.signAssertion(utf8(signingInput));
    return `${signingInput}.${bytesToBase64Url(signature)}`;
  }
}
