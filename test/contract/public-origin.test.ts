import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDemoPerson } from "../../server-mock/demo-person";
import { DemoSession } from "../../server-mock/demo-session";
import { bytesToBase64Url } from "../../shared/crypto";
import { PROOF_HEADER } from "../../shared/protocol/http/media-types";
import { PATHS } from "../../shared/protocol/http/paths";
import { Member, send } from "./harness/member";
import { startTestServer, type TestServer } from "./harness/test-server";

describe("behind a configured origin, proofs", () => {
  const publicOrigin = "https://keys.example.org";
  let server: TestServer;
  let listening: string;

  beforeAll(async () => {
    server = await startTestServer({ publicOrigin });
    listening = `http://127.0.0.1:${(server.server.app.server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it("are for that origin, and for no other that a request or a proxy may name", async () => {
    const throughProxy = (url: string, request: RequestInit) => {
      const headers = {
        ...Object.fromEntries(new Headers(request.headers)),
        "x-forwarded-host": "evil.example",
      };
      return fetch(url.replace(publicOrigin, listening), { ...request, headers });
    };
    const person = await createDemoPerson("Alice");
    const alice = new DemoSession(publicOrigin, person, throughProxy);
    const json = { record: bytesToBase64Url(person.signedRecord) };
    expect((await send(listening, "POST", PATHS.enrolments, { json })).status).toBe(201);
    expect((await alice.start()).status).toBe(200);
    const request = { method: "GET", path: PATHS.received };
    expect((await alice.send(request, await alice.token())).status).toBe(200);

    const direct = await Member.of(listening, person).startSession();
    expect([direct.status, direct.problem]).toEqual([401, "proof-refused"]);
    for (const origin of ["https://evil.example", listening, publicOrigin.replace("https", "http")]) {
      const token = await alice.token();
      const claims = { htu: `${origin}${PATHS.received}` };
      const headers = {
        authorization: `DPoP ${token}`,
        [PROOF_HEADER]: alice.proof("GET", PATHS.received, token, { claims }),
      };
      expect((await send(listening, "GET", PATHS.received, { headers })).problem).toBe("proof-refused");
    }
  });
});
