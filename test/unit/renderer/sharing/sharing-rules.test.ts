import { describe, expect, it } from "vitest";
import {
  blockedByChange,
  outcomesByPerson,
  reasonToLeaveOut,
} from "../../../../renderer/sharing/sharing-rules";
import { personNamed } from "../sample-views";

describe("whom to share with", () => {
  it("stops sharing while anyone's keys have changed", () => {
    const bob = personNamed("Bob", { trust: "verified" });
    expect(blockedByChange([bob, personNamed("Carol")])).toBe(false);
    expect(blockedByChange([bob, personNamed("Dmitri", { trust: "changed" })])).toBe(true);
  });

  it("leaves out oneself and whoever is listed already", () => {
    const bob = personNamed("Bob");
    expect(reasonToLeaveOut(personNamed("Alice", { isMe: true }), [])).toBe("is-me");
    expect(reasonToLeaveOut(bob, [bob])).toBe("already-listed");
    expect(reasonToLeaveOut(bob, [personNamed("Carol")])).toBeNull();
  });
});

describe("how sharing went", () => {
  it("tells one result for each person over all items", () => {
    const outcomes = outcomesByPerson([
      { userId: "bob", outcome: "shared" },
      { userId: "carol", outcome: "server-busy" },
      { userId: "bob", outcome: "shared" },
      { userId: "carol", outcome: "shared" },
      { userId: "dave", outcome: "waiting" },
    ]);
    expect(outcomes).toEqual([
      { userId: "bob", items: 2, failed: 0, waiting: 0, problem: null },
      { userId: "carol", items: 2, failed: 1, waiting: 0, problem: "server-busy" },
      { userId: "dave", items: 1, failed: 0, waiting: 1, problem: null },
    ]);
  });
});
