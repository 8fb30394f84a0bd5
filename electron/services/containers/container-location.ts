import { basename, dirname, join } from "node:path";
import type { DataId } from "../../../shared/crypto";

/** Where things are inside a vault's folder. */

export const CONTAINER_EXTENSION = ".keyferry";
export const VAULT_FILE = "vault.keyferry";
export const VAULT_NOTE = "READ ME - Keyferry vault.txt";
const ITEMS_FOLDER = "items";

export function vaultFilePath(vaultFolder: string): string {
  return join(vaultFolder, VAULT_FILE);
}

export function vaultNotePath(vaultFolder: string): string {
  return join(vaultFolder, VAULT_NOTE);
}

export function itemsFolder(vaultFolder: string): string {
  return join(vaultFolder, ITEMS_FOLDER);
}

/** The folder that holds the item's container: `items/ab` for an ID that begins with "ab". */
export function itemBucket(vaultFolder: string, itemId: DataId): string {
  return join(vaultFolder, ITEMS_FOLDER, itemId.slice(0, 2));
}

export function itemPath(vaultFolder: string, itemId: DataId): string {
  return join(itemBucket(vaultFolder, itemId), `${itemId}${CONTAINER_EXTENSION}`);
}

/**
 * The vault folder that a container at `path` would belong to by the way it lies: beside `vault.keyferry` or in
 * `items/ab/`. Null for a lone container. Whether a vault is really there is for the caller to see.
 */
export function vaultFolderAround(path: string): string | null {
  if (basename(path) === VAULT_FILE) return dirname(path);
  const bucket = dirname(path);
  const items = dirname(bucket);
  const name = basename(path);
  const isItem =
    basename(items) === ITEMS_FOLDER &&
    /^[0-9a-f]{2}$/.test(basename(bucket)) &&
    /^[0-9a-f]{32}\.keyferry$/.test(name) &&
    name.startsWith(basename(bucket));
  return isItem ? dirname(items) : null;
}
