import { describe, expect, it } from "vitest";
import {
  extendTo,
  keepPresent,
  NOTHING_SELECTED,
  rowAfter,
  rowTyped,
  selectAll,
  selectOnly,
  toggle,
} from "../../../../renderer/browser/selection";

const order = ["a", "b", "c", "d", "e"];

describe("selecting in a list", () => {
  it("adds and takes away single rows beside the others", () => {
    const both = toggle(selectOnly("a"), "c");
    expect([...both.chosen]).toEqual(["a", "c"]);
    expect([...toggle(both, "a").chosen]).toEqual(["c"]);
  });

  it("extends from where the selection began, in both directions", () => {
    const down = extendTo(selectOnly("b"), "d", order);
    expect([...down.chosen]).toEqual(["b", "c", "d"]);
    expect([...extendTo(down, "a", order).chosen]).toEqual(["a", "b"]);
  });

  it("begins anew when the row it would extend from is gone", () => {
    expect([...extendTo({ ...NOTHING_SELECTED, anchor: "gone" }, "c", order).chosen]).toEqual(["c"]);
  });

  it("forgets what is no longer there after a reload", () => {
    const kept = keepPresent(extendTo(selectOnly("b"), "d", order), ["a", "c", "e"]);
    expect([...kept.chosen]).toEqual(["c"]);
    expect(kept.anchor).toBeNull();
    expect(kept.focus).toBeNull();
  });

  it("selects all and lets the keyboard come in at the first row", () => {
    const all = selectAll(NOTHING_SELECTED, order);
    expect(all.chosen.size).toBe(5);
    expect(all.focus).toBe("a");
  });
});

describe("moving by the keyboard", () => {
  it("stops at both ends", () => {
    expect(rowAfter(selectOnly("a"), -1, order)).toBe("a");
    expect(rowAfter(selectOnly("d"), 12, order)).toBe("e");
    expect(rowAfter(selectOnly("c"), Number.NEGATIVE_INFINITY, order)).toBe("a");
    expect(rowAfter(selectOnly("c"), Number.POSITIVE_INFINITY, order)).toBe("e");
  });

  it("comes in at the first row, and goes nowhere in an empty list", () => {
    expect(rowAfter(NOTHING_SELECTED, 1, order)).toBe("a");
    expect(rowAfter(NOTHING_SELECTED, 1, [])).toBeNull();
  });

  it("jumps to the next name that begins with what was typed, and round", () => {
    const rows = [
      { id: "1", name: "Apple" },
      { id: "2", name: "apricot" },
      { id: "3", name: "Banana" },
    ];
    expect(rowTyped(NOTHING_SELECTED, "a", rows)).toBe("1");
    expect(rowTyped(selectOnly("1"), "a", rows)).toBe("2");
    expect(rowTyped(selectOnly("2"), "a", rows)).toBe("1");
    expect(rowTyped(selectOnly("1"), "apr", rows)).toBe("2");
    expect(rowTyped(selectOnly("1"), "app", rows)).toBe("1");
    expect(rowTyped(selectOnly("1"), "x", rows)).toBeNull();
  });
});
