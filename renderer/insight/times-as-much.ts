import { locale } from "../formatting/locale";

/** How many times one is the other, as exactly as it says something: "1.2", "34", "1,290". */
export function timesAsMuch(ratio: number): string {
  const maximumFractionDigits = ratio < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale(), { maximumFractionDigits }).format(ratio);
}
