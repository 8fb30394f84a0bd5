import { createHmac, createSecretKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAssertion, tokenForm } from "../../server-mock/demo-person";
import { DemoSession, type ProofChanges } from "../../server-mock/demo-session";
import { newDataId } from "../../shared/crypto";
import { MEDIA_FORM, NONCE_HEADER, PROOF_HEADER } from "../../shared/protocol/http/media-types";
import { myKeyPath, PATHS } from "../../shared/protocol/http/paths";
import { problemSchema } from "../../shared/protocol/http/problems";
import { tokenAnswerSchema } from "../../shared/protocol/http/sessions";
import { type Answer, Member, send } from "./harness/member";
import { startTestServer, type TestServer } from "./harness/test-server";

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** The parts of a proof, to be put together in another way. */
function partsOf(proof: string): { header: Record<string, unknown>; claims: unknown } {
  const [header = "", claims = ""] = proof.split(".");
  const decoded = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as never;
  return { header: decoded(header), claims: decoded(claims) };
}

function jwkOf(key: KeyObject): Record<string, unknown> {
  return { ...key.export({ format: "jwk" }) };
}

describe("proofs of possession", () => {
  let server: TestServer;
  let elsewhere: TestServer;
  let alice: Member;
  let token: string;
  let now: number;

  const seconds = () => Math.floor(now / 1000);
  const proof = (changes: ProofChanges = {}) =>
    alice.session.proof("GET", PATHS.received, token, {
      ...changes,
      claims: { iat: seconds(), ...changes.claims },
    });
  const sendProof = (text: string, path: string = PATHS.received) =>
    send(server.origin, "GET", path, { headers: { authorization: `DPoP ${token}`, [PROOF_HEADER]: text } });
  const refusal = (answer: Answer) => [
    answer.status,
    answer.problem,
    /error="(\w+)"/.exec(answer.headers.get("www-authenticate") ?? "")?.[1],
  ];
  const REFUSED = [401, "proof-refused", "invalid_dpop_proof"];
  const NONCE_NEEDED = [401, "dpop-nonce-needed", "use_dpop_nonce"];
  const NOT_SIGNED_IN = [401, "not-signed-in", "invalid_token"];

  beforeAll(async () => {
    now = Date.now();
    server = await startTestServer({ clock: () => now });
    elsewhere = await startTestServer({ clock: () => now });
    alice = await Member.enrolled(server.origin, "Alice");
  });
  beforeEach(async () => {
    token = await startedSession();
    await alice.send("GET", PATHS.received, { token });
  });
  afterAll(async () => {
    await server.close();
    await elsewhere.close();
  });
  const startedSession = async () =>
    (await alice.startSession(assertion())).read(tokenAnswerSchema).access_token;
  const assertion = () =>
    createAssertion(alice.person, server.origin, { iat: seconds(), exp: seconds() + 60 });

  it("are accepted once, and a proof that was used is refused", async () => {
    const text = proof();
    expect((await sendProof(text)).status).toBe(200);
    expect(refusal(await sendProof(text))).toEqual(REFUSED);
  });

  it("are accepted once of many simultaneous uses", async () => {
    const text = proof();
    const answers = await Promise.all(Array.from({ length: 8 }, () => sendProof(text)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  });

  it("may be replayed at no time while they would still be young enough", async () => {
    const text = proof({ claims: { iat: seconds() + 29 } });
    expect((await sendProof(text)).status).toBe(200);
    for (let step = 0; step < 4; step++) {
      now += 30_000;
      await alice.send("GET", PATHS.received, { token });
      const nonce = alice.session.nonce;
      expect((await sendProof(text)).status, String(nonce)).toBe(401);
    }
  });

  it.each<[string, () => ProofChanges]>([
    ["for another method", () => ({ claims: { htm: "POST" } })],
    ["for another path", () => ({ claims: { htu: `${server.origin}${PATHS.issued}` } })],
    ["for a path with more behind it", () => ({ claims: { htu: `${server.origin}${PATHS.received}/` } })],
    ["for another server", () => ({ claims: { htu: `https://keys.example.org${PATHS.received}` } })],
    ["for another port", () => ({ claims: { htu: `http://127.0.0.1:1${PATHS.received}` } })],
    [
      "for another scheme",
      () => ({ claims: { htu: `${server.origin.replace("http", "https")}${PATHS.received}` } }),
    ],
    [
      "for an address with a user name",
      () => ({ claims: { htu: `${server.origin.replace("//", "//x@")}${PATHS.received}` } }),
    ],
    ["for no address", () => ({ claims: { htu: PATHS.received } })],
    ["without the token's hash", () => ({ claims: { ath: undefined } })],
    ["with another token's hash", () => ({ claims: { ath: "A".repeat(43) } })],
    ["without an ID", () => ({ claims: { jti: undefined } })],
    ["with an empty ID", () => ({ claims: { jti: "" } })],
    ["with a very long ID", () => ({ claims: { jti: "x".repeat(129) } })],
    ["without a time", () => ({ claims: { iat: undefined } })],
    ["with text for a time", () => ({ claims: { iat: String(seconds()) } })],
    ["of another type", () => ({ header: { typ: "JWT" } })],
    ["without a type", () => ({ header: { typ: undefined } })],
    ["without a key", () => ({ header: { jwk: undefined } })],
    ["with a key by name", () => ({ header: { jwk: undefined, kid: "1" } })],
    ["with an extension that must be understood", () => ({ header: { crit: ["x"], x: 1 } })],
    [
      "with a key that is no point of the curve",
      () => ({ header: { jwk: { ...alice.session.publicJwk, y: "A".repeat(43) } } }),
    ],
    ["with the private key inside", () => ({ header: { jwk: jwkOf(alice.session.privateKey) } })],
    [
      "signed by another key than it names",
      () => ({ privateKey: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey }),
    ],
    ["that is too long", () => ({ claims: { padding: "x".repeat(2048) } })],
  ])("%s are refused", async (_, changes) => {
    expect(refusal(await sendProof(proof(changes())))).toEqual(REFUSED);
  });

  it("with another algorithm are refused, whatever key they bring", async () => {
    const { header, claims } = partsOf(proof());
    const forge = (changed: Record<string, unknown>, signed: (input: Buffer) => Buffer) => {
      const input = `${encoded({ ...header, ...changed })}.${encoded(claims)}`;
      return `${input}.${signed(Buffer.from(input)).toString("base64url")}`;
    };
    const ed25519 = generateKeyPairSync("ed25519");
    const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const publicText = JSON.stringify(alice.session.publicJwk);
    const secret = createSecretKey(Buffer.from(publicText));
    const forged = [
      forge({ alg: "none" }, () => Buffer.alloc(0)),
      forge({ alg: "HS256" }, (input) => createHmac("sha256", secret).update(input).digest()),
      forge({ alg: "HS256", jwk: jwkOf(secret) }, (input) =>
        createHmac("sha256", secret).update(input).digest(),
      ),
      forge({ alg: "EdDSA", jwk: jwkOf(ed25519.publicKey) }, (input) =>
        sign(null, input, ed25519.privateKey),
      ),
      forge({ alg: "ES384", jwk: jwkOf(p384.publicKey) }, (input) =>
        sign("sha384", input, { key: p384.privateKey, dsaEncoding: "ieee-p1363" }),
      ),
      forge({ alg: "RS256", jwk: jwkOf(rsa.publicKey) }, (input) => sign("sha256", input, rsa.privateKey)),
      forge({ alg: "ES256", jwk: jwkOf(ed25519.publicKey) }, (input) =>
        sign(null, input, ed25519.privateKey),
      ),
    ];
    for (const text of forged) expect(refusal(await sendProof(text))).toEqual(REFUSED);
  });

  it("that are none are refused, and so are two at once", async () => {
    for (const text of ["", "x", "a.b.c", "....", `${proof()}x`, `${proof()}, ${proof()}`])
      expect(refusal(await sendProof(text))).toEqual(REFUSED);
    const headers = { authorization: `DPoP ${token}` };
    expect(refusal(await send(server.origin, "GET", PATHS.received, { headers }))).toEqual(REFUSED);
  });

  it("in headers beyond all measure do not reach the router", async () => {
    const answer = await sendProof("x".repeat(9000));
    expect([answer.status, answer.problem]).toEqual([431, "headers-too-large"]);
  });

  it("may write the address in other words, and with a query that does not count", async () => {
    const { port } = new URL(server.origin);
    for (const htu of [
      `${server.origin}${PATHS.received}?after=x#y`,
      `HTTP://LOCALHOST:${port}/v1/me/%67rants`,
      `${server.origin}/v1/../v1/me/grants`,
    ])
      expect((await sendProof(proof({ claims: { htu } }))).status, htu).toBe(200);
  });

  it("for a path with parameters fit that path only", async () => {
    const [one, other] = [myKeyPath(newDataId()), myKeyPath(newDataId())];
    const text = alice.session.proof("GET", one, token, { claims: { iat: seconds() } });
    expect(refusal(await sendProof(text, other))).toEqual(REFUSED);
    expect((await sendProof(text, `${one}?epoch=1`)).status).toBe(404);
  });

  describe("and the time", () => {
    it.each([
      ["stale", -91],
      ["from the future", 31],
    ])("a proof that is %s is refused, and the server says what time it is", async (_, difference) => {
      const answer = await sendProof(proof({ claims: { iat: seconds() + difference } }));
      expect(refusal(answer)).toEqual(REFUSED);
      expect(answer.read(problemSchema).serverTime).toBe(seconds());
    });

    it.each([-90, 30])("a clock that is %i seconds off is tolerated", async (difference) => {
      expect((await sendProof(proof({ claims: { iat: seconds() + difference } }))).status).toBe(200);
    });

    it("is not told to those whose proof is wrong otherwise", async () => {
      const answer = await sendProof(proof({ claims: { iat: 0, htm: "POST" } }));
      expect(answer.read(problemSchema).serverTime).toBeUndefined();
    });
  });

  describe("and nonces", () => {
    it.each<[string, () => string | undefined]>([
      ["no nonce", () => undefined],
      ["a made-up nonce", () => "A".repeat(22)],
      ["an empty nonce", () => ""],
    ])("with %s are told the newest one", async (_, nonce) => {
      const answer = await sendProof(proof({ claims: { nonce: nonce() } }));
      expect(refusal(answer)).toEqual(NONCE_NEEDED);
      expect(answer.read(problemSchema).error).toBe("use_dpop_nonce");
      const newest = answer.headers.get(NONCE_HEADER);
      expect((await sendProof(proof({ claims: { nonce: newest } }))).status).toBe(200);
    });

    it("with another server's nonce are refused", async () => {
      const answer = await send(elsewhere.origin, "GET", PATHS.received);
      const nonce = answer.headers.get(NONCE_HEADER);
      expect(nonce).not.toBeNull();
      expect(refusal(await sendProof(proof({ claims: { nonce } })))).toEqual(NONCE_NEEDED);
    });

    it("get the next nonce with an answer when theirs is about to end, and need it soon after", async () => {
      now += 240_000 - (now % 120_000);
      token = await startedSession();
      const { nonce } = alice.session;
      const first = await sendProof(proof({ claims: { nonce } }));
      expect([first.status, first.headers.get(NONCE_HEADER)]).toEqual([200, null]);
      now += 121_000;
      const second = await sendProof(proof({ claims: { nonce } }));
      const next = second.headers.get(NONCE_HEADER);
      expect(second.status).toBe(200);
      expect(next).not.toBeNull();
      expect(next).not.toBe(nonce);
      now += 120_000;
      expect(refusal(await sendProof(proof({ claims: { nonce } })))).toEqual(NONCE_NEEDED);
      expect((await sendProof(proof({ claims: { nonce: next } }))).status).toBe(200);
    });
  });

  describe("make stolen tokens useless:", () => {
    it("with a proof of the thief's own key", async () => {
      const thief = new DemoSession(server.origin, alice.person);
      thief.nonce = alice.session.nonce;
      const text = thief.proof("GET", PATHS.received, token, { claims: { iat: seconds() } });
      expect(refusal(await sendProof(text))).toEqual(NOT_SIGNED_IN);
    });

    it("in another person's session", async () => {
      const eve = await Member.enrolled(server.origin, "Eve");
      await eve.session.start();
      const answer = await eve.send("GET", PATHS.received, { token });
      expect(refusal(answer)).toEqual(NOT_SIGNED_IN);
    });

    it("as a bearer token, with a proof and without", async () => {
      const authorization = `Bearer ${token}`;
      const path = PATHS.received;
      for (const headers of [{ authorization }, { authorization, [PROOF_HEADER]: proof() }])
        expect(refusal(await send(server.origin, "GET", path, { headers }))).toEqual(NOT_SIGNED_IN);
    });

    it("with a proof that was made for signing in", async () => {
      const text = alice.session.proof("POST", PATHS.token, null, { claims: { iat: seconds() } });
      expect(refusal(await sendProof(text))).toEqual(REFUSED);
    });
  });

  describe("at sign-in", () => {
    const signIn = (text: string | null, signedAssertion = assertion()) =>
      send(server.origin, "POST", PATHS.token, {
        raw: { mediaType: MEDIA_FORM, content: tokenForm(signedAssertion) },
        ...(text === null ? {} : { headers: { [PROOF_HEADER]: text } }),
      });
    const signInProof = (changes: ProofChanges = {}) =>
      alice.session.proof("POST", PATHS.token, null, {
        ...changes,
        claims: { iat: seconds(), ...changes.claims },
      });

    it("are demanded, and demand a nonce", async () => {
      expect(refusal(await signIn(null))).toEqual(REFUSED);
      expect(refusal(await signIn(signInProof({ claims: { nonce: undefined } })))).toEqual(NONCE_NEEDED);
      expect((await signIn(signInProof())).status).toBe(200);
    });

    it("leave an assertion unused that came with a bad proof", async () => {
      const kept = assertion();
      expect((await signIn(signInProof({ claims: { nonce: undefined } }), kept)).status).toBe(401);
      expect((await signIn(signInProof(), kept)).status).toBe(200);
      expect((await signIn(signInProof(), kept)).problem).toBe("assertion-refused");
    });

    it("are good once, whatever assertion comes with them", async () => {
      const text = signInProof();
      expect((await signIn(text)).status).toBe(200);
      expect(refusal(await signIn(text))).toEqual(REFUSED);
    });

    it("are not stood in for by a proof for another place", async () => {
      const { origin } = server;
      for (const claims of [{ htu: `${origin}${PATHS.enrolments}` }, { htm: "GET" }])
        expect(refusal(await signIn(signInProof({ claims })))).toEqual(REFUSED);
    });
  });
});
