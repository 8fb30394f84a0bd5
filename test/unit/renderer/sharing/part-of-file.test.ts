import { describe, expect, it } from "vitest";
import {
  bytesOfPart,
  canBeParted,
  firstTenth,
  partHoldingBytes,
  partNearPercents,
  percentsOfPart,
  percentsOfSegments,
} from "../../../../renderer/sharing/part-of-file";

const SEGMENT = 262_144;
/** Ten and a half segments. */
const file = { size: SEGMENT * 10 + SEGMENT / 2, segmentCount: 11, segmentSize: SEGMENT };

describe("a part of a file", () => {
  it("needs something to leave out", () => {
    expect(canBeParted(file)).toBe(true);
    expect(canBeParted({ size: 100, segmentCount: 1, segmentSize: SEGMENT })).toBe(false);
    expect(canBeParted({ size: 0, segmentCount: 0, segmentSize: SEGMENT })).toBe(false);
  });

  it("ends with the file, not with its last segment", () => {
    expect(bytesOfPart(file, { from: 9, to: 11 })).toEqual({ start: SEGMENT * 9, end: file.size });
    expect(bytesOfPart(file, { from: 0, to: 1 })).toEqual({ start: 0, end: SEGMENT });
  });

  it("grows outwards to whole segments around the bytes asked for", () => {
    expect(partHoldingBytes(file, 1, 2)).toEqual({ from: 0, to: 1 });
    expect(partHoldingBytes(file, SEGMENT - 1, SEGMENT + 1)).toEqual({ from: 0, to: 2 });
    expect(partHoldingBytes(file, SEGMENT, SEGMENT * 2)).toEqual({ from: 1, to: 2 });
  });

  it("stays inside the file whatever bytes are asked for", () => {
    expect(partHoldingBytes(file, file.size * 2, file.size * 3)).toEqual({ from: 10, to: 11 });
    expect(partHoldingBytes(file, 0, file.size * 3)).toEqual({ from: 0, to: 11 });
    expect(partHoldingBytes(file, 5, 5)).toEqual({ from: 0, to: 1 });
  });

  it("holds at least one segment however small the percents", () => {
    expect(partNearPercents(file, 0, 0)).toEqual({ from: 0, to: 1 });
    expect(partNearPercents(file, 100, 100)).toEqual({ from: 10, to: 11 });
  });

  it("reaches the end at a hundred percent though the last segment is short", () => {
    expect(partNearPercents(file, 0, 100)).toEqual({ from: 0, to: 11 });
    expect(percentsOfPart(file, { from: 0, to: 11 })).toEqual({ from: 0, to: 100 });
  });

  it("keeps the percents that it was made from, as near as segments allow", () => {
    const large = { size: SEGMENT * 1_000, segmentCount: 1_000, segmentSize: SEGMENT };
    for (const [from, to] of [
      [0, 10],
      [12.5, 50],
      [99.9, 100],
    ] as const) {
      expect(percentsOfPart(large, partNearPercents(large, from, to))).toEqual({ from, to });
    }
  });

  it("begins with about a tenth", () => {
    expect(firstTenth({ size: SEGMENT * 1_000, segmentCount: 1_000, segmentSize: SEGMENT })).toEqual({
      from: 0,
      to: 100,
    });
    expect(firstTenth({ size: SEGMENT + 1, segmentCount: 2, segmentSize: SEGMENT })).toEqual({
      from: 0,
      to: 1,
    });
  });

  it("can be told in percent when only its segments are known", () => {
    expect(percentsOfSegments({ from: 120, to: 240, segmentCount: 1_200 })).toEqual({ from: 10, to: 20 });
  });
});
