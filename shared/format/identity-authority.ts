import type { KeyObject } from "node:crypto";
import { equalConstantTime, SIGNATURE_LENGTH, type SigningPublicKey, sign, verify } from "../crypto";
import { readBytes, readTuple } from "./cbor-fields";
import { FormatError } from "./format-error";
import { readSigningKey } from "./public-keys";
import { recoveryKeyHash } from "./recovery-commitment";
import type { CborValue } from "./strict-cbor";

/** What entitles an identity record to replace the one before it. */
export type RecordAuthority = "first" | "previous-key" | "recovery-key";

/** The key that lets a record follow another: the previous record's own, or the recovery key it committed to. */
export type SigningAuthority =
  | { readonly previousSigningPrivate: Uint8Array | KeyObject }
  | { readonly recoveryPrivate: Uint8Array | KeyObject; readonly recoveryPublicKey: SigningPublicKey };

/** The envelope's third element, read. */
export type Authority =
  | { readonly kind: "first" }
  | { readonly kind: "previous-key"; readonly signature: Uint8Array }
  | { readonly kind: "recovery-key"; readonly publicKey: SigningPublicKey; readonly signature: Uint8Array };

/** What the record before says about who may follow it. */
interface Replaceable {
  readonly signingKey: SigningPublicKey;
  readonly recoveryKeyHash: Uint8Array | null;
}

export function encodeAuthority(
  authority: SigningAuthority,
  domain: string,
  recordBytes: Uint8Array,
): CborValue {
  if ("previousSigningPrivate" in authority) {
    return sign(authority.previousSigningPrivate, domain, recordBytes);
  }
  return [authority.recoveryPublicKey, sign(authority.recoveryPrivate, domain, recordBytes)];
}

/** @throws FormatError `malformed`, `weak-key` */
export function readAuthority(value: CborValue | undefined): Authority {
  if (value === null) return { kind: "first" };
  if (value instanceof Uint8Array) {
    return { kind: "previous-key", signature: readBytes(value, "previous signature", SIGNATURE_LENGTH) };
  }
  const [publicKey, signature] = readTuple(value, "recovery", 2);
  return {
    kind: "recovery-key",
    publicKey: readSigningKey(publicKey, "recovery key"),
    signature: readBytes(signature, "recovery signature", SIGNATURE_LENGTH),
  };
}

/**
 * Checks that the record before gave this authority, and that it signed exactly these bytes.
 * @throws FormatError `wrong-predecessor` (nothing gives it), `signature-invalid`
 */
export function requireAuthorityOver(
  previous: Replaceable,
  authority: Authority,
  domain: string,
  recordBytes: Uint8Array,
): void {
  if (authority.kind === "first") throw new FormatError("wrong-predecessor");
  const key = authority.kind === "previous-key" ? previous.signingKey : committedKey(previous, authority);
  if (!verify(key, domain, recordBytes, authority.signature)) {
    throw new FormatError("signature-invalid", `not signed by the ${authority.kind}`);
  }
}

function committedKey(
  previous: Replaceable,
  { publicKey }: { readonly publicKey: SigningPublicKey },
): SigningPublicKey {
  const committed = previous.recoveryKeyHash;
  if (committed === null || !equalConstantTime(committed, recoveryKeyHash(publicKey))) {
    throw new FormatError("wrong-predecessor", "the record before did not commit to this recovery key");
  }
  return publicKey;
}
