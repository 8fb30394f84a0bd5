import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { MockServer } from "../../../server-mock/mock-server";
import { answerModeControl, MODE_PATH, type Switchable } from "../../../server-mock/mode-control";
import { MODES } from "../../../server-mock/modes";
import { startMisbehavingServer } from "../../contract/hostile/misbehaving-server";

let mock: MockServer;
beforeAll(async () => {
  mock = await startMisbehavingServer();
});
afterEach(() => mock.behave());
afterAll(() => mock.close());

function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${mock.origin}${MODE_PATH}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

describe("the switch of the modes", () => {
  it("says which modes there are, and what each does", async () => {
    const answer = await fetch(`${mock.origin}${MODE_PATH}`);
    const { on, known } = (await answer.json()) as { on: string[]; known: { name: string }[] };
    expect(on).toEqual([]);
    expect(known.map(({ name }) => name)).toEqual(MODES.map(({ name }) => name));
  });

  it("sets all modes that shall be on", async () => {
    expect(await (await post({ on: ["errors"] })).json()).toMatchObject({ on: ["errors"] });
    expect(await (await post({ on: [] })).json()).toMatchObject({ on: [] });
    expect(mock.modes).toEqual([]);
  });

  it.each([
    ["a mode that there is not", { on: ["nonsense"] }, /There is no mode "nonsense"/],
    ["a target who is not enrolled", { on: ["swapped-key"], target: "x@example.org" }, /x@example.org/],
    ["a message of another shape", { off: [] }, /on/],
  ])("refuses %s with a sentence", async (_, body, sentence) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toMatch(sentence);
    expect(mock.modes).toEqual([]);
  });

  it("is not for web pages that a browser on this computer shows", async () => {
    expect((await post({ on: ["errors"] }, { origin: "http://evil.example" })).status).toBe(404);
    expect((await post({ on: ["errors"] }, { "content-type": "text/plain" })).status).toBe(400);
    expect(mock.modes).toEqual([]);
  });

  it("is not for other computers", async () => {
    const touched: string[] = [];
    const other: Switchable = {
      modes: [],
      misbehave: async (name) => void touched.push(name),
      behave: async () => undefined,
    };
    const answer = await answerModeControl(other, {
      method: "POST",
      url: MODE_PATH,
      path: MODE_PATH,
      headers: { "content-type": "application/json" },
      body: Buffer.from('{"on":["errors"]}'),
      remoteAddress: "192.0.2.7",
      asker: null,
    });
    expect([answer.status, touched]).toEqual([404, []]);
  });
});
