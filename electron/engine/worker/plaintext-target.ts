import { closeSync, fchmodSync, futimesSync, lstatSync } from "node:fs";
import { systemErrorName } from "../../adapters/file-system/file-error";
import type { RestoredMetadata } from "../tasks";
import { JobFailure } from "./failure";
import { writeFully } from "./positioned-file";
import type { StagedFile } from "./publish";
import { createForPlaintext, discard, type JobPaths } from "./temporary-file";

const OWNER_BITS = 0o700;
const OWNER_MAY_READ = 0o400;

/** Spares decrypting a file that could not get its name. Whether the name is free is decided when it is given. */
export function requireNewTarget(path: string): void {
  try {
    lstatSync(path);
  } catch (error) {
    if (systemErrorName(error) === "ENOENT") return;
    throw error;
  }
  throw new JobFailure("target-exists");
}

/** Writes a whole small plaintext, verified before, not yet synced. */
export function stagePlaintext<T>(
  paths: JobPaths,
  plaintext: readonly Uint8Array[],
  metadata: RestoredMetadata | null,
  value: T,
): StagedFile<T> {
  const { temporaryPath, targetPath } = paths;
  const temporary = createForPlaintext(temporaryPath);
  try {
    if (plaintext.length > 0) writeFully(temporary.descriptor, plaintext, 0);
    applyMetadata(temporary.descriptor, metadata);
    return { temporary, temporaryPath, targetPath, target: "must-be-new", value };
  } catch (error) {
    discard(temporaryPath, temporary.descriptor);
    throw error;
  }
}

/** As `applyMetadata`; closes the descriptor when that fails. */
export function applyMetadataOrClose(descriptor: number, metadata: RestoredMetadata | null): void {
  try {
    applyMetadata(descriptor, metadata);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Gives the plaintext its modification time and its owner's permissions; other people's are not restored. */
function applyMetadata(descriptor: number, metadata: RestoredMetadata | null): void {
  if (metadata === null) return;
  fchmodSync(descriptor, (metadata.mode & OWNER_BITS) | OWNER_MAY_READ);
  futimesSync(descriptor, Date.now() / 1000, metadata.modifiedAt / 1000);
}
