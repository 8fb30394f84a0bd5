import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import {
  calculateJwkThumbprint,
  decodeJwt,
  decodeProtectedHeader,
  EmbeddedJWK,
  type JWK,
  jwtVerify,
} from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectKeyServer, type KeyServerClient } from "../../electron/adapters/key-server";
import { createDemoPerson, type DemoPerson, signFor } from "../../server-mock/demo-person";
import { MEDIA_PROBLEM, NONCE_HEADER } from "../../shared/protocol/http/media-types";
import { PATHS } from "../../shared/protocol/http/paths";
import { PROBLEMS, type ProblemName, problemType } from "../../shared/protocol/http/problems";
import { Member } from "./harness/member";
import { answerJson, ScriptedServer } from "./harness/scripted-server";
import { startTestServer, type TestServer } from "./harness/test-server";

const TOKEN = "T".repeat(43);
const EMPTY_PAGE = { grants: [], revoked: [], next: null, resume: "AQAAAAAAAAAA" };

function signedIn(client: KeyServerClient, person: DemoPerson): KeyServerClient {
  client.useSigner({ userId: person.userId, signAssertion: async (input) => signFor(person, input) });
  return client;
}

function refuse(
  response: ServerResponse,
  name: ProblemName,
  headers: Record<string, string>,
  more = {},
): void {
  response
    .writeHead(PROBLEMS[name].status, { "content-type": MEDIA_PROBLEM, ...headers })
    .end(JSON.stringify({ type: problemType(name), ...PROBLEMS[name], ...more }));
}

interface SeenProof {
  readonly place: string;
  readonly jti: string;
  readonly nonce: unknown;
  readonly ath: unknown;
  readonly htu: unknown;
  readonly htm: unknown;
  readonly thumbprint: string;
}

describe("the client's sessions", () => {
  let server: ScriptedServer;
  let bob: DemoPerson;
  let client: KeyServerClient;
  let proofs: SeenProof[];

  /** What the request proves; the signature is checked here, as a server would. */
  const seen = async (request: IncomingMessage): Promise<SeenProof> => {
    const text = String(request.headers.dpop);
    const { payload } = await jwtVerify(text, EmbeddedJWK, { typ: "dpop+jwt", algorithms: ["ES256"] });
    const { jwk } = decodeProtectedHeader(text);
    expect(Object.keys(jwk ?? {}).sort()).toEqual(["crv", "kty", "x", "y"]);
    return {
      place: `${request.method} ${request.url}`,
      jti: String(payload.jti),
      nonce: payload.nonce,
      ath: payload.ath,
      htu: payload.htu,
      htm: payload.htm,
      thumbprint: await calculateJwkThumbprint(jwk as JWK),
    };
  };
  /** Remembers the proof before `answer` answers. */
  const observed =
    (answer: (request: IncomingMessage, response: ServerResponse) => void) =>
    (request: IncomingMessage, response: ServerResponse): void => {
      void seen(request).then((proof) => {
        proofs.push(proof);
        answer(request, response);
      });
    };
  const grantToken = (response: ServerResponse, seconds = 300, headers = {}) =>
    answerJson(response, 200, { access_token: TOKEN, token_type: "DPoP", expires_in: seconds }, headers);

  beforeAll(async () => {
    bob = await createDemoPerson("Bob");
  });
  beforeEach(async () => {
    server = await ScriptedServer.start();
    proofs = [];
    server.tokenScript = observed((_, response) => grantToken(response));
    server.script = observed((_, response) => answerJson(response, 200, EMPTY_PAGE));
    client = signedIn(connectKeyServer(server.origin), bob);
  });
  afterEach(async () => {
    client.close();
    await server.close();
  });

  it("prove method, address without query, and token of every request, each proof once", async () => {
    await client.receivedGrants("AQAAAAAAAAAA");
    await client.issuedGrants(null);
    expect(proofs.map(({ place }) => place)).toEqual([
      "POST /v1/oauth/token",
      "GET /v1/me/grants?after=AQAAAAAAAAAA",
      "GET /v1/me/issued-grants",
    ]);
    expect(proofs.map(({ htm, htu }) => `${String(htm)} ${String(htu)}`)).toEqual([
      `POST ${server.origin}${PATHS.token}`,
      `GET ${server.origin}${PATHS.received}`,
      `GET ${server.origin}${PATHS.issued}`,
    ]);
    const tokenHash = createHash("sha256").update(TOKEN).digest("base64url");
    expect(proofs.map(({ ath }) => ath)).toEqual([undefined, tokenHash, tokenHash]);
    expect(new Set(proofs.map(({ jti }) => jti)).size).toBe(3);
    expect(new Set(proofs.map(({ thumbprint }) => thumbprint)).size).toBe(1);
  });

  it("have a new key after each sign-in, and after signing out", async () => {
    server.tokenScript = observed((_, response) => grantToken(response, 1));
    await client.receivedGrants(null);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await client.receivedGrants(null);
    signedIn(client, bob);
    await client.receivedGrants(null);
    const keys = proofs.map(({ thumbprint }) => thumbprint);
    expect(keys).toHaveLength(6);
    expect(new Set(keys).size).toBe(3);
    expect([keys[1], keys[3], keys[5]]).toEqual([keys[0], keys[2], keys[4]]);
  });

  it("take up each nonce that the server names, with refusals and with answers", async () => {
    let count = 0;
    server.tokenScript = observed((_, response) =>
      count++ === 0
        ? refuse(response, "dpop-nonce-needed", { [NONCE_HEADER]: "first" })
        : grantToken(response, 300, { [NONCE_HEADER]: "second" }),
    );
    await client.receivedGrants(null);
    await client.receivedGrants(null);
    expect(proofs.map(({ nonce }) => nonce)).toEqual([undefined, "first", "second", "second"]);
  });

  it("try once more when a nonce is needed, not for ever", async () => {
    let count = 0;
    server.script = observed((_, response) =>
      refuse(response, "dpop-nonce-needed", { [NONCE_HEADER]: `nonce-${count++}` }),
    );
    await expect(client.receivedGrants(null)).rejects.toMatchObject({ code: "not-signed-in" });
    expect(proofs.map(({ place }) => place)).toHaveLength(3);
  });

  it("do not try again when a nonce is needed and none is named, or none that could be one", async () => {
    for (const headers of [{}, { [NONCE_HEADER]: "x y" }, { [NONCE_HEADER]: "x".repeat(300) }]) {
      proofs = [];
      server.tokenScript = observed((_, response) => refuse(response, "dpop-nonce-needed", headers));
      await expect(client.receivedGrants(null)).rejects.toMatchObject({ code: "not-signed-in" });
      expect(proofs).toHaveLength(1);
    }
  });

  it("end after at most one correction of each kind, whatever a server asks for", async () => {
    const refusals: ProblemName[] = ["dpop-nonce-needed", "proof-refused", "not-signed-in"];
    let count = 0;
    server.script = observed((_, response) => {
      const name = refusals[count++ % refusals.length] ?? "not-signed-in";
      refuse(response, name, { [NONCE_HEADER]: `n${count}` }, { serverTime: Math.floor(Date.now() / 1000) });
    });
    await expect(client.receivedGrants(null)).rejects.toMatchObject({ code: "not-signed-in" });
    expect(proofs.filter(({ place }) => place.includes("/me/"))).toHaveLength(4);
  });

  it("make a new proof when a busy server is asked again", async () => {
    let count = 0;
    server.script = observed((_, response) =>
      count++ === 0
        ? refuse(response, "unavailable", { "retry-after": "0" })
        : answerJson(response, 200, EMPTY_PAGE),
    );
    await client.receivedGrants(null);
    const [, first, second] = proofs;
    expect(first?.place).toBe(second?.place);
    expect(first?.jti).not.toBe(second?.jti);
  });

  it("do not follow a clock that is days off, in proofs either", async () => {
    server.script = observed((_, response) => refuse(response, "proof-refused", {}, { serverTime: 1 }));
    await expect(client.receivedGrants(null)).rejects.toMatchObject({ code: "not-signed-in" });
    expect(proofs).toHaveLength(2);
  });

  it("never show the identity key's signature for anything but an assertion", async () => {
    const signed: string[] = [];
    client.useSigner({
      userId: bob.userId,
      signAssertion: async (input) => {
        signed.push(Buffer.from(input).toString());
        return signFor(bob, input);
      },
    });
    await client.receivedGrants(null);
    expect(signed).toHaveLength(1);
    expect(decodeJwt(`${signed[0]}.`)).toMatchObject({ aud: `${server.origin}${PATHS.token}` });
  });
});

describe("the client's sessions at the real server", () => {
  let server: TestServer;
  let bob: Member;
  let now: number;

  beforeAll(async () => {
    now = Date.now();
    server = await startTestServer({ clock: () => now });
    bob = await Member.enrolled(server.origin, "Bob");
  });
  afterAll(() => server.close());

  it.each([
    ["an hour ahead", 3_600_000],
    ["an hour behind", -3_600_000],
    ["a minute and a half behind", -91_000],
    ["half a minute and a little ahead", 32_000],
  ])("work on a computer whose clock is %s", async (_, difference) => {
    const client = signedIn(connectKeyServer(server.origin, { clock: () => now + difference }), bob.person);
    await expect(client.receivedGrants(null)).resolves.toBeDefined();
    client.close();
  });

  it.each([
    ["forward", 600_000],
    ["back", -600_000],
  ])("go on when the server's clock is set %s", async (_, difference) => {
    const client = signedIn(connectKeyServer(server.origin, { clock: () => Date.now() }), bob.person);
    await client.receivedGrants(null);
    now += difference;
    await expect(client.receivedGrants(null)).resolves.toBeDefined();
    now -= difference;
    client.close();
  });

  it("outlast many nonces and tokens, with one request at a time and with many", async () => {
    const client = signedIn(connectKeyServer(server.origin, { clock: () => now }), bob.person);
    for (let step = 0; step < 8; step++) {
      await Promise.all(Array.from({ length: 5 }, () => client.receivedGrants(null)));
      now += 100_000;
    }
    client.close();
  });
});
