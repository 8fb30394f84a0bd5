import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { toStoredBytes } from "../../../../../electron/services/profile/stored-bytes";
import type { Given } from "../../../../../electron/services/sharing/given-access";
import { decideShare, type ShareWish } from "../../../../../electron/services/sharing/share-plan";
import { asGranted } from "../../../../../electron/services/vault/standing-grants";
import { type Fingerprint, newUserId } from "../../../../../shared/crypto";
import { SampleVault } from "../vault/sample-vault";

const SEGMENTS = 10;
const me = newUserId();
const recipient = {
  userId: newUserId(),
  fingerprint: new Uint8Array(randomBytes(32)) as unknown as Fingerprint,
  rsaSpki: new Uint8Array(0),
};

async function sample() {
  const vault = new SampleVault();
  const file = vault.addFile(vault.root, "film");
  const granted = asGranted((await vault.tree()).keyedNode(file.id));
  const node = { ...granted, header: { ...granted.header, plaintextLength: SEGMENTS * 2 ** 18 } };
  const wish = (changes: Partial<ShareWish> = {}): ShareWish => {
    return {
      node,
      recipient,
      access: "read",
      range: null,
      notAfter: null,
      note: null,
      myUserId: me,
      ...changes,
    };
  };
  const had = (changes: Partial<Given> = {}): Given => ({
    dataId: node.dataId,
    recipientId: recipient.userId,
    recipientFingerprint: toStoredBytes(recipient.fingerprint),
    access: "read",
    epoch: node.epoch,
    since: 1_000,
    isGivenHere: true,
    notAfter: null,
    note: null,
    bytes: 326,
    part: null,
    ...changes,
  });
  const part = (from: number, to: number): Pick<Given, "part"> => ({
    part: {
      from,
      to,
      segmentCount: SEGMENTS,
      version: node.version,
      contentHash: toStoredBytes(node.header.tagsHash),
    },
  });
  return { wish, had, part };
}

describe("sharing an item with somebody", () => {
  it("who has nothing gives it", async () => {
    const { wish } = await sample();
    expect(decideShare(wish(), null)).toMatchObject({
      decision: "give",
      grant: { range: null, since: null },
    });
  });

  it("who has it gives nothing again, and never takes away", async () => {
    const { wish, had } = await sample();
    expect(decideShare(wish(), had())).toEqual({ decision: "has-it" });
    expect(decideShare(wish(), had({ access: "read-write" }))).toEqual({ decision: "has-it" });
    expect(decideShare(wish({ range: { from: 0, to: 1 } }), had())).toEqual({ decision: "has-it" });
  });

  it("who may only read lets him write", async () => {
    const { wish, had } = await sample();
    const decided = decideShare(wish({ access: "read-write" }), had());
    expect(decided).toMatchObject({ decision: "give", grant: { access: "read-write", since: 1_000 } });
  });

  it("who has a part of it gives the whole", async () => {
    const { wish, had, part } = await sample();
    expect(decideShare(wish(), had(part(0, 3)))).toMatchObject({ decision: "give", grant: { range: null } });
  });

  it("whose keys are others now, or whose grant is of an earlier epoch, gives it anew", async () => {
    const { wish, had } = await sample();
    const others = toStoredBytes(new Uint8Array(randomBytes(32)));
    expect(decideShare(wish(), had({ recipientFingerprint: others }))).toMatchObject({ decision: "give" });
    expect(decideShare(wish(), had({ epoch: 0 }))).toMatchObject({ decision: "give" });
  });

  it("that is oneself is refused", async () => {
    const { wish } = await sample();
    const decided = decideShare(wish({ myUserId: recipient.userId }), null);
    expect(decided).toEqual({ decision: "refuse", code: "request-invalid" });
  });
});

describe("sharing a part of a file", () => {
  it.each([
    [0, SEGMENTS + 1],
    [3, 3],
    [-1, 2],
  ])("from %i to %i is refused", async (from, to) => {
    const { wish } = await sample();
    expect(decideShare(wish({ range: { from, to } }), null)).toEqual({
      decision: "refuse",
      code: "range-invalid",
    });
  });

  it.each([
    { has: [2, 4], wished: [4, 6], joined: { from: 2, to: 6 } },
    { has: [2, 4], wished: [0, 2], joined: { from: 0, to: 4 } },
    { has: [2, 8], wished: [1, 9], joined: { from: 1, to: 9 } },
  ])("that touches $has joins them", async ({ has, wished, joined }) => {
    const { wish, had, part } = await sample();
    const [from, to] = wished as [number, number];
    const decided = decideShare(wish({ range: { from, to } }), had(part(...(has as [number, number]))));
    expect(decided).toMatchObject({ decision: "give", grant: { range: joined, access: "read" } });
  });

  it("that lies within what the person has gives nothing", async () => {
    const { wish, had, part } = await sample();
    expect(decideShare(wish({ range: { from: 3, to: 4 } }), had(part(2, 6)))).toEqual({ decision: "has-it" });
  });

  it("that lies apart is refused, because it would take the other away", async () => {
    const { wish, had, part } = await sample();
    const decided = decideShare(wish({ range: { from: 7, to: 9 } }), had(part(2, 4)));
    expect(decided).toEqual({ decision: "refuse", code: "range-apart" });
  });

  it("takes the place of a part of an earlier version", async () => {
    const { wish, had, part } = await sample();
    const earlier = part(2, 4).part;
    const before = had({
      part: { ...(earlier as Exclude<typeof earlier, null | "unknown">), contentHash: "AAAA" },
    });
    const decided = decideShare(wish({ range: { from: 7, to: 9 } }), before);
    expect(decided).toMatchObject({ decision: "give", grant: { range: { from: 7, to: 9 } } });
  });
});

describe("an end and a note", () => {
  const now = Math.floor(Date.now() / 1000);
  const [past, soon, later] = [now - 1_000, now + 86_400, now + 10 * 86_400];

  it("go with what is given", async () => {
    const { wish } = await sample();
    const decided = decideShare(wish({ notAfter: soon, note: "Hi" }), null);
    expect(decided).toMatchObject({ decision: "give", grant: { notAfter: soon, note: "Hi" } });
  });

  it("that were said last count, and what was given stays given", async () => {
    const { wish, had, part } = await sample();
    const had1 = had({ notAfter: soon, access: "read-write" });
    expect(decideShare(wish({ notAfter: later }), had1)).toMatchObject({
      grant: { notAfter: later, access: "read-write", since: 1_000 },
    });
    expect(decideShare(wish({ notAfter: soon }), had1)).toEqual({ decision: "has-it" });
    expect(decideShare(wish({ notAfter: soon, note: "Hi" }), had1)).toMatchObject({ grant: { note: "Hi" } });
    const joined = decideShare(wish({ range: { from: 4, to: 6 }, notAfter: soon }), had(part(2, 4)));
    expect(joined).toMatchObject({ grant: { range: { from: 2, to: 6 }, notAfter: soon } });
  });

  it("that has passed leaves nothing to be weighed against", async () => {
    const { wish, had, part } = await sample();
    expect(decideShare(wish(), had({ notAfter: past }))).toMatchObject({ grant: { since: null } });
    const other = decideShare(wish({ range: { from: 7, to: 9 } }), had({ ...part(2, 4), notAfter: past }));
    expect(other).toMatchObject({ decision: "give", grant: { range: { from: 7, to: 9 } } });
  });

  it("of a part do not shorten the whole, and a part cannot outlast it", async () => {
    const { wish, had } = await sample();
    const part = { range: { from: 1, to: 2 } };
    expect(decideShare(wish({ ...part, notAfter: soon }), had({ notAfter: later }))).toEqual({
      decision: "has-it",
    });
    for (const notAfter of [later, null])
      expect(decideShare(wish({ ...part, notAfter }), had({ notAfter: soon }))).toEqual({
        decision: "refuse",
        code: "ends-earlier",
      });
    expect(decideShare(wish({ ...part, notAfter: soon, note: "Hi" }), had())).toMatchObject({
      decision: "give",
      grant: { range: null, notAfter: null, note: "Hi" },
    });
  });
});
