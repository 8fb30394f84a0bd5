import { describe, expect, it } from "vitest";
import { formatByteSize, formatExactBytes, formatRate } from "../../../../renderer/formatting/byte-size";
import { formatTimeLeft } from "../../../../renderer/formatting/duration";
import { compareDigits, groupDigits } from "../../../../renderer/formatting/fingerprint-digits";
import { formatMoment } from "../../../../renderer/formatting/moment";
import { formatPercent } from "../../../../renderer/formatting/percent";

const plain = (text: string): string => text.replaceAll("\u00a0", " ").replaceAll("\u202f", " ");

describe("sizes", () => {
  it("use decimal units with three digits", () => {
    expect(plain(formatByteSize(0))).toBe("0 B");
    expect(plain(formatByteSize(999))).toBe("999 B");
    expect(plain(formatByteSize(1_000))).toBe("1 kB");
    expect(plain(formatByteSize(12_400_000))).toBe("12.4 MB");
    expect(plain(formatByteSize(312_400_128))).toBe("312 MB");
  });

  it("go over to the next unit instead of writing 1,000", () => {
    expect(plain(formatByteSize(999_999))).toBe("1 MB");
    expect(plain(formatByteSize(99_960_000))).toBe("100 MB");
  });

  it("can be exact, and a rate", () => {
    expect(formatExactBytes(1)).toBe("1 byte");
    expect(formatExactBytes(31_195_136)).toBe("31,195,136 bytes");
    expect(plain(formatRate(85_200_000))).toBe("85.2 MB/s");
    expect(plain(formatPercent(12.54))).toBe("12.5 %");
  });
});

describe("moments", () => {
  const now = new Date(2025, 5, 15, 14, 30).getTime();

  it("are short: the time for today and yesterday, else the day", () => {
    expect(formatMoment(new Date(2025, 5, 15, 9, 5).getTime(), now)).toMatch(/^Today, 0?9:05/);
    expect(formatMoment(new Date(2025, 5, 14, 23, 59).getTime(), now)).toMatch(/^Yesterday, /);
    expect(formatMoment(new Date(2025, 0, 3).getTime(), now)).not.toContain("2025");
    expect(formatMoment(new Date(2023, 0, 3).getTime(), now)).toContain("2023");
  });

  it("tell how long work still takes, in one unit", () => {
    expect(formatTimeLeft(1, 1)).toBe("1 second left");
    expect(formatTimeLeft(90, 1)).toBe("2 minutes left");
    expect(formatTimeLeft(7_200, 1)).toBe("2 hours left");
    expect(formatTimeLeft(0, 1)).toBeNull();
    expect(formatTimeLeft(10, 0)).toBeNull();
  });
});

describe("fingerprint digits", () => {
  const shown = "0123456789".repeat(6);

  it("are shown in twelve groups of five", () => {
    expect(groupDigits(shown)).toHaveLength(12);
    expect(groupDigits(shown)[1]).toBe("56789");
  });

  it("compare however they were written", () => {
    const spaced = groupDigits(shown).join("  ");
    expect(compareDigits(`\n${spaced} `, shown)).toBe("same");
    expect(compareDigits("01234-56789", shown)).toBe("incomplete");
    expect(compareDigits(`${shown.slice(0, -1)}0`, shown)).toBe("different");
    expect(compareDigits(`${shown}1`, shown)).toBe("different");
    expect(compareDigits(" - ", shown)).toBe("empty");
  });
});
