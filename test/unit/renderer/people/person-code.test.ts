import { describe, expect, it } from "vitest";
import { compareCode, personCodeOf } from "../../../../renderer/people/person-code";

const bob = { userId: "0b".repeat(16), digits: `${"12345 ".repeat(11)}12345` };

describe("comparing the code of a person", () => {
  it("matches her own code alone", () => {
    expect(compareCode(personCodeOf(bob), bob)).toBe("matches");
    const other = { ...bob, digits: bob.digits.replace("1", "2") };
    expect(compareCode(personCodeOf(other), bob)).toBe("different");
    expect(compareCode(personCodeOf({ ...bob, userId: "0c".repeat(16) }), bob)).toBe("different");
  });

  it("is told apart from a picture without one, or with another code", () => {
    for (const text of [null, "", "https://example.org", bob.digits])
      expect(compareCode(text, bob)).toBe("no-code");
  });
});
