import { type ContainerHeader, isByOwner, writerStanding } from "../../../shared/format";

/**
 * Whether the container was written by its vault's owner or by someone whom the owner's own root header lists.
 * @param header checked by `readHeads`: the signature is the writer's, the root's ID is made of a key that the owner has or had
 * @param root the vault's header, checked likewise; null when it is not at hand, then only the owner's word counts
 * @param ownerKeys the owner's signing keys of now and former, as far as they are known and accepted here
 */
export function isWriterLegitimate(
  header: ContainerHeader,
  root: ContainerHeader | null,
  ownerKeys: readonly Uint8Array[],
): boolean {
  if (isByOwner(header, ownerKeys)) return true;
  return root !== null && writerStanding(header, root, ownerKeys) !== "foreign";
}
