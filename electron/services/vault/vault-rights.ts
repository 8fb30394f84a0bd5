import { equalConstantTime } from "../../../shared/crypto";
import type { ContainerHeader } from "../../../shared/format";
import type { ActiveIdentity } from "../identity/active-identity";
import { KeyferryError } from "../keyferry-error";

export type VaultRole = "owner" | "writer" | "reader";

/** What the vault's root header lets this person do. Whether she has keys is another matter. */
export function roleIn(
  root: ContainerHeader,
  identity: Pick<ActiveIdentity, "signingPublicKey" | "signingKeys">,
): VaultRole {
  // A vault is still mine when I renewed my keys; as a writer I am listed by the key that I have now, or not yet.
  if (identity.signingKeys.some((key) => equalConstantTime(root.owner.signingKey, key))) return "owner";
  const mine = identity.signingPublicKey;
  return root.writers.some(({ signingKey }) => equalConstantTime(signingKey, mine)) ? "writer" : "reader";
}

/** @throws KeyferryError `not-owner` */
export function requireOwner(role: VaultRole): void {
  if (role !== "owner") throw new KeyferryError("not-owner");
}

/** @throws KeyferryError `read-only` */
export function requireWriter(role: VaultRole): void {
  if (role === "reader") throw new KeyferryError("read-only");
}
