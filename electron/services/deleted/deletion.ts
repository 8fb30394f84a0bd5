import { join, relative, sep } from "node:path";
import { z } from "zod";
import type { DataId } from "../../../shared/crypto";
import { storedBytes, storedDataId } from "../profile/stored-bytes";

/** A container's place in its vault's folder, with slashes: "items/ab/abcd….keyferry". */
const placeInVault = z
  .string()
  .regex(/^items\/(?:[0-9a-f]{2}\/)?[^/\\]+\.keyferry$/)
  .refine((place) => !place.includes("\0"));

/**
 * Items that were deleted together, and the containers that were taken out of the vault's folder with them. Holds no key and
 * no name: the names are sealed in the containers.
 */
export const deletionSchema = z.object({
  version: z.literal(1),
  vaultId: storedDataId,
  /**
   * "moving-out": containers are on their way out of the vault's folder, "putting-back": on their way back; both are gone on
   * with after a crash. "kept": all are out. "removing": they are being deleted for good.
   */
  state: z.enum(["moving-out", "kept", "putting-back", "removing"]),
  /** Milliseconds since 1970. */
  deletedAt: z.number(),
  /** What the person deleted, and the folder that each lay in. */
  tops: z.array(z.object({ itemId: storedDataId, folderId: storedDataId })).min(1),
  /** In the order in which they are moved out: files before the folders that hold them. */
  containers: z.array(
    z.object({
      dataId: storedDataId,
      at: placeInVault,
      epoch: z.number().int().nonnegative(),
      bytes: z.number().int().nonnegative(),
      isFolder: z.boolean(),
      /** Of the container as it was deleted, or as it was sealed anew here: nothing else is put back. */
      headerHash: storedBytes,
      /** False for what lay astray, or was written by somebody who may not write: it goes with its folder, and is trusted no more afterwards. */
      isItem: z.boolean(),
    }),
  ),
});

export type Deletion = z.infer<typeof deletionSchema>;
export type DeletedContainer = Deletion["containers"][number];

/** A journal entry is one file, which is read whole; this many still fit. */
export const MOST_CONTAINERS = 50_000;

export function placeOf(vaultFolder: string, path: string): string {
  return relative(vaultFolder, path).split(sep).join("/");
}

export function pathIn(vaultFolder: string, { at }: DeletedContainer): string {
  return join(vaultFolder, ...at.split("/"));
}

export function itemsOf(deletion: Deletion): { dataId: DataId; epoch: number }[] {
  return deletion.containers.filter(({ isItem }) => isItem).map(({ dataId, epoch }) => ({ dataId, epoch }));
}
