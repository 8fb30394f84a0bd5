import { afterEach, describe, expect, it } from "vitest";
import { PATHS } from "../../../shared/protocol/http/paths";
import { send } from "../harness/member";
import { startTestServer, type TestServer } from "../harness/test-server";

describe("a server behind a proxy", () => {
  let server: TestServer | undefined;
  afterEach(() => server?.close());

  /** Statuses of requests that say to come from these addresses. */
  async function statuses(trustedProxies: readonly string[], ...addresses: string[]): Promise<number[]> {
    server = await startTestServer({ trustedProxies, rates: { requestsPerAddress: 2 } });
    const answers: number[] = [];
    for (const address of addresses) {
      const headers = { "x-forwarded-for": address };
      answers.push((await send(server.origin, "GET", PATHS.health, { headers })).status);
    }
    return answers;
  }

  it("counts the requests of the proxy's clients apart", async () => {
    const clients = ["192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2"];
    expect(await statuses(["127.0.0.1"], ...clients)).toEqual([200, 200, 429, 200]);
  });

  it("believes only the word of the proxy, not what the client put before it", async () => {
    const clients = ["198.51.100.1, 192.0.2.1", "198.51.100.2, 192.0.2.1", "198.51.100.3, 192.0.2.1"];
    expect(await statuses(["127.0.0.1"], ...clients)).toEqual([200, 200, 429]);
  });

  it("believes nobody when no proxy is named, or another", async () => {
    const clients = ["192.0.2.1", "192.0.2.2", "192.0.2.3"];
    expect(await statuses([], ...clients)).toEqual([200, 200, 429]);
    await server?.close();
    expect(await statuses(["10.0.0.1"], ...clients)).toEqual([200, 200, 429]);
  });

  it("keeps its metrics to itself", async () => {
    server = await startTestServer({ trustedProxies: ["127.0.0.1"] });
    expect((await send(server.origin, "GET", PATHS.metrics)).status).toBe(200);
    const headers = { "x-forwarded-for": "127.0.0.1" };
    expect((await send(server.origin, "GET", PATHS.metrics, { headers })).status).toBe(404);
  });
});
