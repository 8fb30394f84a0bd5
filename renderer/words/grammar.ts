import type { Language } from "../../shared/protocol/language";
import { regionalLocale } from "./regional-locale";

/** The forms of a word that go with numbers. Languages without a form of their own for one leave it out. */
export interface Forms {
  readonly one?: string;
  readonly other: string;
}

/** How a language writes numbers, and which form of a word goes with them. */
export interface Grammar {
  /** "12,345" */
  readonly number: (count: number) => string;
  readonly form: (count: number, forms: Forms) => string;
}

export function grammarOf(language: Language): Grammar {
  const rules = new Intl.PluralRules(language);
  return {
    number: (count) => new Intl.NumberFormat(regionalLocale(language)).format(count),
    form: (count, { one, other }) => (rules.select(count) === "one" ? (one ?? other) : other),
  };
}
