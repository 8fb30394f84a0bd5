import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newDataId } from "../../shared/crypto";
import { MEDIA_JSON } from "../../shared/protocol/http/media-types";
import {
  BATCH_PATH,
  currentKeysPath,
  dataPath,
  LOOKUP_PATH,
  myKeyPath,
  PATHS,
} from "../../shared/protocol/http/paths";
import { problemSchema } from "../../shared/protocol/http/problems";
import { Member, send } from "./harness/member";
import { startTestServer, type TestServer } from "./harness/test-server";

describe("requests that make no sense", () => {
  let server: TestServer;
  let alice: Member;

  beforeAll(async () => {
    server = await startTestServer();
    alice = await Member.enrolled(server.origin, "Alice");
  });
  afterAll(() => server.close());

  it.each([
    ["broken JSON", '{"addresses": ['],
    ["no JSON", "hello"],
    ["an empty body", ""],
    ["another type of value", "[]"],
    ["null", "null"],
    ["an unknown field", '{"addresses":[],"role":"admin"}'],
    ["a wrong type inside", '{"addresses":[1]}'],
    ["a prototype", '{"__proto__":{"admin":true}}'],
    ["deeply nested arrays", `{"addresses":${"[".repeat(5000)}${"]".repeat(5000)}}`],
  ])("with %s are refused", async (_, content) => {
    const answer = await alice.send("POST", LOOKUP_PATH, { raw: { mediaType: MEDIA_JSON, content } });
    expect([answer.status, answer.problem]).toEqual([400, "request-invalid"]);
  });

  it("say where they are wrong, but not what was there", async () => {
    const answer = await alice.send("POST", LOOKUP_PATH, { json: { userIds: ["very-secret"] } });
    expect(answer.read(problemSchema).detail).toBe("unexpected value at /userIds/0");
    expect(answer.text).not.toContain("very-secret");
  });

  it.each(["text/plain", "application/xml", "multipart/form-data; boundary=x"])(
    "of type %s are refused",
    async (mediaType) => {
      const answer = await alice.send("POST", LOOKUP_PATH, { raw: { mediaType, content: "x" } });
      expect([answer.status, answer.problem]).toEqual([415, "media-type-unsupported"]);
    },
  );

  it.each([
    [LOOKUP_PATH, 65 * 1024],
    [BATCH_PATH, 9 * 1024 * 1024],
  ])("to %s of %i bytes are refused as too large", async (path, size) => {
    const answer = await alice.send("POST", path, {
      raw: { mediaType: MEDIA_JSON, content: " ".repeat(size) },
    });
    expect([answer.status, answer.problem]).toEqual([413, "body-too-large"]);
  });

  it.each([
    currentKeysPath("0".repeat(31)),
    currentKeysPath("A".repeat(32)),
    myKeyPath("..%2f..%2fetc%2fpasswd"),
    `${myKeyPath("0".repeat(32))}?epoch=-1`,
    `${myKeyPath("0".repeat(32))}?epoch=1e3`,
    `${myKeyPath("0".repeat(32))}?owner=`,
    `${myKeyPath("0".repeat(32))}?other=1`,
  ])("with IDs or queries like %s are refused", async (path) => {
    const answer = await alice.send("GET", path);
    expect(answer.status).toBe(400);
  });

  it("to places and with methods that do not exist are answered with not-found", async () => {
    for (const [method, path] of [
      ["GET", "/"],
      ["GET", "/v1"],
      ["GET", "/v2/healthz"],
      ["DELETE", dataPath(newDataId())],
      ["GET", PATHS.token],
      ["GET", `/v1/${"x".repeat(3000)}`],
    ] as const) {
      const answer = await alice.send(method, path);
      expect([answer.status, answer.problem]).toEqual([404, "not-found"]);
    }
  });

  it("leave nothing of names, addresses, IDs, tokens or bodies in the log", async () => {
    const token = await alice.sessionToken();
    const dataId = newDataId();
    await alice.send("GET", `${myKeyPath(dataId)}?owner=${alice.person.userId}`);
    await alice.send("POST", LOOKUP_PATH, { json: { addresses: [alice.person.address] } });
    const log = server.log.join("");
    expect(log).toContain("/v1/data/:dataId/key");
    for (const secret of [token, dataId, alice.person.userId, alice.person.address, alice.person.name])
      expect(log).not.toContain(secret);
  });
});

describe("health and metrics", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ alone: true });
  });
  afterAll(() => server.close());

  it("tells that it is alive, and in which protocol", async () => {
    const answer = await send(server.origin, "GET", PATHS.health);
    expect(answer.text).toBe('{"status":"ok","protocol":"keyferry/v1"}');
  });

  it("measures requests by route pattern, for this computer only", async () => {
    const local = await send(server.origin, "GET", PATHS.metrics);
    expect(local.text).toContain(
      'keyferry_http_request_seconds_count{method="GET",route="/v1/healthz",status="200"}',
    );
    const proxied = await fetch(`${server.origin}${PATHS.metrics}`, {
      headers: { "x-forwarded-for": "203.0.113.9" },
    });
    expect(proxied.status).toBe(404);
  });
});

describe("bytes", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ alone: true });
  });
  afterAll(() => server.close());

  it("below HTTP are answered as problems and hung up on", async () => {
    const raw = (request: string) =>
      new Promise<string>((resolve, reject) => {
        const { hostname, port } = new URL(server.origin);
        const socket = connect(Number(port), hostname, () => socket.write(request));
        let text = "";
        socket.on("data", (data) => (text += data.toString()));
        socket.on("end", () => resolve(text));
        socket.on("error", reject);
      });
    expect(await raw("garbage\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*urn:keyferry:problem:request-invalid/,
    );
    const header = `GET /v1/healthz HTTP/1.1\r\nHost: x\r\nX-Large: ${"x".repeat(20_000)}\r\n\r\n`;
    expect(await raw(header)).toMatch(/^HTTP\/1\.1 431 [\s\S]*urn:keyferry:problem:headers-too-large/);
  });
});
