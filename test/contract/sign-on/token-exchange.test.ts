import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { browserSignOn } from "../../../electron/adapters/sign-on";
import { createDemoPerson } from "../../../server-mock/demo-person";
import { MEDIA_FORM } from "../../../shared/protocol/http/media-types";
import { PATHS } from "../../../shared/protocol/http/paths";
import { problemSchema } from "../../../shared/protocol/http/problems";
import { exchangeAnswerSchema, ID_TOKEN_TYPE, TOKEN_EXCHANGE } from "../../../shared/protocol/http/sessions";
import { type Answer, Member, send } from "../harness/member";
import { startTestServer, type TestServer } from "../harness/test-server";
import { CLIENT_ID, CompanySignOn } from "./company-sign-on";
import { ScriptedBrowser } from "./scripted-browser";

/** What replaces the claims of an honest token; undefined takes one away. */
type Claims = Readonly<Record<string, unknown>>;

function exchange(origin: string, idToken: string): Promise<Answer> {
  const form = new URLSearchParams({
    grant_type: TOKEN_EXCHANGE,
    subject_token: idToken,
    subject_token_type: ID_TOKEN_TYPE,
  });
  return send(origin, "POST", PATHS.token, { raw: { mediaType: MEDIA_FORM, content: form.toString() } });
}

function expectRefused(answer: Answer): void {
  expect([answer.status, answer.problem]).toEqual([422, "sign-on-refused"]);
  expect(answer.text).not.toContain("example.org");
}

/** The same ECDSA signature (r, s) in its other spelling (r, n - s), for P-256. */
function respelt(token: string): string {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const [header, payload, signature = ""] = token.split(".");
  const bytes = Buffer.from(signature, "base64url");
  const s = order - BigInt(`0x${bytes.subarray(32).toString("hex")}`);
  bytes.write(s.toString(16).padStart(64, "0"), 32, "hex");
  return [header, payload, bytes.toString("base64url")].join(".");
}

describe("the exchange of a company's ID token for an invite", () => {
  let company: CompanySignOn;
  let server: TestServer;
  let now: number;

  beforeAll(async () => {
    vi.spyOn(console, "info").mockImplementation(() => undefined);
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    company = await CompanySignOn.open({ ada: { email: "ada@example.org", email_verified: true } });
  });
  afterAll(() => company.close());
  beforeEach(async () => {
    now = Date.now();
    server = await startTestServer({
      alone: true,
      enrolment: "invite",
      signOn: { issuer: company.issuer, clientId: CLIENT_ID },
      clock: () => now,
    });
  });
  afterEach(() => server.close());

  const honest = (email = "ada@example.org", changes: Claims = {}) =>
    company.idToken({ ...company.honestClaims(email), ...changes });

  it("lets who signs in at the company enrol with the address that it vouches for", async () => {
    const signOn = browserSignOn({
      openBrowser: async (address) => void new ScriptedBrowser("ada").open(address),
      page: () => ({
        language: "en",
        title: "You can close this page",
        text: "Go back to Keyferry to go on.",
      }),
    });
    const { idToken, address } = await signOn.signIn(
      { issuer: company.issuer, clientId: CLIENT_ID },
      new AbortController().signal,
    );
    const answer = await exchange(server.origin, idToken);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const invite = answer.read(exchangeAnswerSchema);
    expect(invite).toMatchObject({ token_type: "N_A", expires_in: 600 });
    const ada = Member.of(server.origin, await createDemoPerson("Ada"));
    expect(ada.person.address).toBe(address);
    expect((await ada.enrol(invite.access_token)).status).toBe(201);
    expect((await ada.send("GET", PATHS.users)).problem).toBe("role-missing");
  });

  it("gives an invite that nobody with another address, and nobody later, can use", async () => {
    const { access_token: code } = (await exchange(server.origin, await honest())).read(exchangeAnswerSchema);
    const bob = Member.of(server.origin, await createDemoPerson("Bob"));
    expect((await bob.enrol(code)).problem).toBe("invite-refused");
    now += 600_000;
    const ada = Member.of(server.origin, await createDemoPerson("Ada"));
    expect((await ada.enrol(code)).problem).toBe("invite-refused");
  });

  it("takes a token once, however its signature is spelt, and from one of those who come at once", async () => {
    const token = await honest();
    const answers = await Promise.all(
      [token, token, respelt(token)].map((one) => exchange(server.origin, one)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    expectRefused(await exchange(server.origin, token));
    expectRefused(await exchange(server.origin, respelt(token)));
    expect((await exchange(server.origin, respelt(await honest()))).status).toBe(200);
  });

  const seconds = () => Math.floor(Date.now() / 1000);
  it.each<[string, () => Claims]>([
    ["another issuer", () => ({ iss: "https://login.elsewhere.example" })],
    ["another client", () => ({ aud: "another-app" })],
    ["several clients without saying who may use it", () => ({ aud: [CLIENT_ID, "another-app"] })],
    ["another party", () => ({ azp: "another-app" })],
    ["no time of its making", () => ({ iat: undefined })],
    ["no end", () => ({ exp: undefined })],
    ["an end that is past", () => ({ iat: seconds() - 400, exp: seconds() - 60 })],
    ["an end before its making", () => ({ exp: seconds() - 20, iat: seconds() })],
    ["the future", () => ({ iat: seconds() + 120 })],
    ["long ago, though it says that it lasts", () => ({ iat: seconds() - 700, exp: seconds() + 86_400 })],
    ["no nonce", () => ({ nonce: undefined })],
    ["a short nonce", () => ({ nonce: "1" })],
    ["nobody", () => ({ sub: undefined })],
    ["no address", () => ({ email: undefined })],
    ["an address that is not verified", () => ({ email_verified: false })],
    ["an address that is verified as a text", () => ({ email_verified: "true" })],
    ["an address without a word on it", () => ({ email_verified: undefined })],
    ["an address that is none", () => ({ email: "ada" })],
  ])("refuses a token of %s", async (_, changes) => {
    expectRefused(await exchange(server.origin, await honest("ada@example.org", changes())));
  });

  it("takes a token for several clients when this one may use it", async () => {
    const token = await honest("ada@example.org", { aud: ["another-app", CLIENT_ID], azp: CLIENT_ID });
    expect((await exchange(server.origin, token)).status).toBe(200);
  });

  it("refuses what the company did not sign, or signed as something else", async () => {
    const claims = company.honestClaims("ada@example.org");
    const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const secret = new TextEncoder().encode("a secret that everybody knows by now");
    const forgeries = [
      await new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "company-key" }).sign(stranger),
      await new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "company-key" }).sign(secret),
      new UnsecuredJWT(claims).encode(),
      await company.idToken(claims, { typ: "at+jwt" }),
      await company.idToken(claims, { kid: "no-such-key" }),
      (await honest()).replace(
        /\.[^.]+\./,
        `.${Buffer.from('{"email":"eve@example.org"}').toString("base64url")}.`,
      ),
      "rubbish",
      "a.b.c",
    ];
    for (const forgery of forgeries) expectRefused(await exchange(server.origin, forgery));
  });

  it("asks the company for its keys once, whatever comes", async () => {
    const before = company.keyRequests;
    const claims = company.honestClaims("ada@example.org");
    for (let round = 0; round < 5; round++) {
      expect((await exchange(server.origin, await honest())).status).toBe(200);
      expectRefused(
        await exchange(server.origin, await company.idToken(claims, { kid: `unknown-${round}` })),
      );
    }
    expect(company.keyRequests - before).toBe(1);
  });

  it("keeps who signs on out of the server's log", async () => {
    const token = await honest();
    await exchange(server.origin, token);
    await exchange(server.origin, token);
    for (const secret of ["ada@example.org", token.slice(-20)])
      expect(server.log.join("")).not.toContain(secret);
  });

  it("is refused by a server that takes no sign-on", async () => {
    const plain = await startTestServer({ enrolment: "invite" });
    const answer = await exchange(plain.origin, await honest());
    await plain.close();
    expectRefused(answer);
    expect(answer.read(problemSchema).error).toBe("unsupported_grant_type");
  });

  describe("with a company that fails", () => {
    let body: string;
    let status: number;
    const faulty = createServer((_request, response) => {
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    });
    let origin: string;

    beforeAll(async () => {
      await new Promise<void>((resolve) => faulty.listen(0, "127.0.0.1", resolve));
      origin = `http://127.0.0.1:${(faulty.address() as AddressInfo).port}`;
    });
    afterAll(async () => {
      faulty.closeAllConnections();
      await new Promise((resolve) => faulty.close(resolve));
    });

    it.each<[string, () => [number, string]]>([
      ["is down", () => [503, ""]],
      ["sends people elsewhere", () => [302, ""]],
      ["answers with a page", () => [200, "<html>"]],
      [
        "answers without end",
        () => [200, JSON.stringify({ issuer: origin, jwks_uri: `${origin}/k`, x: "x".repeat(300_000) })],
      ],
      [
        "speaks for another",
        () => [200, JSON.stringify({ issuer: company.issuer, jwks_uri: `${company.issuer}/jwks` })],
      ],
      [
        "has its keys in the open",
        () => [200, JSON.stringify({ issuer: origin, jwks_uri: "http://keys.example.org/" })],
      ],
    ])("and %s, it is unavailable, and no invite is given", async (_, says) => {
      [status, body] = says();
      const lame = await startTestServer({
        enrolment: "invite",
        signOn: { issuer: origin, clientId: CLIENT_ID },
      });
      const answer = await exchange(lame.origin, await honest("ada@example.org", { iss: origin }));
      await lame.close();
      expect([answer.status, answer.problem]).toEqual([503, "unavailable"]);
    });
  });
});
