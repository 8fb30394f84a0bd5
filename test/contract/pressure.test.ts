import { afterEach, describe, expect, it } from "vitest";
import { PATHS } from "../../shared/protocol/http/paths";
import { send } from "./harness/member";
import { startTestServer, type TestServer } from "./harness/test-server";

/** Keeps the process busy, as a flood of requests would, until two samples of it have been taken. */
async function beBusy(): Promise<void> {
  const end = Date.now() + 150;
  while (Date.now() < end) {
    stopAll(25);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Lets nothing else of this process run. */
function stopAll(milliseconds: number): void {
  const end = Date.now() + milliseconds;
  while (Date.now() < end);
}

describe("a server that cannot keep up", () => {
  let server: TestServer | undefined;
  afterEach(() => server?.close());

  it("refuses work with 503 and Retry-After, tells that it runs, and serves again when it has time", async () => {
    server = await startTestServer({ pressure: { eventLoopDelay: 5, sampleInterval: 50 } });
    const { origin } = server;
    await beBusy();
    const refused = await send(origin, "GET", PATHS.server);
    expect([refused.status, refused.problem]).toEqual([503, "unavailable"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    await beBusy();
    expect((await send(origin, "GET", PATHS.ready)).status).toBe(503);
    await beBusy();
    expect((await send(origin, "GET", PATHS.health)).status).toBe(200);
    await expect
      .poll(async () => (await send(origin, "GET", PATHS.ready)).status, { timeout: 10_000, interval: 200 })
      .toBe(200);
  });

  it("refuses work when its memory is used up", async () => {
    server = await startTestServer({ pressure: { heapBytes: 1, sampleInterval: 20 } });
    const { origin } = server;
    await expect.poll(async () => (await send(origin, "GET", PATHS.server)).status).toBe(503);
    expect((await send(origin, "GET", PATHS.health)).status).toBe(200);
  });

  it("answers in tests, unless they ask for relief, however late the computer lets it come", async () => {
    server = await startTestServer({ alone: true, pressure: { sampleInterval: 20 } });
    const { origin } = server;
    for (let time = 0; time < 10; time++) {
      stopAll(60);
      expect((await send(origin, "GET", PATHS.server)).status).toBe(200);
    }
  });

  it("is ready otherwise", async () => {
    server = await startTestServer();
    const answer = await send(server.origin, "GET", PATHS.ready);
    expect([answer.status, answer.text]).toEqual([200, '{"status":"ready"}']);
  });
});
