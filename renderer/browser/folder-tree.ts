import type { IpcResponse } from "../../shared/protocol/ipc/contract";

type KnownFolder = IpcResponse<"items.folders">[number];

/** A folder with the way to it, from the vault down. */
export interface FolderPlace {
  readonly itemId: string;
  readonly name: string;
  /** Names from the vault down to this folder. */
  readonly path: readonly string[];
  /** IDs of the folders above, from the vault down. */
  readonly above: readonly string[];
}

/** The folders of a vault, each below its parent and in the order of names. What hangs on no known parent is left out. */
export function folderPlaces(folders: readonly KnownFolder[], language: string): FolderPlace[] {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const below = new Map<string | null, KnownFolder[]>();
  for (const folder of folders) {
    const siblings = below.get(folder.parentId);
    if (siblings === undefined) below.set(folder.parentId, [folder]);
    else siblings.push(folder);
  }
  const places: FolderPlace[] = [];
  const visit = (parentId: string | null, path: readonly string[], above: readonly string[]): void => {
    for (const folder of (below.get(parentId) ?? []).toSorted((a, b) => compare(a.name, b.name))) {
      const place = { itemId: folder.itemId, name: folder.name, path: [...path, folder.name], above };
      places.push(place);
      visit(folder.itemId, place.path, [...above, folder.itemId]);
    }
  };
  visit(null, [], []);
  return places;
}

/** Why something cannot be moved to a place; null when it can. */
export function obstacleTo(
  place: FolderPlace,
  from: string,
  moved: ReadonlySet<string>,
): "already-here" | "inside-itself" | null {
  if (place.itemId === from) return "already-here";
  if (moved.has(place.itemId) || place.above.some((id) => moved.has(id))) return "inside-itself";
  return null;
}

/** The places whose path holds all the words that were typed. */
export function placesMatching(places: readonly FolderPlace[], typed: string): readonly FolderPlace[] {
  const sought = typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (sought.length === 0) return places;
  return places.filter((place) => {
    const path = place.path.join(" ").toLocaleLowerCase();
    return sought.every((word) => path.includes(word));
  });
}
