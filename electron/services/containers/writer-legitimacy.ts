import { equalConstantTime } from "../../../shared/crypto";
import { type ContainerHeader, writerStanding } from "../../../shared/format";

/**
 * Whether the container was written by its vault's owner or by someone whom the owner's own root header lists.
 * @param header checked by `readHeads`: the signature is the writer's, the root's ID is the owner's
 * @param root the vault's header, checked likewise; null when it is not at hand, then only the owner's word counts
 */
export function isWriterLegitimate(header: ContainerHeader, root: ContainerHeader | null): boolean {
  if (equalConstantTime(header.writer.signingKey, header.owner.signingKey)) return true;
  return root !== null && writerStanding(header, root) !== "foreign";
}
