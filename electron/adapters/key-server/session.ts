import { randomUUID } from "node:crypto";
import { bytesToBase64Url, utf8 } from "../../../shared/crypto";
import { MEDIA_FORM, MEDIA_JSON } from "../../../shared/protocol/http/media-types";
import { PATHS } from "../../../shared/protocol/http/paths";
import { ASSERTION_TYPE, GRANT_TYPE, tokenAnswerSchema } from "../../../shared/protocol/http/sessions";
import { KeyferryError } from "../../services/keyferry-error";
import type { SessionSigner } from "../../services/ports/key-server";
import { failureOf, readJson, readProblem } from "./answers";
import { askPatiently } from "./patience";
import type { Transport } from "./transport";

const ASSERTION_SECONDS = 60;
/** A token is not used in its last seconds: it could end on the way. */
const MARGIN_SECONDS = 15;
/** A server's clock further off than this is not followed. */
const LARGEST_CLOCK_OFFSET = 24 * 3600;

interface Token {
  readonly text: string;
  /** Of the local clock, Unix milliseconds. */
  readonly usableUntil: number;
}

function jwtPart(value: object): string {
  return bytesToBase64Url(utf8(JSON.stringify(value)));
}

/** Signs in when a token is first needed, and again when it is over. One sign-in at a time. */
export class Session {
  private token: Promise<Token> | null = null;
  /** Server time minus local time, seconds; learnt when the server finds the assertion's times wrong. */
  private clockOffset = 0;

  constructor(
    private readonly transport: Transport,
    private readonly origin: string,
    readonly signer: SessionSigner,
    private readonly clock: () => number,
  ) {}

  /** @throws KeyferryError `not-signed-in` and whatever reaching the server may throw */
  async useToken(): Promise<string> {
    const current = this.token;
    if (current !== null) {
      const token = await current;
      if (this.clock() < token.usableUntil) return token.text;
      this.drop(current);
    }
    return (await this.renewed()).text;
  }

  /** Forgets a token that the server no longer accepts. */
  async forget(text: string): Promise<void> {
    const current = this.token;
    const token = await current?.catch(() => null);
    if (current !== null && token?.text === text) this.drop(current);
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
    let answer = await this.sendAssertion();
    const problem = readProblem(answer);
    if (problem?.name === "clock-differs" && problem.serverTime !== undefined) {
      this.followClock(problem.serverTime);
      answer = await this.sendAssertion();
    }
    if (answer.status !== 200) throw failureOf(answer);
    const { access_token, expires_in } = readJson(answer, tokenAnswerSchema);
    const lifetime = Math.max(1, expires_in - MARGIN_SECONDS);
    return { text: access_token, usableUntil: this.clock() + lifetime * 1000 };
  }

  private followClock(serverTime: number): void {
    const offset = serverTime - Math.floor(this.clock() / 1000);
    if (Math.abs(offset) > LARGEST_CLOCK_OFFSET)
      throw new KeyferryError("not-signed-in", "the clocks differ by more than a day");
    this.clockOffset = offset;
  }

  private sendAssertion() {
    return askPatiently(
      async () =>
        this.transport.send({
          method: "POST",
          path: PATHS.token,
          accept: MEDIA_JSON,
          body: { mediaType: MEDIA_FORM, content: await this.tokenRequest() },
        }),
      undefined,
    );
  }

  /** RFC 7523 section 2.2, as a form. */
  private async tokenRequest(): Promise<string> {
    const { userId } = this.signer;
    const issuedAt = Math.floor(this.clock() / 1000) + this.clockOffset;
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
    return new URLSearchParams({
      grant_type: GRANT_TYPE,
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: `${signingInput}.${bytesToBase64Url(signature)}`,
    }).toString();
  }
}
