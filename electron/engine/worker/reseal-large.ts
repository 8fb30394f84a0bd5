import { closeSync, constants, copyFileSync } from "node:fs";
import { COPY_PIECE_BYTES } from "../sizes";
import type { ResealPlan, ResealTask, TaskRequest } from "../tasks";
import { readSigningKey } from "./new-container";
import { readHead, requireHeader, withContainer } from "./opened-container";
import {
  openToRead,
  readExactly,
  reopenToRead,
  type WatchedFile,
  withDescriptor,
  writeFully,
} from "./positioned-file";
import { nameDurably, syncAndClose } from "./publish";
import { resealHead } from "./resealed-head";
import { withScratch } from "./scratch";
import { stopWhenCancelled } from "./segment-runs";
import { createForCiphertext, discard, reopenToWrite } from "./temporary-file";

/** Writes the new head of a large container to a temporary file, and the segments too where the file system can clone. */
export function beginReseal({ job, signingKey }: TaskRequest<"begin-reseal">): ResealPlan {
  const path = job.containerPath;
  return withContainer(
    path,
    ({ identity }, old) => {
      const { head, written } = resealHead(old, job, readSigningKey(signingKey));
      const source: WatchedFile = { path, identity };
      const cloned = head.length === old.headLength && cloneContainer(source, job);
      const target = cloned
        ? reopenToWrite(job.temporaryPath)
        : createForCiphertext(job.temporaryPath).descriptor;
      withDescriptor(target, () => writeFully(target, [head], 0));
      const copy = cloned ? null : { from: old.headLength, to: identity.size, position: head.length };
      return { source, written, copy };
    },
    "item-not-found",
  );
}

/**
 * Lets the file system share the container's blocks with the temporary file (Btrfs, XFS, APFS, ReFS).
 * @returns false when it cannot, and nothing is left then
 */
function cloneContainer({ path, identity }: WatchedFile, { headerHash, temporaryPath }: ResealTask): boolean {
  try {
    copyFileSync(path, temporaryPath, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE);
    // The path may have got another file since its head was read.
    const clone = openToRead(temporaryPath, "refuse");
    withDescriptor(clone.descriptor, () => requireHeader(readHead(clone), headerHash));
    if (clone.identity.size === identity.size) return true;
  } catch {
    // Whatever is really wrong with the file or the disk, copying by hand says it.
  }
  discard(temporaryPath, null);
  return false;
}

/** Copies bytes [from, to) of the container as they are, each to its own position. */
export function copyBytes(request: TaskRequest<"copy-bytes">): null {
  return withDescriptor(reopenToRead(request.source), (source) =>
    withDescriptor(reopenToWrite(request.temporaryPath), (target) => copyBetween(request, source, target)),
  );
}

function copyBetween(
  { from, to, position, cancel }: TaskRequest<"copy-bytes">,
  source: number,
  target: number,
): null {
  return withScratch(COPY_PIECE_BYTES, (scratch) => {
    for (let at = from; at < to; at += COPY_PIECE_BYTES) {
      stopWhenCancelled(cancel);
      const piece = scratch.subarray(0, Math.min(COPY_PIECE_BYTES, to - at));
      readExactly(source, piece, at);
      writeFully(target, [piece], position + at - from);
    }
    return null;
  });
}

/** Publishes the resealed container, unless a newer version of it arrived in the meantime. */
export async function finishReseal({ source, temporaryPath }: TaskRequest<"finish-reseal">): Promise<null> {
  await syncAndClose(reopenToWrite(temporaryPath));
  closeSync(reopenToRead(source));
  await nameDurably({ temporaryPath, targetPath: source.path, target: "replace" });
  return null;
}
