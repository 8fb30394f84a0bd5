import type { PersonView } from "../../shared/protocol/ipc/views";
import { formatPersonCode, parsePersonCode } from "../../shared/protocol/person-code";
import { onlyDigits } from "../formatting/fingerprint-digits";

type Identified = Pick<PersonView, "userId" | "digits">;

export function personCodeOf({ userId, digits }: Identified): string {
  return formatPersonCode({ userId, digits: onlyDigits(digits) });
}

/** How a code that was read compares with a person on the screen. */
export type CodeComparison = "matches" | "different" | "no-code";

export function compareCode(text: string | null, person: Identified): CodeComparison {
  const code = text === null ? null : parsePersonCode(text);
  if (code === null) return "no-code";
  const isHers = code.userId === person.userId && code.digits === onlyDigits(person.digits);
  return isHers ? "matches" : "different";
}
