import { describe, expect, it } from "vitest";
import { audienceOf, sentenceOf } from "../../../../renderer/acts/audience";
import type { AccessView } from "../../../../shared/protocol/ipc/views";
import { apiWith, no, yes } from "../fake-api";
import { idOf, personNamed } from "../sample-views";

const [MINE, OTHER] = [idOf(1), idOf(2)];
const [SOURCE, TARGET, ITEM] = [idOf(11), idOf(12), idOf(13)];
const bob = personNamed("Bob", { userId: idOf(101) });
const carol = personNamed("Carol", { userId: idOf(102) });
const taken = { vaultId: MINE, folderId: SOURCE, itemIds: new Set([ITEM]) };
const target = { vaultId: MINE, folderId: TARGET };

function access(person: AccessView["person"], values: Partial<AccessView> = {}): AccessView {
  return {
    person,
    access: "read",
    through: { itemId: TARGET, name: "there", kind: "folder" },
    inherited: false,
    range: null,
    since: 0,
    endsAt: null,
    isOver: false,
    note: null,
    ...values,
  } as AccessView;
}

/** @param rows by item; what is not in it only somebody else knows */
const apiOf = (rows: Record<string, AccessView[]>) =>
  apiWith({
    sharing: {
      whoHasAccess: async ({ itemId }: { itemId: string }) => {
        const found = rows[itemId];
        return found === undefined ? no("not-owner") : yes(found);
      },
    },
  });

describe("who will see what is pasted or dropped", () => {
  it("is told by number, and those who cannot open it now are named", async () => {
    const api = apiOf({ [TARGET]: [access(bob), access(carol)], [ITEM]: [access(bob)] });
    const audience = await audienceOf(api, target, taken);
    expect(audience).toEqual({ people: 2, newcomers: ["Carol"] });
    expect(sentenceOf(audience)).toContain("2 people");
  });

  it("is nobody new when all of them have it already, or it stays in its folder", async () => {
    const both = [access(bob), access(carol)];
    const api = apiOf({ [TARGET]: [access(bob)], [ITEM]: both, [SOURCE]: both });
    expect((await audienceOf(api, target, taken)).newcomers).toEqual([]);
    const here = { vaultId: MINE, folderId: SOURCE };
    expect(await audienceOf(api, here, taken)).toEqual({ people: 2, newcomers: [] });
  });

  it("counts neither a part nor access that is over as having it", async () => {
    const part = { from: 0, to: 1, segmentCount: 2 };
    const api = apiOf({
      [TARGET]: [access(bob), access(carol)],
      [ITEM]: [access(bob, { range: part }), access(carol, { isOver: true })],
    });
    expect((await audienceOf(api, target, taken)).newcomers).toEqual(["Bob", "Carol"]);
  });

  it("takes everybody for new when only somebody else knows who has the source", async () => {
    const api = apiOf({ [TARGET]: [access(bob)] });
    expect((await audienceOf(api, target, { ...taken, vaultId: OTHER })).newcomers).toEqual(["Bob"]);
  });

  it("says that whoever has access sees it where nobody can be counted, and nothing where nobody is", async () => {
    const unknown = await audienceOf(apiOf({}), target, taken);
    expect(unknown).toEqual({ people: null, newcomers: [] });
    expect(sentenceOf(unknown)).toContain("Whoever");
    expect(sentenceOf(await audienceOf(apiOf({ [TARGET]: [] }), target, taken))).toBeNull();
  });

  it("asks about the folder when there are many items", async () => {
    const itemIds = new Set(Array.from({ length: 500 }, (_, i) => idOf(1000 + i)));
    const api = apiOf({ [TARGET]: [access(bob)], [SOURCE]: [access(bob)] });
    expect((await audienceOf(api, target, { ...taken, itemIds })).newcomers).toEqual([]);
  });
});
