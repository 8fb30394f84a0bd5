import { type ContainerHeader, isByOwner } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { itemPath } from "../containers/container-location";
import { isWriterLegitimate } from "../containers/writer-legitimacy";
import type { ReadHead } from "../ports";

/**
 * Whether a container under `items/` is one of this vault, lies where it belongs and was written by somebody who may.
 * @returns null when all is well
 */
export function problemOfHead(
  head: ReadHead,
  vaultFolder: string,
  root: ContainerHeader,
  ownerKeys: readonly Uint8Array[],
): ErrorCode | null {
  const { header } = head;
  if (header.kind === "vault" || header.path[0]?.id !== root.dataId) return "container-misplaced";
  if (head.path !== itemPath(vaultFolder, header.dataId)) return "container-misplaced";
  return isWriterLegitimate(header, root, ownerKeys) ? null : "container-foreign";
}

/** Epochs grow by one a re-keying: nobody gets so far ahead of what the owner signed by honest work. */
const EPOCHS_AHEAD = 1_000_000;
const VERSIONS_MOST = 2 ** 48;

/**
 * The highest epoch that a container of this vault may claim.
 * @param newestEpoch of the vault's own key, as far as this computer knows
 * @param ownerKeys the owner's signing keys of now and former
 */
export function epochCeiling(
  root: ContainerHeader,
  heads: readonly ReadHead[],
  newestEpoch: number,
  ownerKeys: readonly Uint8Array[],
): number {
  const owners = heads.filter((head) => isByOwner(head.header, ownerKeys));
  return (
    EPOCHS_AHEAD +
    owners.reduce(
      (highest, { header }) => Math.max(highest, ...epochsIn(header)),
      Math.max(root.epoch, newestEpoch),
    )
  );
}

/** A writer who used the numbers up could not be removed any more: every re-keying needs a higher epoch and version. */
export function usesUpNumbers(
  { header }: ReadHead,
  ceiling: number,
  ownerKeys: readonly Uint8Array[],
): boolean {
  if (isByOwner(header, ownerKeys)) return false;
  return header.version > VERSIONS_MOST || epochsIn(header).some((epoch) => epoch > ceiling);
}

function epochsIn(header: ContainerHeader): number[] {
  return [header.epoch, ...header.path.map(({ epoch }) => epoch)];
}
