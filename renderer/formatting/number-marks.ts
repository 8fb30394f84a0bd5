import { locale } from "./locale";

/** The marks between thousands and before decimals, for fields in which numbers are typed. */
export function numberMarks(): { readonly thousands: string; readonly decimals: string } {
  const parts = new Intl.NumberFormat(locale(), { useGrouping: "always" }).formatToParts(12_345.6);
  const markOf = (type: "group" | "decimal", otherwise: string): string =>
    parts.find((part) => part.type === type)?.value ?? otherwise;
  return { thousands: markOf("group", ","), decimals: markOf("decimal", ".") };
}
