import { closeSync } from "node:fs";
import { equalConstantTime } from "../../../shared/crypto";
import {
  CONTAINER_PREFIX_LENGTH,
  type ContainerHead,
  checkContainerLength,
  parseContainerHead,
  parseContainerPrefix,
} from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { fileErrorCode } from "../../adapters/file-system/file-error";
import { JobFailure } from "./failure";
import { type OpenedFile, openToRead, readUpTo } from "./positioned-file";

/** Most heads fit; the rest take a second read. */
const FIRST_READ = 4096;

/** Reads and strictly checks the head of an open container, and that the file has the length that the head says. */
export function readHead(file: OpenedFile): ContainerHead {
  const { descriptor, identity } = file;
  const start = new Uint8Array(Math.min(FIRST_READ, Math.max(identity.size, CONTAINER_PREFIX_LENGTH)));
  const filled = start.subarray(0, readUpTo(descriptor, start, 0));
  const { headLength } = parseContainerPrefix(filled);
  let bytes = filled;
  if (headLength > filled.length) {
    bytes = new Uint8Array(headLength);
    bytes = bytes.subarray(0, readUpTo(descriptor, bytes, 0));
  }
  const head = parseContainerHead(bytes);
  checkContainerLength(head.header, head.headLength, identity.size);
  return head;
}

/**
 * Opens a container for the time of `use`.
 * @param missing what it means that there is no such file
 */
export function withContainer<T>(
  path: string,
  use: (file: OpenedFile, head: ContainerHead) => T,
  missing: "file-not-found" | "item-not-found" = "file-not-found",
): T {
  const file = openContainer(path, missing);
  try {
    return use(file, readHead(file));
  } finally {
    closeSync(file.descriptor);
  }
}

function openContainer(path: string, missing: ErrorCode): OpenedFile {
  try {
    return openToRead(path, "follow");
  } catch (error) {
    if (fileErrorCode(error) === "file-not-found") throw new JobFailure(missing);
    throw error;
  }
}

/** @throws JobFailure "container-damaged" when this is not the header that was read and checked before */
export function requireHeader(head: ContainerHead, expectedHash: Uint8Array): void {
  if (!equalConstantTime(head.headerHash, expectedHash)) {
    throw new JobFailure("container-damaged", "the header is not the one that was checked");
  }
}
