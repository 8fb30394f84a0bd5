/** What a part can be made of: the bytes of a file and the segments they lie in. */
export interface SegmentedFile {
  readonly size: number;
  readonly segmentCount: number;
  /** Bytes in a segment; only the last one may hold fewer. */
  readonly segmentSize: number;
}

/** Segments [from, to). */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** A part needs something that is left out, so a file of one segment has none. */
export function canBeParted(file: SegmentedFile): boolean {
  return file.segmentCount > 1;
}

/** Bytes [start, end) of the file that a part holds. */
export function bytesOfPart(file: SegmentedFile, part: Part): { start: number; end: number } {
  return { start: part.from * file.segmentSize, end: Math.min(part.to * file.segmentSize, file.size) };
}

/** The smallest part that holds bytes [start, end): snapped outwards to whole segments, one at least. */
export function partHoldingBytes(file: SegmentedFile, start: number, end: number): Part {
  const from = clamp(Math.floor(start / file.segmentSize), 0, file.segmentCount - 1);
  const to = clamp(Math.ceil(end / file.segmentSize), from + 1, file.segmentCount);
  return { from, to };
}

/** The part nearest to these percents of the file's bytes; one segment at least. */
export function partNearPercents(file: SegmentedFile, fromPercent: number, toPercent: number): Part {
  const segmentAt = (percent: number): number => Math.round(((percent / 100) * file.size) / file.segmentSize);
  const from = clamp(segmentAt(fromPercent), 0, file.segmentCount - 1);
  const to = toPercent >= 100 ? file.segmentCount : clamp(segmentAt(toPercent), from + 1, file.segmentCount);
  return { from, to };
}

/** Where a part begins and ends, in percent of the file's bytes, with one decimal. */
export function percentsOfPart(file: SegmentedFile, part: Part): { from: number; to: number } {
  const { start, end } = bytesOfPart(file, part);
  const percent = (bytes: number): number => Math.round((bytes / file.size) * 1000) / 10;
  return { from: percent(start), to: percent(end) };
}

/** The first tenth of a file, as a start for choosing. */
export function firstTenth(file: SegmentedFile): Part {
  return { from: 0, to: Math.max(1, Math.round(file.segmentCount / 10)) };
}

/** Where segments [from, to) of `segmentCount` lie, in percent, for when the file's size is not known. */
export function percentsOfSegments(range: Part & { readonly segmentCount: number }): {
  from: number;
  to: number;
} {
  const percent = (segments: number): number => Math.round((segments / range.segmentCount) * 1000) / 10;
  return { from: percent(range.from), to: percent(range.to) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
