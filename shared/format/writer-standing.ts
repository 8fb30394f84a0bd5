import { equalConstantTime } from "../crypto";
import type { ContainerHeader, Writer } from "./container-header";

/** Whether the one who signed a container may write in its vault. */
export type WriterStanding = "owner" | "writer" | "foreign";

function isSame(a: Writer, b: Writer): boolean {
  return equalConstantTime(a.fingerprint, b.fingerprint) && equalConstantTime(a.signingKey, b.signingKey);
}

/**
 * Whether the owner signed it: by the key that the vault's ID is made of, or by one that is known to be hers.
 * @param ownerKeys her signing keys of now and former; a vault's ID stays when she renews her keys
 */
export function isByOwner(header: ContainerHeader, ownerKeys: readonly Uint8Array[]): boolean {
  const { signingKey } = header.writer;
  return [header.owner.signingKey, ...ownerKeys].some((key) => equalConstantTime(key, signingKey));
}

/**
 * Judges a container by the header of its vault's root. Both headers must come from `parseContainerHead`.
 * A container that does not lie in that vault is `foreign`, and everything is that others wrote in a vault whose own header the owner
 * did not sign: anybody can name her and list himself.
 * @param ownerKeys as for `isByOwner`
 */
export function writerStanding(
  header: ContainerHeader,
  root: ContainerHeader,
  ownerKeys: readonly Uint8Array[] = [],
): WriterStanding {
  const rootId = header.path[0]?.id ?? header.dataId;
  if (root.kind !== "vault" || rootId !== root.dataId) return "foreign";
  if (isByOwner(header, ownerKeys)) return "owner";
  if (header.kind === "vault" || !isByOwner(root, ownerKeys)) return "foreign";
  return root.writers.some((writer) => isSame(writer, header.writer)) ? "writer" : "foreign";
}
