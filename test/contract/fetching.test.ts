import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DemoRoot } from "../../server-mock/demo-grants";
import { bytesToBase64Url, newDataId, newUserId } from "../../shared/crypto";
import { encodeGrantCompact, encodeGrantJson } from "../../shared/format";
import { fetchAnswerSchema, grantAnswerSchema, listAnswerSchema } from "../../shared/protocol/http/grants";
import { MEDIA_GRANT } from "../../shared/protocol/http/media-types";
import { dataGrantsPath, FETCH_PATH, myKeyPath, PATHS } from "../../shared/protocol/http/paths";
import { type Answer, Member } from "./harness/member";
import { newRoot, share, shareWith } from "./harness/sharing";
import { startTestServer, type TestServer } from "./harness/test-server";

describe("fetching grants", () => {
  let server: TestServer;
  let alice: Member;
  let bob: Member;
  let mallory: Member;
  let root: DemoRoot;

  beforeAll(async () => {
    server = await startTestServer();
    [alice, bob, mallory] = await Promise.all([
      Member.enrolled(server.origin, "Alice"),
      Member.enrolled(server.origin, "Bob"),
      Member.enrolled(server.origin, "Mallory"),
    ]);
    root = newRoot(alice);
  });
  afterAll(() => server.close());

  const compact = (caller: Member, path: string) => caller.send("GET", path, { accept: MEDIA_GRANT });
  const ownerOf = (answer: Answer) => answer.headers.get("keyferry-owner");

  it("answers in compact form with the stored bytes, the owner's ID and as few headers as can be", async () => {
    const grant = await shareWith(alice, root, root.dataId, bob);
    const answer = await compact(bob, myKeyPath(root.dataId));
    expect(answer.bytes).toEqual(new Uint8Array(encodeGrantCompact(grant)));
    expect([...answer.headers.keys()].sort()).toEqual(["content-length", "content-type", "keyferry-owner"]);
    expect(ownerOf(answer)).toBe(alice.person.userId);
  });

  it.each([
    [undefined, "application/json"],
    ["*/*", "application/json"],
    ["application/*;q=0.5", "application/json"],
    [MEDIA_GRANT, MEDIA_GRANT],
    [`application/json;q=0.5, ${MEDIA_GRANT}`, MEDIA_GRANT],
    [`application/json, ${MEDIA_GRANT};q=0.1`, "application/json"],
  ])("answers Accept: %s with %s", async (accept, mediaType) => {
    await share(alice, root, root.dataId, [bob]);
    const answer = await bob.send("GET", myKeyPath(root.dataId), accept === undefined ? {} : { accept });
    expect(answer.headers.get("content-type")?.split(";")[0]).toBe(mediaType);
  });

  it("answers 406 when it can produce nothing of what is accepted", async () => {
    const answer = await bob.send("GET", myKeyPath(root.dataId), { accept: "text/html" });
    expect([answer.status, answer.problem]).toEqual([406, "not-acceptable"]);
  });

  it("gives the newest epoch, or exactly the one that is asked for", async () => {
    const dataId = newDataId();
    const epochs = [1, 2, 7];
    for (const epoch of epochs) await share(alice, root, dataId, [bob], { epoch });
    const epochOf = async (query: string) =>
      (await bob.send("GET", `${myKeyPath(dataId)}${query}`)).read(grantAnswerSchema).grant.epoch;
    expect(await epochOf("")).toBe(7);
    for (const epoch of epochs) expect(await epochOf(`?epoch=${epoch}`)).toBe(epoch);
    expect((await bob.send("GET", `${myKeyPath(dataId)}?epoch=3`)).status).toBe(404);
  });

  it("tells absent, not mine and not from this owner apart in nothing", async () => {
    const dataId = newDataId();
    await share(alice, root, dataId, [bob]);
    const answers = [
      await mallory.send("GET", myKeyPath(dataId)),
      await mallory.send("GET", myKeyPath(newDataId())),
      await bob.send("GET", `${myKeyPath(dataId)}?owner=${mallory.person.userId}`),
      await bob.send("GET", `${myKeyPath(dataId)}?owner=${newUserId()}`),
      await bob.send("GET", `${myKeyPath(dataId)}?ownerKey=${bytesToBase64Url(new Uint8Array(32))}`),
      await bob.send("GET", `${myKeyPath(dataId)}?epoch=9`),
    ];
    const shape = (answer: Answer) =>
      [answer.status, ...answer.headers.keys(), answer.text.replace(/"requestId":"[0-9a-f]{16}"/, "")].join(
        "\n",
      );
    expect(new Set(answers.map(shape)).size).toBe(1);
    expect(answers[0]?.problem).toBe("not-found");
  });

  describe("when somebody else registered the same ID", () => {
    it("gives the grant of the named owner, by ID or by key", async () => {
      const dataId = newDataId();
      await share(alice, root, dataId, [bob]);
      await share(mallory, newRoot(mallory), dataId, [bob], { epoch: 99 });
      for (const owner of [alice, mallory]) {
        const key = bytesToBase64Url(owner.person.keys.signing.publicKey);
        for (const query of [`owner=${owner.person.userId}`, `ownerKey=${key}`]) {
          expect(ownerOf(await compact(bob, `${myKeyPath(dataId)}?${query}`))).toBe(owner.person.userId);
        }
      }
    });

    it("prefers the owner of the root with this ID, whoever came first", async () => {
      const later = newRoot(alice);
      await share(mallory, newRoot(mallory), later.dataId, [bob], { epoch: 99 });
      await share(alice, later, later.dataId, [bob]);
      expect(ownerOf(await compact(bob, myKeyPath(later.dataId)))).toBe(alice.person.userId);
    });

    it("gives both when many are fetched at once", async () => {
      const dataId = newDataId();
      await share(alice, root, dataId, [bob]);
      await share(mallory, newRoot(mallory), dataId, [bob]);
      const answer = await bob.send("POST", FETCH_PATH, { json: { dataIds: [dataId] } });
      const owners = answer.read(fetchAnswerSchema).grants.map((grant) => grant.ownerId);
      expect(owners.sort()).toEqual([alice.person.userId, mallory.person.userId].sort());
    });
  });

  it("fetches up to 500 at once: the newest of mine, nothing of others, nothing for absent ones", async () => {
    const shared = Array.from({ length: 5 }, newDataId);
    for (const epoch of [1, 2])
      for (const dataId of shared) await share(alice, root, dataId, [bob, alice], { epoch });
    const dataIds = [...shared, ...Array.from({ length: 495 }, newDataId)];
    const answer = await bob.send("POST", FETCH_PATH, { json: { dataIds } });
    const { grants } = answer.read(fetchAnswerSchema);
    expect(grants.map((grant) => [grant.dataId, grant.epoch, grant.recipientId]).sort()).toEqual(
      shared.map((dataId) => [dataId, 2, bob.person.userId]).sort(),
    );
    const tooMany = await bob.send("POST", FETCH_PATH, { json: { dataIds: [...dataIds, newDataId()] } });
    expect(tooMany.problem).toBe("request-invalid");
  });

  describe("that end", () => {
    const NOW = Math.floor(Date.now() / 1000);
    const [past, future] = [NOW - 60, NOW + 86_400];
    const receivedIds = async (member: Member): Promise<string[]> => {
      const { grants } = (await member.send("GET", PATHS.received)).read(listAnswerSchema);
      return grants.map(({ dataId }) => dataId);
    };
    const fetched = async (dataId: string): Promise<number> => {
      const answer = await bob.send("POST", FETCH_PATH, { json: { dataIds: [dataId] } });
      return answer.read(fetchAnswerSchema).grants.length;
    };

    it("serves them until then", async () => {
      const grant = await shareWith(alice, root, newDataId(), bob, { notAfter: future });
      expect((await compact(bob, myKeyPath(grant.dataId))).bytes).toEqual(
        new Uint8Array(encodeGrantCompact(grant)),
      );
      expect(await fetched(grant.dataId)).toBe(1);
    });

    it("shows them to nobody but their owner afterwards", async () => {
      const carol = await Member.enrolled(server.origin, "Carol");
      const { dataId } = await shareWith(alice, root, newDataId(), bob, { notAfter: past });
      const stays = await shareWith(alice, root, newDataId(), carol);
      const ended = await shareWith(alice, root, newDataId(), carol, { notAfter: past });
      for (const query of ["", "?epoch=1", `?owner=${alice.person.userId}`]) {
        const answer = await bob.send("GET", `${myKeyPath(dataId)}${query}`);
        expect([answer.status, answer.problem]).toEqual([404, "not-found"]);
      }
      expect(await fetched(dataId)).toBe(0);
      expect(await receivedIds(carol)).toEqual([stays.dataId]);
      const owned = await alice.send("GET", dataGrantsPath(ended.dataId));
      expect(owned.read(listAnswerSchema).grants).toEqual([encodeGrantJson(ended)]);
    });

    it("does not fall back on an earlier epoch, and serves what is given anew", async () => {
      const dataId = newDataId();
      await share(alice, root, dataId, [bob], { epoch: 1 });
      await share(alice, root, dataId, [bob], { epoch: 2, notAfter: past });
      expect((await bob.send("GET", myKeyPath(dataId))).status).toBe(404);
      expect((await bob.send("GET", `${myKeyPath(dataId)}?epoch=1`)).status).toBe(404);
      expect(await fetched(dataId)).toBe(0);
      await share(alice, root, dataId, [bob], { epoch: 2, notAfter: future });
      expect((await bob.send("GET", myKeyPath(dataId))).status).toBe(200);
      expect(await fetched(dataId)).toBe(1);
    });
  });

  it("gives the JSON form of exactly what was registered", async () => {
    const grant = await shareWith(alice, root, newDataId(), bob);
    const answer = await bob.send("GET", myKeyPath(grant.dataId));
    expect(answer.read(grantAnswerSchema).grant).toEqual(encodeGrantJson(grant));
  });
});
