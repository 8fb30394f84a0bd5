import { readUint } from "./cbor-fields";
import { FormatError } from "./format-error";
import type { CborValue } from "./strict-cbor";

/** RSAES-OAEP-256, A128CBC-HS256 and Ed25519: the only suite there is. */
export const SUITE = 1;

/** @throws FormatError `unsupported-suite` for any other suite */
export function requireSuite(value: CborValue | undefined): void {
  if (readUint(value, "suite") !== SUITE) throw new FormatError("unsupported-suite");
}
