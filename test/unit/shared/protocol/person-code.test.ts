import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseKeyferryLink } from "../../../../shared/protocol/links";
import { formatPersonCode, parsePersonCode } from "../../../../shared/protocol/person-code";

const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 });
const decimal = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 60, maxLength: 60 });

describe("the code of a person", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(hex, decimal, (userId, digits) => {
        expect(parsePersonCode(formatPersonCode({ userId, digits }))).toEqual({ userId, digits });
      }),
    );
  });

  it("is refused in any other spelling", () => {
    const code = formatPersonCode({ userId: "0a".repeat(16), digits: "1".repeat(60) });
    const others = [
      "",
      ` ${code}`,
      `${code}\n`,
      `${code}1`,
      code.slice(0, -1),
      code.toUpperCase(),
      code.replace("0a", "0A"),
      `${code}&x=1`,
      code.replace("?", "#"),
      code.replace("person", "data"),
      code.replace(/1{5}/, "11111 "),
      code.replace("1", "١"),
    ];
    for (const other of others) expect(parsePersonCode(other), other).toBeNull();
  });

  it("is no link that the app would follow", () => {
    const code = formatPersonCode({ userId: "0a".repeat(16), digits: "1".repeat(60) });
    expect(() => parseKeyferryLink(code)).toThrow();
  });
});
