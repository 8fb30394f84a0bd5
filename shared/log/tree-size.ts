/**
 * Arithmetic with tree sizes and leaf indices, which go up to 2^53 - 1: bit operations of JavaScript would cut them to 32
 * bits. Multiplying and dividing by two is exact for such numbers.
 */

/** Whether it is a whole number that JavaScript counts exactly, 0 or more. */
export function isTreeSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

export function isOdd(value: number): boolean {
  return value % 2 === 1;
}

/** value >> 1 */
export function half(value: number): number {
  return Math.floor(value / 2);
}

/** The largest level with 2^level <= value, for a value of 1 or more. */
export function floorLog2(value: number): number {
  let level = 0;
  while (2 ** (level + 1) <= value) level++;
  return level;
}

/** The smallest power of two that is not below the value. */
export function powerAtLeast(value: number): number {
  let power = 1;
  while (power < value) power *= 2;
  return power;
}

/** The largest power of two below a value of 2 or more: where RFC 9162 section 2.1.1 splits a tree of that size. */
export function splitPoint(size: number): number {
  return powerAtLeast(size) / 2;
}
