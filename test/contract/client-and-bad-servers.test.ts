import type { AddressInfo } from "node:net";
import { createServer as createPlainServer } from "node:net";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ConnectionSettings,
  connectKeyServer,
  type KeyServerClient,
} from "../../electron/adapters/key-server";
import { grantTo } from "../../server-mock/demo-grants";
import { createDemoPerson, type DemoPerson, signFor } from "../../server-mock/demo-person";
import { bytesToBase64Url, type DataId, generateDataKey, newDataId } from "../../shared/crypto";
import { encodeGrantCompact, encodeGrantJson } from "../../shared/format";
import { MEDIA_GRANT, MEDIA_PROBLEM } from "../../shared/protocol/http/media-types";
import { PROBLEMS, type ProblemName, problemType } from "../../shared/protocol/http/problems";
import { answerJson, type Script, ScriptedServer } from "./harness/scripted-server";

const problem =
  (name: ProblemName, headers: Record<string, string> = {}): Script =>
  (_, response) =>
    response
      .writeHead(PROBLEMS[name].status, { "content-type": MEDIA_PROBLEM, ...headers })
      .end(JSON.stringify({ type: problemType(name), ...PROBLEMS[name] }));

const json =
  (body: unknown): Script =>
  (_, response) =>
    answerJson(response, 200, body);

describe("the client and a server that", () => {
  let server: ScriptedServer;
  let alice: DemoPerson;
  let bob: DemoPerson;
  let dataId: DataId;
  let clients: KeyServerClient[];

  beforeAll(async () => {
    [alice, bob] = await Promise.all([createDemoPerson("Alice"), createDemoPerson("Bob")]);
  });
  beforeEach(async () => {
    server = await ScriptedServer.start();
    dataId = newDataId();
    clients = [];
  });
  afterEach(async () => {
    for (const client of clients) client.close();
    await server.close();
  });

  const connect = (settings: ConnectionSettings = {}, origin = server.origin): KeyServerClient => {
    const client = connectKeyServer(origin, settings);
    client.useSigner({ userId: bob.userId, signAssertion: async (input) => signFor(bob, input) });
    clients.push(client);
    return client;
  };
  const failsWith = (promise: Promise<unknown>, code: string) =>
    expect(promise).rejects.toMatchObject({ code });
  const asked = () => ({ recipientFingerprint: bob.fingerprint });

  it.each<[string, Script, string]>([
    [
      "answers with a web page",
      (_, r) => r.writeHead(200, { "content-type": "text/html" }).end("<html>"),
      "server-answer-invalid",
    ],
    [
      "answers with broken JSON",
      (_, r) => r.writeHead(200, { "content-type": "application/json" }).end("{"),
      "server-answer-invalid",
    ],
    [
      "answers with JSON that is no UTF-8",
      (_, r) => r.writeHead(200, { "content-type": "application/json" }).end(Buffer.from([0x22, 0xff, 0x22])),
      "server-answer-invalid",
    ],
    ["answers with another shape", json({ grants: "none" }), "server-answer-invalid"],
    [
      "sends the client elsewhere",
      (_, r) => r.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
      "server-answer-invalid",
    ],
    [
      "sends a proxy's error page",
      (_, r) => r.writeHead(502, { "content-type": "text/html" }).end("Bad gateway"),
      "server-error",
    ],
    ["fails", problem("internal"), "server-error"],
    [
      "has a page that says not found",
      (_, r) => r.writeHead(404, { "content-type": "text/html" }).end("no"),
      "server-answer-invalid",
    ],
    [
      "makes up a problem",
      (_, r) =>
        r.writeHead(400, { "content-type": MEDIA_PROBLEM }).end('{"type":"urn:x","title":"x","status":400}'),
      "server-answer-invalid",
    ],
    ["refuses", problem("grant-refused"), "server-refused"],
    [
      "hangs up in the middle of an answer",
      (_, r) => r.writeHead(200, { "content-length": "1000" }).write("{", () => r.destroy()),
      "server-unreachable",
    ],
    ["hangs up without an answer", (_, r) => r.destroy(), "server-unreachable"],
  ])("%s is told apart", async (_, script, code) => {
    server.script = script;
    await failsWith(connect().receivedGrants(null), code);
  });

  it("is not there is unreachable", async () => {
    const { origin } = server;
    await server.close();
    await failsWith(connect({}, origin).receivedGrants(null), "server-unreachable");
    server = await ScriptedServer.start();
  });

  it("speaks another protocol gives an invalid answer", async () => {
    const mail = createPlainServer((socket) =>
      socket
        .resume()
        .on("error", () => undefined)
        .end("220 mail.example.org ESMTP\r\n"),
    );
    await new Promise<void>((resolve) => mail.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(mail.address() as AddressInfo).port}`;
    await failsWith(connect({}, origin).checkReachable(), "server-answer-invalid");
    await failsWith(connect({}, origin.replace("http:", "https:")).checkReachable(), "server-answer-invalid");
    await new Promise((resolve) => mail.close(resolve));
  });

  it("takes too long to answer is slow", async () => {
    server.script = () => undefined;
    const started = Date.now();
    await failsWith(connect({ requestTimeout: 200 }).receivedGrants(null), "server-slow");
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it("drips its answer is slow all the same", async () => {
    server.script = (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    };
    await failsWith(connect({ requestTimeout: 300 }).receivedGrants(null), "server-slow");
  });

  it("accepts connections and never secures them is unreachable soon", async () => {
    const silent = createPlainServer((socket) => socket.resume().on("error", () => undefined));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const origin = `https://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    await failsWith(connect({ connectTimeout: 200 }, origin).checkReachable(), "server-unreachable");
    silent.close();
  });

  it("answers without end is cut off", async () => {
    server.script = (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const flood = () => {
        while (!response.destroyed && response.write(" ".repeat(256 * 1024)));
        if (!response.destroyed) response.once("drain", flood);
      };
      flood();
    };
    await failsWith(connect().receivedGrants(null), "server-answer-invalid");
  });

  it("is left when the person cancels, before and during a request", async () => {
    server.script = () => undefined;
    const stop = new AbortController();
    const pending = connect().receivedGrants(null, stop.signal);
    setTimeout(() => stop.abort(), 100);
    await failsWith(pending, "cancelled");
    await failsWith(connect().receivedGrants(null, stop.signal), "cancelled");
  });

  describe("is busy", () => {
    it("is asked again after the time it names", async () => {
      let answers = 0;
      server.script = (request, response) => {
        const busy = answers++ === 0;
        if (busy) problem("too-many-requests", { "retry-after": "1" })(request, response);
        else answerJson(response, 200, { grants: [], revoked: [], next: null, resume: "AQAAAAAAAAAA" });
      };
      const started = Date.now();
      await expect(connect().receivedGrants(null)).resolves.toMatchObject({ grants: [] });
      expect(Date.now() - started).toBeGreaterThanOrEqual(950);
    });

    it("is not waited for longer than a person would", async () => {
      server.script = problem("too-many-requests", { "retry-after": "60" });
      const started = Date.now();
      await failsWith(connect().receivedGrants(null), "server-busy");
      expect(Date.now() - started).toBeLessThan(3000);
    });

    it("is asked three times at most", async () => {
      server.script = problem("unavailable", { "retry-after": "0" });
      await failsWith(connect().receivedGrants(null), "server-error");
      expect(server.requests.filter((request) => request.includes("/me/grants"))).toHaveLength(3);
    });

    it("is not asked again once the person cancels", async () => {
      server.script = problem("too-many-requests", { "retry-after": "4" });
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 150);
      await failsWith(connect().receivedGrants(null, stop.signal), "cancelled");
    });
  });

  describe("forgets sessions", () => {
    it("is signed in to again, once", async () => {
      server.script = problem("not-signed-in");
      await failsWith(connect().receivedGrants(null), "not-signed-in");
      expect(server.requests).toEqual([
        "POST /v1/oauth/token",
        "GET /v1/me/grants",
        "POST /v1/oauth/token",
        "GET /v1/me/grants",
      ]);
    });

    it("does not make the client follow a clock that is days off", async () => {
      server.tokenScript = (_, response) =>
        response.writeHead(401, { "content-type": MEDIA_PROBLEM }).end(
          JSON.stringify({
            type: problemType("clock-differs"),
            ...PROBLEMS["clock-differs"],
            serverTime: 1,
          }),
        );
      await failsWith(connect().receivedGrants(null), "not-signed-in");
      expect(server.requests).toHaveLength(1);
    });
  });

  describe("lies", () => {
    const page = (grants: unknown[]) => json({ grants, revoked: [], next: null, resume: "AQAAAAAAAAAA" });
    const grant = (recipient = bob) =>
      grantTo(alice, recipient, dataId, { kind: "item", key: generateDataKey() });

    it("by listing somebody else's grant is found out", async () => {
      server.script = page([encodeGrantJson(grant(alice))]);
      await failsWith(connect().receivedGrants(null), "server-answer-invalid");
      server.script = page([encodeGrantJson(grant())]);
      await failsWith(connect().issuedGrants(null), "server-answer-invalid");
    });

    it("by adding a grant that nobody asked for is found out", async () => {
      server.script = json({ grants: [encodeGrantJson(grant())] });
      await failsWith(connect().fetchGrants([newDataId()]), "server-answer-invalid");
    });

    const hash = bytesToBase64Url(new Uint8Array(32));
    const record = { record: "AAAA", index: 0, inclusion: [hash] };
    const labelProof = bytesToBase64Url(new Uint8Array(80));
    const person = { userId: "1".repeat(32), labelProof, records: [record] };
    const proven = { checkpoint: "note", consistency: [hash], people: [person] };

    it.each<[string, object]>([
      ["without a checkpoint", { ...proven, checkpoint: undefined }],
      ["with hashes that are none", { ...proven, consistency: ["AAAA"] }],
      ["with a hash in another spelling", { ...proven, consistency: [`${hash.slice(0, -1)}B`] }],
      ["with a person without records", { ...proven, people: [{ ...person, records: [] }] }],
      [
        "with a place that is none",
        { ...proven, people: [{ ...person, records: [{ ...record, index: -1 }] }] },
      ],
      ["with a label that is not proven", { ...proven, people: [{ ...person, labelProof: hash }] }],
    ])("by a look-up %s is found out", async (_, answer) => {
      server.script = json(proven);
      expect((await connect().lookUp({ addresses: ["bob@example.org"], logSize: 0 })).people).toHaveLength(1);
      server.script = json(answer);
      await failsWith(
        connect().lookUp({ addresses: ["bob@example.org"], logSize: 0 }),
        "server-answer-invalid",
      );
    });

    const shown = ({ userId, signedRecord }: DemoPerson) => ({
      ...proven,
      people: [{ ...person, userId, records: [{ ...record, record: bytesToBase64Url(signedRecord) }] }],
    });

    const tile =
      (bytes: readonly number[], type = "application/octet-stream"): Script =>
      (_, response) =>
        response.writeHead(200, { "content-type": type }).end(Uint8Array.from(bytes));

    it.each<[string, readonly number[], string]>([
      ["that ends early", [0, 1, 7, 0, 2, 7], "application/octet-stream"],
      ["with too few entries", [0, 1, 7], "application/octet-stream"],
      ["of another type", [0, 1, 7, 0, 1, 8], "application/json"],
    ])("by a part of the log %s is found out", async (_, bytes, type) => {
      server.script = tile([0, 1, 7, 0, 1, 8]);
      expect(await connect().logEntries(0, 2)).toEqual([Uint8Array.of(7), Uint8Array.of(8)]);
      server.script = tile(bytes, type);
      await failsWith(connect().logEntries(0, 2), "server-answer-invalid");
    });

    it("by a part of the log that is full by now is not troubled", async () => {
      const full = tile(Array.from({ length: 256 }, (_, i) => [0, 1, i]).flat());
      server.script = (request, response) =>
        request.url?.endsWith(".p/3") ? problem("not-found")(request, response) : full(request, response);
      expect(await connect().logEntries(1, 3)).toEqual([Uint8Array.of(1), Uint8Array.of(2)]);
    });

    it("by a checkpoint that is no text is found out", async () => {
      server.script = tile([0xff, 0xfe], "text/plain");
      await failsWith(connect().logCheckpoint(), "server-answer-invalid");
    });

    it("by leaving out outcomes is found out", async () => {
      server.script = json({ outcomes: [] });
      const changes = [{ change: "revoke", dataId, recipientId: bob.userId }] as const;
      await failsWith(connect().changeGrants(changes), "server-answer-invalid");
    });

    it.each<[string, Record<string, string>, (bytes: Uint8Array) => Uint8Array]>([
      ["without an owner", { "content-type": MEDIA_GRANT }, (bytes) => bytes],
      ["with a broken owner", { "content-type": MEDIA_GRANT, "keyferry-owner": "x" }, (bytes) => bytes],
      [
        "cut short",
        { "content-type": MEDIA_GRANT, "keyferry-owner": "1".repeat(32) },
        (bytes) => bytes.subarray(0, 100),
      ],
      ["empty", { "content-type": MEDIA_GRANT, "keyferry-owner": "1".repeat(32) }, () => new Uint8Array()],
      [
        "of another type",
        { "content-type": "application/octet-stream", "keyferry-owner": "1".repeat(32) },
        (bytes) => bytes,
      ],
    ])("about a compact grant, %s, is found out", async (_, headers, change) => {
      const bytes = encodeGrantCompact(grant());
      server.script = (request, response) =>
        request.url?.includes("lookup")
          ? answerJson(response, 200, shown(alice))
          : response
              .writeHead(200, {
                ...headers,
                ...(headers["keyferry-owner"]?.startsWith("1") ? { "keyferry-owner": alice.userId } : {}),
              })
              .end(change(bytes));
      await failsWith(connect().fetchGrant(dataId, asked()), "server-answer-invalid");
    });

    it("about owner or epoch of a grant is found out", async () => {
      server.script = (request, response) =>
        request.url?.includes("lookup")
          ? answerJson(response, 200, shown(alice))
          : response
              .writeHead(200, { "content-type": MEDIA_GRANT, "keyferry-owner": alice.userId })
              .end(encodeGrantCompact(grant()));
      await failsWith(
        connect().fetchGrant(dataId, { ...asked(), ownerId: bob.userId }),
        "server-answer-invalid",
      );
      await failsWith(connect().fetchGrant(dataId, { ...asked(), epoch: 7 }), "server-answer-invalid");
      await expect(connect().fetchGrant(dataId, { ...asked(), epoch: 1 })).resolves.toMatchObject({
        epoch: 1,
      });
    });
  });
});
