import { equalConstantTime } from "../../../shared/crypto";
import type { ContainerHeader } from "../../../shared/format";

function isOwner(writer: ContainerHeader["writer"], owner: ContainerHeader["owner"]): boolean {
  return equalConstantTime(writer.signingKey, owner.signingKey);
}

/**
 * Whether the container was written by the vault's owner or by someone whom the owner's own root header lists.
 * @param header checked by `readHeads`: the signature is the writer's, the root's ID is the owner's
 * @param root the vault's header, checked likewise; null when it is not at hand, then only the owner's word counts
 */
export function isWriterLegitimate(header: ContainerHeader, root: ContainerHeader | null): boolean {
  if (isOwner(header.writer, header.owner)) return true;
  if (header.kind === "vault" || root === null || !isRootOf(root, header)) return false;
  return root.writers.some(
    (allowed) =>
      equalConstantTime(allowed.signingKey, header.writer.signingKey) &&
      equalConstantTime(allowed.fingerprint, header.writer.fingerprint),
  );
}

function isRootOf(root: ContainerHeader, header: ContainerHeader): boolean {
  return (
    root.kind === "vault" &&
    header.path[0]?.id === root.dataId &&
    equalConstantTime(root.owner.signingKey, header.owner.signingKey) &&
    isOwner(root.writer, root.owner)
  );
}
