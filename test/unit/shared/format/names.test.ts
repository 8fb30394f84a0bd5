import { describe, expect, it } from "vitest";
import { checkAddress, checkItemName, checkPersonName, normalizeAddress } from "../../../../shared/format";
import { expectCode } from "./damage";

describe("item names", () => {
  it.each(["a", "…", "résumé.pdf", ".hidden", "...", "a b", "日本語", "x".repeat(1024), "💾", " "])(
    "may be %j",
    (name) => {
      expect(checkItemName(name)).toBe(name);
    },
  );

  it.each([
    "",
    ".",
    "..",
    "a/b",
    "a\\b",
    "a\0b",
    "a\nb",
    "\u007f",
    "\u0085",
    "x".repeat(1025),
    "é".repeat(513),
    "\ud800",
  ])("may not be %j", (name) => {
    expectCode(() => checkItemName(name), "invalid-name");
  });
});

describe("people's names", () => {
  it.each(["Alice", "Zoë Ó Brien", "山田太郎", "x".repeat(100)])("may be %j", (name) => {
    expect(checkPersonName(name)).toBe(name);
  });

  it.each(["", " Alice", "Alice ", "A\tB", "x".repeat(101), "ecilA\u202e", "a\u2028b", "\udc00"])(
    "may not be %j",
    (name) => {
      expectCode(() => checkPersonName(name), "invalid-name");
    },
  );
});

describe("addresses", () => {
  it("are compared trimmed, composed and in lower case", () => {
    expect(normalizeAddress("  Anna@Example.ORG ")).toBe("anna@example.org");
    expect(normalizeAddress("jose\u0301@example.org")).toBe("jos\u00e9@example.org");
  });

  it.each([
    "",
    "anna",
    "@example.org",
    "anna@",
    "a b@example.org",
    "a@b@c",
    `${"a".repeat(250)}@b.cd`,
    "a\0@b.org",
    "\u202ea@b",
  ])("may not be %j", (address) => {
    expectCode(() => normalizeAddress(address), "invalid-address");
  });

  it("are refused in records unless they are normal already", () => {
    expect(checkAddress("anna@example.org")).toBe("anna@example.org");
    expectCode(() => checkAddress("Anna@example.org"), "invalid-address");
    expectCode(() => checkAddress("jose\u0301@example.org"), "invalid-address");
  });
});
