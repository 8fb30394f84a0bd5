import { words } from "../words/words";
import { locale } from "./locale";

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** A moment short enough for a table: the time for today, the day for this year, else the date. `at` is in ms since 1970. */
export function formatMoment(at: number, now: number = Date.now()): string {
  const date = new Date(at);
  const today = new Date(now);
  const time = new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit" }).format(date);
  if (sameDay(date, today)) return words.moments.todayAt(time);
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (sameDay(date, yesterday)) return words.moments.yesterdayAt(time);
  const thisYear = date.getFullYear() === today.getFullYear();
  return new Intl.DateTimeFormat(locale(), {
    day: "numeric",
    month: "short",
    ...(thisYear ? {} : { year: "numeric" }),
  }).format(date);
}

/** The whole moment, for details and tooltips. */
export function formatFullMoment(at: number): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeStyle: "short" }).format(new Date(at));
}

/** The day alone. `at` is in ms since 1970. */
export function formatDay(at: number): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long" }).format(new Date(at));
}
