import { describe, expect, it } from "vitest";
import { dayOf, endOfDay } from "../../../../renderer/sharing/end-of-day";

describe("the last day of access", () => {
  it("is open until its last second, where the person is", () => {
    const end = endOfDay("2027-03-09");
    expect(dayOf(end)).toBe("2027-03-09");
    expect(dayOf(end + 1_000)).toBe("2027-03-10");
  });

  it.each(["2026-12-31", "2028-02-29", "2099-01-01"])("is %s again when it is shown", (day) => {
    expect(dayOf(endOfDay(day))).toBe(day);
  });
});
