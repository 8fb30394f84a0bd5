import type { DataId } from "../../../shared/crypto";
import { type ContainerHeader, LIMITS, type PathStep } from "../../../shared/format";
import { KeyferryError } from "../keyferry-error";

/** Where an item lies and under which epochs: the part of a header that moving and re-keying change. */
export type Place = Pick<ContainerHeader, "dataId" | "path" | "epoch">;

/** The path that an item directly below `parent` carries. */
export function pathBelow(parent: Place): PathStep[] {
  return [...parent.path, { id: parent.dataId, epoch: parent.epoch }];
}

/** Null for a vault's root. */
export function parentIdOf(place: Place): DataId | null {
  return place.path.at(-1)?.id ?? null;
}

/** The nodes from the vault's root down to the item itself, each with the epoch that its key is derived by. */
export function chainOf(place: Place): PathStep[] {
  return [...place.path, { id: place.dataId, epoch: place.epoch }];
}

/**
 * Whether the item was last sealed under the folder's key of now. If not, the folder was re-keyed or moved since, and the
 * item still hangs on one of its earlier keys.
 */
export function isSealedUnder(item: Place, parent: Place): boolean {
  const expected = pathBelow(parent);
  return (
    item.path.length === expected.length &&
    item.path.every((step, i) => step.id === expected[i]?.id && step.epoch === expected[i].epoch)
  );
}

/** @throws KeyferryError `too-deep` when nothing may lie at this path */
export function requireDepth(path: readonly PathStep[]): void {
  if (path.length > LIMITS.pathDepth) throw new KeyferryError("too-deep");
}

/** How many levels of folders may still be made below an item that lies at this path. */
export function levelsLeft(path: readonly PathStep[]): number {
  return LIMITS.pathDepth - path.length;
}
