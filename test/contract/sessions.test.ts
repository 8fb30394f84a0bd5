import { createSecretKey, generateKeyPairSync } from "node:crypto";
import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssertion, createDemoPerson } from "../../server-mock/demo-person";
import { newUserId } from "../../shared/crypto";
import { LOOKUP_PATH, PATHS } from "../../shared/protocol/http/paths";
import { problemSchema } from "../../shared/protocol/http/problems";
import { tokenAnswerSchema } from "../../shared/protocol/http/sessions";
import { Company } from "./administration/company";
import { Member, send } from "./harness/member";
import { startTestServer, type TestServer } from "./harness/test-server";

describe("sessions", () => {
  let server: TestServer;
  let alice: Member;
  let now: number;

  beforeAll(async () => {
    now = Date.now();
    server = await startTestServer({ clock: () => now });
    alice = await Member.enrolled(server.origin, "Alice");
  });
  afterAll(() => server.close());

  const seconds = () => Math.floor(now / 1000);
  const start = (claims: Parameters<typeof createAssertion>[2]) =>
    alice.startSession(
      createAssertion(alice.person, server.origin, { iat: seconds(), exp: seconds() + 60, ...claims }),
    );

  it("exchanges an assertion for an opaque token of five minutes", async () => {
    const answer = await start({});
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const session = answer.read(tokenAnswerSchema);
    expect(session.token_type).toBe("DPoP");
    expect(session.expires_in).toBe(300);
    expect(session.access_token).toHaveLength(43);
  });

  it("takes the origin as audience as well as the token endpoint", async () => {
    expect((await start({ aud: server.origin })).status).toBe(200);
    expect((await start({ aud: server.origin.replace("127.0.0.1", "localhost") })).status).toBe(200);
  });

  it("refuses a used assertion", async () => {
    const assertion = createAssertion(alice.person, server.origin, { iat: seconds(), exp: seconds() + 60 });
    expect((await alice.startSession(assertion)).status).toBe(200);
    const again = await alice.startSession(assertion);
    expect([again.status, again.problem]).toEqual([401, "assertion-refused"]);
  });

  it("lets only one of many simultaneous uses of an assertion through", async () => {
    const assertion = createAssertion(alice.person, server.origin, { iat: seconds(), exp: seconds() + 60 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => alice.startSession(assertion)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  });

  it.each([
    ["for another server", { aud: "https://elsewhere.example/v1/oauth/token" }],
    ["for no server", { aud: "" }],
    ["for several servers", { aud: ["https://elsewhere.example", "x"] }],
    ["of another issuer", { iss: newUserId() }],
    ["about somebody who is not enrolled", { iss: "00".repeat(16), sub: "00".repeat(16) }],
    ["about something that is no user ID", { iss: "admin", sub: "admin" }],
    ["without an ID of its own", { jti: "" }],
    ["with a very long ID", { jti: "x".repeat(200) }],
  ])("refuses an assertion %s", async (_, claims) => {
    const answer = await start(claims);
    expect([answer.status, answer.problem]).toEqual([401, "assertion-refused"]);
    expect(answer.read(problemSchema).error).toBe("invalid_client");
  });

  it("refuses an assertion that is valid for more than five minutes", async () => {
    expect((await start({ exp: seconds() + 301 })).problem).toBe("assertion-refused");
  });

  it.each([
    ["expired", () => ({ iat: seconds() - 120, exp: seconds() - 60 })],
    ["from the future", () => ({ iat: seconds() + 120, exp: seconds() + 180 })],
  ])("says what the time is when an otherwise good assertion is %s", async (_, claims) => {
    const answer = await start(claims());
    expect(answer.problem).toBe("clock-differs");
    expect(answer.read(problemSchema).serverTime).toBe(seconds());
  });

  it("does not tell the time to somebody whose signature is wrong", async () => {
    const stranger = await createDemoPerson("Stranger");
    const claims = {
      iss: alice.person.userId,
      sub: alice.person.userId,
      iat: seconds() - 120,
      exp: seconds() - 60,
    };
    const answer = await alice.startSession(createAssertion(stranger, server.origin, claims));
    expect(answer.problem).toBe("assertion-refused");
  });

  it("refuses other algorithms than EdDSA", async () => {
    const claims = () =>
      new SignJWT({ jti: crypto.randomUUID() })
        .setIssuer(alice.person.userId)
        .setSubject(alice.person.userId)
        .setAudience(server.origin)
        .setIssuedAt(seconds())
        .setExpirationTime(seconds() + 60);
    const publicKeyAsSecret = createSecretKey(Buffer.from(alice.person.keys.signing.publicKey));
    const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const forged = [
      await claims().setProtectedHeader({ alg: "HS256" }).sign(publicKeyAsSecret),
      await claims().setProtectedHeader({ alg: "ES256" }).sign(elliptic),
      new UnsecuredJWT({ jti: "1", iss: alice.person.userId, sub: alice.person.userId }).encode(),
    ];
    for (const assertion of forged)
      expect((await alice.startSession(assertion)).problem).toBe("assertion-refused");
  });

  it("refuses what is no JWT at all", async () => {
    for (const text of ["", "a.b.c", "....", `${createAssertion(alice.person, server.origin)}x`]) {
      expect((await alice.startSession(text)).status).toBe(401);
    }
  });

  it("ends a session after five minutes", async () => {
    const token = (await start({})).read(tokenAnswerSchema).access_token;
    expect((await alice.send("GET", PATHS.received, { token })).status).toBe(200);
    now += 299_000;
    expect((await alice.send("GET", PATHS.received, { token })).status).toBe(200);
    now += 2000;
    expect((await alice.send("GET", PATHS.received, { token })).problem).toBe("not-signed-in");
  });

  it("starts by a form and nothing else, and only there", async () => {
    const json = { grant_type: "client_credentials" };
    expect((await send(server.origin, "POST", PATHS.token, { json })).status).toBe(415);
    const raw = { mediaType: "application/x-www-form-urlencoded", content: "addresses=x" };
    const token = (await start({})).read(tokenAnswerSchema).access_token;
    expect((await alice.send("POST", LOOKUP_PATH, { raw, token })).status).toBe(415);
  });

  it("writes no token into its log", async () => {
    const token = (await start({})).read(tokenAnswerSchema).access_token;
    expect(server.log.join("")).not.toContain(token);
  });
});

describe("deactivated people", () => {
  let company: Company;
  beforeAll(async () => {
    company = await Company.found();
  });
  afterAll(() => company.close());

  it("are signed out at once, and cannot sign in any more than somebody who never was there", async () => {
    const [eve, alice] = [await company.join("Eve"), await company.join("Alice", "admin")];
    expect((await eve.send("GET", PATHS.received)).status).toBe(200);
    const deactivation = await alice.send("POST", `/v1/admin/users/${eve.person.userId}:deactivate`);
    expect(deactivation.status).toBe(204);
    expect((await eve.send("GET", PATHS.received)).problem).toBe("not-signed-in");
    const signIn = await eve.startSession();
    const nobody = Member.of(company.origin, await createDemoPerson("Nobody"));
    expect([signIn.status, signIn.problem]).toEqual([401, "assertion-refused"]);
    expect((await nobody.startSession()).problem).toBe(signIn.problem);
  });
});
