import { words } from "../words/words";
import { locale } from "./locale";

/** A percentage with at most one decimal: "12.5 %". `value` is in percent, not a fraction. */
export function formatPercent(value: number): string {
  return words.numbers.percent(new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value));
}
