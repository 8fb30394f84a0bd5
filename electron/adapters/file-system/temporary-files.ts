import { createHash, randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";

/**
 * Names for files that are being written beside their target: `.<target>.<computer>-<process>-<random>.keyferry-part`.
 * Computer and process are in the name so that what a killed process left can be told from what another one,
 * perhaps on another computer that shares the folder, is writing at this moment.
 */

const PATTERN = /^\.[^]*\.([0-9a-f]{8})-([1-9]\d{0,9})-[0-9a-f]{16}\.keyferry-part$/;
/** Some encrypting file systems allow names of 143 bytes only. */
const MAX_STEM_BYTES = 60;
const FOREIGN_IS_ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

const beingWritten = new Set<string>();

const THIS_COMPUTER = createHash("sha256")
  .update("keyferry temporary file")
  .update(hostname())
  .digest("hex")
  .slice(0, 8);

function shortened(name: string): string {
  let stem = "";
  for (const character of name) {
    if (Buffer.byteLength(stem + character) > MAX_STEM_BYTES) break;
    stem += character;
  }
  return stem;
}

/**
 * A fresh temporary path beside `target`, protected from `isAbandoned` until it is given to `releaseTemporaryPath`.
 * Nothing is created.
 */
export function claimTemporaryPath(target: string): string {
  const unique = `${THIS_COMPUTER}-${process.pid}-${randomBytes(8).toString("hex")}`;
  const path = join(dirname(target), `.${shortened(basename(target))}.${unique}.keyferry-part`);
  beingWritten.add(path);
  return path;
}

/** Says that the file was renamed to its target or removed. */
export function releaseTemporaryPath(path: string): void {
  beingWritten.delete(path);
}

export function isTemporaryName(name: string): boolean {
  return PATTERN.test(name);
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another account.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * True for a temporary file whose writer is gone: a process of this computer that has ended, or any writer that has
 * not touched it for a day.
 * @param modifiedAt milliseconds since 1970
 */
export function isAbandoned(path: string, modifiedAt: number): boolean {
  const match = PATTERN.exec(basename(path));
  if (match === null || beingWritten.has(path)) return false;
  const [, computer, processId] = match;
  const untouched = Date.now() - modifiedAt > FOREIGN_IS_ABANDONED_AFTER_MS;
  if (computer !== THIS_COMPUTER) return untouched;
  return Number(processId) === process.pid || !isRunning(Number(processId)) || untouched;
}
