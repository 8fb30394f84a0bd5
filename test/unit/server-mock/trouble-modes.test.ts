import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { MockServer } from "../../../server-mock/mock-server";
import { PATHS } from "../../../shared/protocol/http/paths";
import { startMisbehavingServer } from "../../contract/hostile/misbehaving-server";

let mock: MockServer;
beforeAll(async () => {
  mock = await startMisbehavingServer();
});
afterEach(() => mock.behave());
afterAll(() => mock.close());

const health = () => fetch(`${mock.origin}${PATHS.health}`);

/** What becomes of each of `count` requests, one after the other. */
async function outcomes(count: number): Promise<(number | "no answer" | "half an answer")[]> {
  const seen: (number | "no answer" | "half an answer")[] = [];
  for (let request = 0; request < count; request++) {
    const answer = await health().catch(() => null);
    const body = await answer?.text().catch(() => null);
    seen.push(answer === null ? "no answer" : body === null ? "half an answer" : answer.status);
  }
  return seen;
}

describe("the mock", () => {
  it("is the key server as long as no mode is on", async () => {
    const answer = await health();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: "ok", protocol: "keyferry/v1" });
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(mock.modes).toEqual([]);
  });

  it("answers late when slow", async () => {
    await mock.misbehave("slow");
    const started = Date.now();
    expect((await health()).status).toBe(200);
    expect(Date.now() - started).toBeGreaterThanOrEqual(650);
  });

  it("fails in turn, as a server and as a proxy before it", async () => {
    await mock.misbehave("errors");
    const seen = await outcomes(14);
    expect(seen.filter((outcome) => outcome !== 200)).toEqual([500, 503, 502]);
  });

  it("cuts connections at every point of an exchange", async () => {
    await mock.misbehave("dropped");
    const seen = await outcomes(12);
    expect(seen.filter((outcome) => outcome !== 200)).toEqual(["no answer", "no answer", "half an answer"]);
  });

  it("can be in trouble in two ways at once, and behaves well after", async () => {
    await mock.misbehave("errors");
    await mock.misbehave("dropped");
    expect(mock.modes).toEqual(["errors", "dropped"]);
    const seen = await outcomes(12);
    expect(seen).toContain("no answer");
    expect(seen.some((outcome) => outcome === 500 || outcome === 503)).toBe(true);
    await mock.behave("dropped");
    expect(mock.modes).toEqual(["errors"]);
    await mock.behave();
    expect(await outcomes(3)).toEqual([200, 200, 200]);
  });
});
