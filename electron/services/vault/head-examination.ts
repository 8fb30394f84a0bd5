import type { ContainerHeader } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { itemPath } from "../containers/container-location";
import { isWriterLegitimate } from "../containers/writer-legitimacy";
import type { ReadHead } from "../ports";

/**
 * Whether a container under `items/` is one of this vault, lies where it belongs and was written by somebody who may.
 * @returns null when all is well
 */
export function problemOfHead(head: ReadHead, vaultFolder: string, root: ContainerHeader): ErrorCode | null {
  const { header } = head;
  if (header.kind === "vault" || header.path[0]?.id !== root.dataId) return "container-misplaced";
  if (head.path !== itemPath(vaultFolder, header.dataId)) return "container-misplaced";
  return isWriterLegitimate(header, root) ? null : "container-foreign";
}
