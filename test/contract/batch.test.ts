import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoRoot, registerDataChange, registerGrantChange } from "../../server-mock/demo-grants";
import { newDataId, newUserId } from "../../shared/crypto";
import { encodeGrantJson } from "../../shared/format";
import { listAnswerSchema } from "../../shared/protocol/http/grants";
import { BATCH_PATH, dataGrantsPath, myKeyPath } from "../../shared/protocol/http/paths";
import { Member } from "./harness/member";
import { itemGrant, newRoot, share } from "./harness/sharing";
import { startTestServer, type TestServer } from "./harness/test-server";

describe("a batch", () => {
  let server: TestServer;
  let alice: Member;
  let bob: Member;
  let root: DemoRoot;

  beforeAll(async () => {
    server = await startTestServer();
    [alice, bob] = await Promise.all([
      Member.enrolled(server.origin, "Alice"),
      Member.enrolled(server.origin, "Bob"),
    ]);
    root = newRoot(alice);
  });
  afterAll(() => server.close());

  it("gives each change an outcome of its own, in order, and keeps those that are done", async () => {
    const [data, other] = [newDataId(), newDataId()];
    await share(alice, root, data, [bob], { epoch: 5 });
    const nobody = Member.of(server.origin, { ...bob.person, userId: newUserId() });
    const swapped = Member.of(server.origin, { ...alice.person, userId: bob.person.userId });
    const good = itemGrant(alice, bob, other);
    const outcomes = await alice.change(
      registerDataChange(other, root),
      registerGrantChange(good),
      registerGrantChange(itemGrant(alice, bob, data, { epoch: 4 })),
      registerGrantChange(itemGrant(alice, nobody, other)),
      registerGrantChange(itemGrant(alice, swapped, other)),
      registerGrantChange(itemGrant(alice, bob, newDataId())),
      registerGrantChange(itemGrant(bob, bob, other)),
      { change: "register-grant", grant: { ...encodeGrantJson(good), epoch: 9 } },
      registerDataChange(newDataId(), newRoot(bob)),
      { change: "revoke-grant", dataId: newDataId(), recipientId: bob.person.userId },
      { change: "revoke-grant", dataId: data, recipientId: bob.person.userId },
    );
    expect(outcomes).toEqual([
      "done",
      "done",
      "conflict",
      "recipient-unknown",
      "recipient-changed",
      "data-unknown",
      "refused",
      "refused",
      "refused",
      "data-unknown",
      "done",
    ]);
    expect((await bob.send("GET", myKeyPath(other))).status).toBe(200);
    expect((await bob.send("GET", myKeyPath(data))).status).toBe(404);
  });

  it("takes 500 changes and refuses 501 and none", async () => {
    const changes = Array.from({ length: 500 }, () => registerDataChange(newDataId(), root));
    const outcomes = await alice.change(...changes);
    expect(outcomes).toHaveLength(500);
    expect(new Set(outcomes)).toEqual(new Set(["done"]));
    for (const wrong of [[], [...changes, registerDataChange(newDataId(), root)]])
      expect((await alice.send("POST", BATCH_PATH, { json: { changes: wrong } })).problem).toBe(
        "request-invalid",
      );
  });

  it("with one malformed change is refused as a whole and changes nothing", async () => {
    const dataId = newDataId();
    await share(alice, root, dataId, []);
    const json = {
      changes: [registerGrantChange(itemGrant(alice, bob, dataId)), { change: "erase-everything" }],
    };
    expect((await alice.send("POST", BATCH_PATH, { json })).problem).toBe("request-invalid");
    const listed = (await alice.send("GET", dataGrantsPath(dataId))).read(listAnswerSchema);
    expect(listed.grants).toEqual([]);
  });

  it("may be repeated as a whole", async () => {
    const dataId = newDataId();
    const changes = [registerDataChange(dataId, root), registerGrantChange(itemGrant(alice, bob, dataId))];
    expect(await alice.change(...changes)).toEqual(["done", "done"]);
    expect(await alice.change(...changes)).toEqual(["done", "done"]);
    const listed = (await alice.send("GET", dataGrantsPath(dataId))).read(listAnswerSchema);
    expect(listed.grants).toHaveLength(1);
  });
});
