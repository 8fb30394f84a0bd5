import { equalConstantTime } from "../crypto";
import type { ContainerHeader, Writer } from "./container-header";

/** Whether the one who signed a container may write in its vault. */
export type WriterStanding = "owner" | "writer" | "foreign";

function isSame(a: Writer, b: Writer): boolean {
  return equalConstantTime(a.fingerprint, b.fingerprint) && equalConstantTime(a.signingKey, b.signingKey);
}

/**
 * Judges a container by the header of its vault's root. Both headers must come from `parseContainerHead`.
 * A container that does not lie in that vault is `foreign`.
 */
export function writerStanding(header: ContainerHeader, root: ContainerHeader): WriterStanding {
  const rootId = header.path[0]?.id ?? header.dataId;
  if (root.kind !== "vault" || rootId !== root.dataId) return "foreign";
  if (equalConstantTime(header.writer.signingKey, root.owner.signingKey)) return "owner";
  return root.writers.some((writer) => isSame(writer, header.writer)) ? "writer" : "foreign";
}
