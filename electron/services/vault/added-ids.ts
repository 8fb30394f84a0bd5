import { randomBytes } from "node:crypto";
import { type DataId, dataIdFromBytes, hmacSha256, ID_LENGTH, utf8 } from "../../../shared/crypto";

const SEED_LENGTH = 16;

/** A fresh seed for the IDs of what one job adds. */
export function newAddingSeed(): Uint8Array {
  return randomBytes(SEED_LENGTH);
}

/**
 * The ID that a file or folder gets in the vault. It follows from a secret random seed and from where the original lies: as good as
 * a random one to everybody else, and the same again when an interrupted job goes on.
 * @param source which of the chosen files and folders it belongs to; one may have been chosen twice
 */
export function addedId(seed: Uint8Array, source: number, path: string): DataId {
  const mac = hmacSha256(seed, utf8(`keyferry/v1/added-id ${source} ${path}`));
  return dataIdFromBytes(mac.slice(0, ID_LENGTH));
}
