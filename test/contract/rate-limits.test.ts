import { afterEach, describe, expect, it } from "vitest";
import type { RateLimits } from "../../server/settings";
import { LOOKUP_PATH, PATHS } from "../../shared/protocol/http/paths";
import { Member, send } from "./harness/member";
import { startTestServer, type TestServer } from "./harness/test-server";

describe("rate limits", () => {
  let server: TestServer | undefined;
  afterEach(() => server?.close());

  const start = async (rates: Partial<RateLimits>) => {
    server = await startTestServer({ rates });
    return server.origin;
  };

  it("hold one person back and not the other", async () => {
    const origin = await start({ requestsPerPerson: 3 });
    const [alice, bob] = await Promise.all([
      Member.enrolled(origin, "Alice"),
      Member.enrolled(origin, "Bob"),
    ]);
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await alice.send("GET", PATHS.received)).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect((await bob.send("GET", PATHS.received)).status).toBe(200);
  });

  it("say how many seconds to wait", async () => {
    const origin = await start({ requestsPerAddress: 1 });
    await send(origin, "GET", PATHS.health);
    const answer = await send(origin, "GET", PATHS.health);
    expect(answer.problem).toBe("too-many-requests");
    const seconds = Number(answer.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  it("count places that do not exist as well", async () => {
    const origin = await start({ requestsPerAddress: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await send(origin, "GET", `/nowhere/${i}`)).status);
    expect(statuses).toEqual([404, 404, 429]);
  });

  it("keep guessing of addresses slow", async () => {
    const origin = await start({ lookupsPerPerson: 2 });
    const alice = await Member.enrolled(origin, "Alice");
    const statuses = [];
    for (let i = 0; i < 3; i++)
      statuses.push(
        (await alice.send("POST", LOOKUP_PATH, { json: { addresses: [`guess${i}@example.org`] } })).status,
      );
    expect(statuses).toEqual([200, 200, 429]);
    expect((await alice.send("GET", PATHS.received)).status).toBe(200);
  });

  it("keep enrolments and session starts from one address slow, together", async () => {
    const origin = await start({ attemptsPerAddress: 4 });
    const alice = await Member.enrolled(origin, "Alice");
    // The first start is two attempts: the server names its nonce.
    expect((await alice.startSession()).status).toBe(200);
    expect((await alice.startSession()).status).toBe(200);
    expect((await alice.startSession()).status).toBe(429);
    expect((await alice.enrol()).status).toBe(429);
  });

  describe("behind a proxy", () => {
    /** One request each, from addresses as the proxy names them, at a server that allows one from each. */
    const statuses = async (trustedProxy: string, ...forwarded: string[]) => {
      server = await startTestServer({ rates: { requestsPerAddress: 1 }, trustedProxies: [trustedProxy] });
      const found: number[] = [];
      for (const address of forwarded) {
        const headers = { "x-forwarded-for": address };
        found.push((await send(server.origin, "GET", PATHS.health, { headers })).status);
      }
      return found;
    };

    it("count the addresses that a trusted proxy names", async () => {
      const asked = await statuses("127.0.0.1", "203.0.113.1", "203.0.113.2", "203.0.113.1");
      expect(asked).toEqual([200, 200, 429]);
    });

    it("do not let a client behind a trusted proxy invent other addresses before its own", async () => {
      const asked = await statuses("127.0.0.1", "198.51.100.1, 203.0.113.1", "198.51.100.2, 203.0.113.1");
      expect(asked).toEqual([200, 429]);
    });

    it("take no notice of what others say about where they come from", async () => {
      expect(await statuses("192.0.2.1", "203.0.113.1", "203.0.113.2")).toEqual([200, 429]);
    });

    it("count a whole network of 2^64 IPv6 addresses as one", async () => {
      const asked = await statuses("127.0.0.1", "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1");
      expect(asked).toEqual([200, 429, 200]);
    });
  });
});
