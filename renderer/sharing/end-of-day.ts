/** Days of the person's own calendar, "2026-12-31"; access ends with the last second of one. */

const two = (number: number): string => String(number).padStart(2, "0");

/** @param at milliseconds since 1970 */
export function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Milliseconds since 1970 of the day's last second, where the person is. */
export function endOfDay(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date, 23, 59, 59).getTime();
}
