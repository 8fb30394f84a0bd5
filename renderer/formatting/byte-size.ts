import { words } from "../words/words";
import { locale } from "./locale";

const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"] as const;

/** A size as people read it, in decimal units with three digits: "812 B", "12.4 MB". */
export function formatByteSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  const number = new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
  return `${number}\u00a0${UNITS[unit]}`;
}

/** All digits: "12,345,678 bytes". */
export function formatExactBytes(bytes: number): string {
  return words.numbers.bytes(bytes);
}

/** A whole number with the separators of the person's language. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(locale()).format(count);
}

/** Bytes a second: "85.2 MB/s". */
export function formatRate(bytesPerSecond: number): string {
  return words.numbers.perSecond(formatByteSize(bytesPerSecond));
}
