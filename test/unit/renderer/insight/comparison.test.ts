import { describe, expect, it } from "vitest";
import {
  bytesAgainstKeys,
  channelsAgainstUsers,
  channelsOf,
  comparisonOf,
} from "../../../../renderer/insight/comparison";
import { CHANNELS_OF_PAPER } from "../../../bench/paper/figures-of-paper";

const person = (keys: number, grants: number, bytes: number, unknownParts = 0) => {
  return { userId: "", name: "", isMe: false, keys, grants, bytes, unknownParts };
};

describe("what was sent against keys one by one", () => {
  it("adds up over people, at 16 bytes a key", () => {
    const comparison = comparisonOf({ people: [person(100, 1, 345), person(3, 2, 690, 1)] });
    expect(comparison).toEqual({
      grants: 3,
      sent: 1_035,
      keys: 103,
      direct: 1_648,
      breakEven: 64.6875,
      unknownParts: 1,
    });
  });

  it("is drawn on beyond where both ways meet, and through the vault as it is", () => {
    const small = bytesAgainstKeys(comparisonOf({ people: [person(3, 1, 345)] }));
    expect(small[0]).toEqual({ keys: 0, direct: 0, sent: 345 });
    expect(small).toContainEqual({ keys: 3, direct: 48, sent: 345 });
    expect(small.at(-1)?.keys).toBe(44);
    const large = bytesAgainstKeys(comparisonOf({ people: [person(1_000_003, 1, 345)] }));
    expect(large.at(-1)).toEqual({ keys: 1_000_003, direct: 16_000_048, sent: 345 });
    expect(large.length).toBeLessThan(14);
  });

  it("ascends without doubles", () => {
    for (const keys of [0, 1, 10, 44, 45, 46, 400]) {
      const points = bytesAgainstKeys(comparisonOf({ people: [person(keys, 1, 345)] }));
      const at = points.map((point) => point.keys);
      expect(at).toEqual([...new Set(at)].toSorted((a, b) => a - b));
    }
  });
});

describe("secure channels", () => {
  it.each(CHANNELS_OF_PAPER)("of $users people are as many as in the paper's table", (row) => {
    expect(channelsOf(row.users)).toEqual(row);
  });

  it("are drawn from two people on, with as many as there are among them", () => {
    expect(channelsAgainstUsers(4).map(({ users }) => users)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const many = channelsAgainstUsers(101).map(({ users }) => users);
    expect(many).toContain(101);
    expect(many.length).toBeLessThan(14);
  });
});
