import { generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { bytesToBase64Url, sha256, utf8 } from "../shared/crypto";
import { MEDIA_FORM, NONCE_HEADER, PROOF_HEADER } from "../shared/protocol/http/media-types";
import { PATHS } from "../shared/protocol/http/paths";
import { type ProblemName, problemName, problemSchema } from "../shared/protocol/http/problems";
import { PROOF_ALGORITHM, PROOF_TYPE, tokenAnswerSchema } from "../shared/protocol/http/sessions";
import { createAssertion, type DemoPerson, tokenForm } from "./demo-person";

export interface DemoRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** What a proof says other than it should. */
export interface ProofChanges {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signs in place of the session's own key. */
  readonly privateKey?: KeyObject;
}

/** As the global one; a server with a certificate of its own needs another. */
export type Fetch = (url: string, request: RequestInit) => Promise<Response>;

function jwtPart(value: object): string {
  return bytesToBase64Url(utf8(JSON.stringify(value)));
}

/** What a refusal names: the problem, and the server's time with some of them. */
async function refusalOf(answer: Response): Promise<{ name: ProblemName | null; serverTime?: number }> {
  const parsed = problemSchema.safeParse(
    await answer
      .clone()
      .json()
      .catch(() => null),
  );
  if (!parsed.success) return { name: null };
  const { type, serverTime } = parsed.data;
  return { name: problemName(type), ...(serverTime === undefined ? {} : { serverTime }) };
}

/** A demo person at a server: signs in, and proves possession of the session's key with every request (RFC 9449). */
export class DemoSession {
  /** The newest that the server named. */
  nonce: string | null = null;
  readonly publicJwk: Readonly<Record<string, unknown>>;
  readonly privateKey: KeyObject;
  private clockOffset = 0;
  private currentToken: string | null = null;

  constructor(
    readonly origin: string,
    readonly person: DemoPerson,
    private readonly fetch: Fetch = globalThis.fetch,
  ) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.privateKey = privateKey;
    this.publicJwk = { ...publicKey.export({ format: "jwk" }) };
  }

  /** A proof for one request; `changes` replaces some of what it says. */
  proof(method: string, path: string, token: string | null, changes: ProofChanges = {}): string {
    const header = { typ: PROOF_TYPE, alg: PROOF_ALGORITHM, jwk: this.publicJwk, ...changes.header };
    const claims = {
      jti: randomUUID(),
      htm: method,
      htu: `${this.origin}${path.split("?", 1)[0]}`,
      iat: this.now,
      ...(this.nonce === null ? {} : { nonce: this.nonce }),
      ...(token === null ? {} : { ath: bytesToBase64Url(sha256(utf8(token))) }),
      ...changes.claims,
    };
    const input = `${jwtPart(header)}.${jwtPart(claims)}`;
    const key = changes.privateKey ?? this.privateKey;
    return `${input}.${bytesToBase64Url(sign("sha256", utf8(input), { key, dsaEncoding: "ieee-p1363" }))}`;
  }

  /** The two headers of a request in this session. */
  proofHeaders(method: string, path: string, token: string): Record<string, string> {
    return { authorization: `DPoP ${token}`, [PROOF_HEADER]: this.proof(method, path, token) };
  }

  /** Sends a request with this token; once more with the server's nonce, and by its clock, when it asks for them. */
  async send(request: DemoRequest, token: string): Promise<Response> {
    const { method, path } = request;
    return this.heeding(() => ({
      ...request,
      headers: { ...request.headers, ...this.proofHeaders(method, path, token) },
    }));
  }

  /** @param assertion to sign in with; one by the server's clock when absent */
  async start(assertion?: string): Promise<Response> {
    return this.heeding(() => ({
      method: "POST",
      path: PATHS.token,
      headers: { "content-type": MEDIA_FORM, [PROOF_HEADER]: this.proof("POST", PATHS.token, null) },
      body: tokenForm(assertion ?? this.assertion()),
    }));
  }

  /** The token of the session, which is started when there is none. */
  async token(): Promise<string> {
    if (this.currentToken === null) {
      const answer = await this.start();
      if (!answer.ok) throw new Error(await answer.text());
      this.currentToken = tokenAnswerSchema.parse(await answer.json()).access_token;
    }
    return this.currentToken;
  }

  private get now(): number {
    return Math.floor(Date.now() / 1000) + this.clockOffset;
  }

  private assertion(): string {
    return createAssertion(this.person, this.origin, { iat: this.now, exp: this.now + 60 });
  }

  private async heeding(asked: () => DemoRequest): Promise<Response> {
    const heeded = new Set<ProblemName>();
    for (;;) {
      const { method, path, headers = {}, body } = asked();
      const answer = await this.fetch(`${this.origin}${path}`, {
        method,
        redirect: "manual",
        headers,
        ...(body === undefined ? {} : { body }),
      });
      this.nonce = answer.headers.get(NONCE_HEADER) ?? this.nonce;
      const { name, serverTime } = answer.status === 401 ? await refusalOf(answer) : { name: null };
      if (name === null || heeded.has(name)) return answer;
      if (serverTime !== undefined) this.clockOffset = serverTime - Math.floor(Date.now() / 1000);
      else if (name !== "dpop-nonce-needed") return answer;
      heeded.add(name);
    }
  }
}
