import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DemoRoot } from "../../server-mock/demo-grants";
import { grantTo } from "../../server-mock/demo-grants";
import { bytesToBase64Url, type DataId, generateDataKey, newDataId, newUserId } from "../../shared/crypto";
import { encodeGrantJson, type Grant } from "../../shared/format";
import { grantAnswerSchema, listAnswerSchema } from "../../shared/protocol/http/grants";
import {
  dataGrantsPath,
  dataPath,
  grantPath,
  myKeyPath,
  revokeGrantPath,
} from "../../shared/protocol/http/paths";
import { problemSchema } from "../../shared/protocol/http/problems";
import { Member } from "./harness/member";
import { itemGrant, newRoot } from "./harness/sharing";
import { startTestServer, type TestServer } from "./harness/test-server";

describe("registering data and grants", () => {
  let server: TestServer;
  let alice: Member;
  let bob: Member;
  let mallory: Member;
  let root: DemoRoot;

  beforeAll(async () => {
    server = await startTestServer();
    [alice, bob, mallory] = await Promise.all([
      Member.enrolled(server.origin, "Alice"),
      Member.enrolled(server.origin, "Bob", 3072),
      Member.enrolled(server.origin, "Mallory"),
    ]);
    root = newRoot(alice);
    await registerData(alice, root.dataId);
  });
  afterAll(() => server.close());

  const registerData = (caller: Member, dataId: DataId, by: DemoRoot = root) =>
    caller.send("PUT", dataPath(dataId), {
      json: { rootId: by.dataId, rootNonce: bytesToBase64Url(by.nonce) },
    });
  const put = (caller: Member, grant: Grant, path = grantPath(grant.dataId, grant.recipientId)) =>
    caller.send("PUT", path, { json: { grant: encodeGrantJson(grant) } });

  describe("data", () => {
    it("is registered with 201, and with 204 when it already was", async () => {
      const dataId = newDataId();
      expect((await registerData(alice, dataId)).status).toBe(201);
      expect((await registerData(alice, dataId)).status).toBe(204);
    });

    it("cannot be put under somebody else's root", async () => {
      const answer = await registerData(mallory, newDataId());
      expect([answer.status, answer.problem]).toEqual([422, "root-mismatch"]);
    });

    it("cannot be a root with another nonce than the one its ID was made with", async () => {
      const answer = await registerData(alice, root.dataId, { ...root, nonce: new Uint8Array(16) });
      expect(answer.problem).toBe("root-mismatch");
    });

    it("may have the same ID for two owners, who do not disturb each other", async () => {
      const dataId = newDataId();
      expect((await registerData(alice, dataId)).status).toBe(201);
      expect((await registerData(mallory, dataId, newRoot(mallory))).status).toBe(201);
      const grant = itemGrant(alice, bob, dataId);
      expect((await put(alice, grant)).status).toBe(204);
      const ofMallory = (await mallory.send("GET", dataGrantsPath(dataId))).read(listAnswerSchema);
      expect(ofMallory.grants).toEqual([]);
    });
  });

  describe("a grant", () => {
    it("of the owner's is stored, to herself and to others, for RSA-2048 and RSA-3072", async () => {
      for (const recipient of [alice, bob]) {
        const grant = itemGrant(alice, recipient, root.dataId, { access: "read-write" });
        expect((await put(alice, grant)).status).toBe(204);
        const answer = await recipient.send("GET", myKeyPath(root.dataId));
        expect(answer.read(grantAnswerSchema).grant).toEqual(encodeGrantJson(grant));
      }
    });

    it("of any kind is stored as it was signed", async () => {
      const file = newDataId();
      await registerData(alice, file);
      const nodes = [generateDataKey()];
      const range = { kind: "range", from: 2, to: 4, version: 3, segmentCount: 8, nodes } as const;
      const items = Array.from({ length: 40 }, () => ({ dataId: newDataId(), key: generateDataKey() }));
      const terms = {
        notAfter: 2_000_000_000,
        checkpoint: { size: 70_000, rootHash16: new Uint8Array(16).fill(7) },
      };
      for (const payload of [range, { kind: "set", items } as const]) {
        const grant = grantTo(alice.person, bob.person, file, payload, terms);
        expect((await put(alice, grant)).status).toBe(204);
        const answer = await bob.send("GET", myKeyPath(file));
        expect(answer.read(grantAnswerSchema).grant).toEqual(encodeGrantJson(grant));
      }
    });

    it("is refused when any signed field was changed", async () => {
      const grant = itemGrant(alice, bob, root.dataId, { notAfter: 2_000_000_000 });
      const json = encodeGrantJson(grant);
      const changed = [
        { ...json, kind: "set" },
        { ...json, access: "read-write" },
        { ...json, epoch: json.epoch + 1 },
        { ...json, issuedAt: json.issuedAt + 1 },
        { ...json, notAfter: null },
        { ...json, checkpoint: { size: 1, rootHash16: bytesToBase64Url(new Uint8Array(16)) } },
        { ...json, recipientFingerprint: bytesToBase64Url(mallory.person.fingerprint) },
        { ...json, wrapped: encodeGrantJson(itemGrant(alice, bob, root.dataId)).wrapped },
        { ...json, signature: encodeGrantJson(itemGrant(alice, bob, root.dataId)).signature },
      ];
      for (const tampered of changed) {
        const answer = await alice.send("PUT", grantPath(root.dataId, bob.person.userId), {
          json: { grant: tampered },
        });
        expect([answer.status, answer.problem]).toEqual([422, "grant-refused"]);
      }
    });

    it("is refused when it is put in another place than it was signed for", async () => {
      const grant = itemGrant(alice, bob, root.dataId);
      expect((await put(alice, grant, grantPath(newDataId(), bob.person.userId))).problem).toBe(
        "grant-refused",
      );
      expect((await put(alice, grant, grantPath(root.dataId, mallory.person.userId))).problem).toBe(
        "grant-refused",
      );
    });

    it("is refused from anybody but its owner, though it is rightly signed", async () => {
      const grant = itemGrant(alice, bob, root.dataId);
      expect((await put(bob, grant)).problem).toBe("grant-refused");
      expect((await put(mallory, grant)).problem).toBe("grant-refused");
    });

    it("is refused for data that its owner has not registered, as for data that is not there", async () => {
      await registerData(mallory, newDataId(), newRoot(mallory));
      const answer = await put(mallory, itemGrant(mallory, bob, root.dataId));
      expect([answer.status, answer.problem]).toEqual([404, "not-found"]);
      const absent = await put(mallory, itemGrant(mallory, bob, newDataId()));
      expect({ ...absent.read(problemSchema), requestId: "" }).toEqual({
        ...answer.read(problemSchema),
        requestId: "",
      });
    });

    it("is refused for somebody who is not enrolled", async () => {
      const nobody = Member.of(server.origin, { ...bob.person, userId: newUserId() });
      const answer = await put(alice, itemGrant(alice, nobody, root.dataId));
      expect([answer.status, answer.problem]).toEqual([422, "recipient-unknown"]);
    });

    it("is refused for keys that the recipient does not have", async () => {
      const swapped = Member.of(server.origin, { ...mallory.person, userId: bob.person.userId });
      const answer = await put(alice, itemGrant(alice, swapped, root.dataId));
      expect([answer.status, answer.problem]).toEqual([422, "recipient-changed"]);
    });

    it("of an older epoch than the stored one is refused, of the same or a newer one taken", async () => {
      const dataId = newDataId();
      await registerData(alice, dataId);
      const statuses = [];
      for (const epoch of [5, 4, 5, 6])
        statuses.push((await put(alice, itemGrant(alice, bob, dataId, { epoch }))).status);
      expect(statuses).toEqual([204, 409, 204, 204]);
    });
  });

  describe("revoking", () => {
    it("takes every epoch away, says so again without complaint, and allows a new grant of any epoch", async () => {
      const dataId = newDataId();
      await registerData(alice, dataId);
      for (const epoch of [1, 2]) await put(alice, itemGrant(alice, bob, dataId, { epoch }));
      const revoke = () => alice.send("POST", revokeGrantPath(dataId, bob.person.userId));
      expect((await revoke()).status).toBe(204);
      for (const query of ["", "?epoch=1", "?epoch=2"])
        expect((await bob.send("GET", `${myKeyPath(dataId)}${query}`)).status).toBe(404);
      expect((await revoke()).status).toBe(204);
      expect((await put(alice, itemGrant(alice, bob, dataId, { epoch: 1 }))).status).toBe(204);
      expect((await bob.send("GET", myKeyPath(dataId))).status).toBe(200);
    });

    it("touches nobody else's access", async () => {
      const dataId = newDataId();
      await registerData(alice, dataId);
      for (const recipient of [alice, bob]) await put(alice, itemGrant(alice, recipient, dataId));
      await alice.send("POST", revokeGrantPath(dataId, bob.person.userId));
      expect((await alice.send("GET", myKeyPath(dataId))).status).toBe(200);
      expect((await mallory.send("POST", revokeGrantPath(dataId, alice.person.userId))).status).toBe(404);
      expect((await alice.send("GET", myKeyPath(dataId))).status).toBe(200);
    });
  });
});
