import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { registerGrantChange } from "../../server-mock/demo-grants";
import { bytesToBase64Url, type DataId, newDataId } from "../../shared/crypto";
import { type ListAnswer, listAnswerSchema } from "../../shared/protocol/http/grants";
import { PAGE_SIZE } from "../../shared/protocol/http/limits";
import { dataGrantsPath, PATHS } from "../../shared/protocol/http/paths";
import { Member } from "./harness/member";
import { itemGrant, newRoot, share, shareWith } from "./harness/sharing";
import { startTestServer, type TestServer } from "./harness/test-server";

describe("listings", () => {
  let server: TestServer;
  let alice: Member;
  let bob: Member;

  beforeAll(async () => {
    server = await startTestServer();
    alice = await Member.enrolled(server.origin, "Alice");
  });
  beforeEach(async () => {
    bob = await Member.enrolled(server.origin, `Bob${Math.random().toString(36).slice(2)}`);
  });
  afterAll(() => server.close());

  const list = async (member: Member, path: string, after?: string | null): Promise<ListAnswer> =>
    (await member.send("GET", after ? `${path}?after=${after}` : path)).read(listAnswerSchema);

  /** All pages from a cursor on. */
  async function listAll(member: Member, path: string, after: string | null = null): Promise<ListAnswer[]> {
    const pages = [await list(member, path, after)];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
      pages.push(await list(member, path, next));
    return pages;
  }

  const shareWithBob = async (dataIds: readonly DataId[]) => {
    const root = newRoot(alice);
    for (const dataId of dataIds) await share(alice, root, dataId, [bob]);
  };
  const idsOf = (pages: readonly ListAnswer[]) =>
    pages.flatMap((page) => page.grants.map((grant) => grant.dataId));

  it("gives what was granted, oldest change first, to the recipient and to the owner", async () => {
    const dataIds = [newDataId(), newDataId(), newDataId()];
    await shareWithBob(dataIds);
    expect(idsOf(await listAll(bob, PATHS.received))).toEqual(dataIds);
    expect(idsOf(await listAll(alice, PATHS.issued)).slice(-3)).toEqual(dataIds);
  });

  it("is cut into pages that neither repeat nor leave out anything", async () => {
    const root = newRoot(alice);
    const dataIds = Array.from({ length: PAGE_SIZE + 30 }, newDataId);
    for (const dataId of dataIds) await share(alice, root, dataId, [bob]);
    const pages = await listAll(bob, PATHS.received);
    expect(pages.map((page) => page.grants.length)).toEqual([PAGE_SIZE, 30]);
    expect(idsOf(pages)).toEqual(dataIds);
  });

  it("goes on from a kept cursor with only what changed since", async () => {
    await shareWithBob([newDataId()]);
    const { resume, next } = await list(bob, PATHS.received);
    expect(next).toBeNull();
    expect((await list(bob, PATHS.received, resume)).grants).toEqual([]);
    const later = newDataId();
    await shareWithBob([later]);
    expect(idsOf([await list(bob, PATHS.received, resume)])).toEqual([later]);
  });

  it("starts a cursor even when there is nothing yet", async () => {
    const { resume } = await list(bob, PATHS.received);
    const dataId = newDataId();
    await shareWithBob([dataId]);
    expect(idsOf([await list(bob, PATHS.received, resume)])).toEqual([dataId]);
  });

  it("shows only the newest epoch, at the place of its change", async () => {
    const root = newRoot(alice);
    const [first, second] = [newDataId(), newDataId()];
    await share(alice, root, first, [bob], { epoch: 1 });
    await share(alice, root, second, [bob], { epoch: 1 });
    await share(alice, root, first, [bob], { epoch: 2 });
    const page = await list(bob, PATHS.received);
    expect(page.grants.map((grant) => [grant.dataId, grant.epoch])).toEqual([
      [second, 1],
      [first, 2],
    ]);
  });

  it("tells both sides what was taken away, and no longer when it is granted again", async () => {
    const root = newRoot(alice);
    const dataId = newDataId();
    await share(alice, root, dataId, [bob]);
    const received = (await list(bob, PATHS.received)).resume;
    const issued = (await listAll(alice, PATHS.issued)).at(-1)?.resume;
    await alice.change({ change: "revoke-grant", dataId, recipientId: bob.person.userId });
    const revoked = [{ dataId, ownerId: alice.person.userId, recipientId: bob.person.userId }];
    expect(await list(bob, PATHS.received, received)).toMatchObject({ grants: [], revoked });
    expect(await list(alice, PATHS.issued, issued)).toMatchObject({ grants: [], revoked });
    await share(alice, root, dataId, [bob]);
    const again = await list(bob, PATHS.received, received);
    expect(again.revoked).toEqual([]);
    expect(idsOf([again])).toEqual([dataId]);
  });

  it("does not show the same grant again as a change", async () => {
    const root = newRoot(alice);
    const grant = await shareWith(alice, root, newDataId(), bob);
    const { resume } = await list(bob, PATHS.received);
    await alice.change(registerGrantChange(grant));
    expect(await list(bob, PATHS.received, resume)).toMatchObject({ grants: [], revoked: [], resume });
  });

  it("loses no change while others are made at the same time", async () => {
    const root = newRoot(alice);
    const dataIds = Array.from({ length: 60 }, newDataId);
    const seen: string[] = [];
    let cursor: string | null = null;
    const reading = (async () => {
      while (seen.length < dataIds.length) {
        const page: ListAnswer = await list(bob, PATHS.received, cursor);
        seen.push(...page.grants.map((grant) => grant.dataId));
        cursor = page.resume;
      }
    })();
    await Promise.all(dataIds.map((dataId) => share(alice, root, dataId, [bob])));
    await reading;
    expect([...seen].sort()).toEqual([...dataIds].sort());
    expect(new Set(seen).size).toBe(dataIds.length);
  });

  it("of one data shows its owner the newest grant for each recipient, in pages", async () => {
    const root = newRoot(alice);
    const dataId = newDataId();
    const carol = await Member.enrolled(server.origin, `Carol${Math.random().toString(36).slice(2)}`);
    await share(alice, root, dataId, [alice, bob, carol], { epoch: 1 });
    await share(alice, root, dataId, [alice, carol], { epoch: 2 });
    const pages = await listAll(alice, dataGrantsPath(dataId));
    expect(pages.flatMap((page) => page.grants.map((grant) => [grant.recipientId, grant.epoch]))).toEqual([
      [bob.person.userId, 1],
      [alice.person.userId, 2],
      [carol.person.userId, 2],
    ]);
  });

  describe("cursors", () => {
    it.each([
      ["empty", ""],
      ["no base64url", "!!!"],
      ["padded", "AQAAAAAAAAAB="],
      ["too short", "AQAA"],
      ["too long", "AQAAAAAAAAAAAQ"],
      [
        "larger than any number of changes",
        bytesToBase64Url(Uint8Array.of(1, 255, 255, 255, 255, 255, 255, 255, 255)),
      ],
      ["SQL", "1%20or%201=1"],
    ])("that are %s are refused", async (_, cursor) => {
      const answer = await bob.send("GET", `${PATHS.received}?after=${cursor}`);
      expect([answer.status, answer.problem]).toEqual([400, "request-invalid"]);
    });

    it("of one listing are refused by another", async () => {
      const { resume } = await list(bob, PATHS.received);
      const root = newRoot(bob);
      await share(bob, root, root.dataId, [bob]);
      for (const path of [PATHS.issued, dataGrantsPath(root.dataId)])
        expect((await bob.send("GET", `${path}?after=${resume}`)).problem).toBe("request-invalid");
    });

    it("of somebody else only move one's own place: nothing of theirs is shown", async () => {
      await shareWithBob([newDataId()]);
      const { resume } = await list(bob, PATHS.received);
      const stranger = await Member.enrolled(server.origin, `Eve${Math.random().toString(36).slice(2)}`);
      expect(await list(stranger, PATHS.received, resume)).toMatchObject({ grants: [], revoked: [] });
    });

    it("may be given only once", async () => {
      const { resume } = await list(bob, PATHS.received);
      const answer = await bob.send("GET", `${PATHS.received}?after=${resume}&after=${resume}`);
      expect(answer.problem).toBe("request-invalid");
    });
  });

  it("leaves a recipient whose grant was replaced in the same epoch with the replacement only", async () => {
    const root = newRoot(alice);
    const dataId = newDataId();
    await share(alice, root, dataId, [bob]);
    const replacement = itemGrant(alice, bob, dataId, { access: "read-write" });
    await alice.change(registerGrantChange(replacement));
    const page = await list(bob, PATHS.received);
    expect(page.grants.map((grant) => grant.access)).toEqual(["read-write"]);
  });
});
