import { checkItemName, cutToBytes, FormatError, LIMITS } from "../../../shared/format";
import { KeyferryError } from "../keyferry-error";

/** How long a file system lets a name be, in bytes of UTF-8: the least that all common ones allow. */
const FILE_SYSTEM_NAME_BYTES = 255;

/** Longer endings are part of the name, not a file type. */
const EXTENSION_CHARACTERS = 16;

/** @throws KeyferryError `name-invalid` */
export function requireItemName(name: string): string {
  try {
    return checkItemName(name);
  } catch (error) {
    if (error instanceof FormatError) throw new KeyferryError("name-invalid", error.message);
    throw error;
  }
}

/** Null when the name may be used. */
export function isItemName(name: string): boolean {
  try {
    checkItemName(name);
    return true;
  } catch {
    return false;
  }
}

/** "report.tar.gz" is "report.tar" and ".gz"; ".profile" has no extension. */
export function splitExtension(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf(".");
  if (dot <= 0 || name.length - dot > EXTENSION_CHARACTERS) return { stem: name, extension: "" };
  return { stem: name.slice(0, dot), extension: name.slice(dot) };
}

function withinBytes(stem: string, ending: string, maxBytes: number): string {
  return cutToBytes(stem, maxBytes - Buffer.byteLength(ending, "utf8")) + ending;
}

/**
 * The name itself, or with " (2)", " (3)" … before the extension when it is taken.
 * @param identityOf names with the same identity are the same name; by default only equal ones are
 */
export function freeName(
  wanted: string,
  isTaken: (identity: string) => boolean,
  options: { readonly maxBytes?: number; readonly identityOf?: (name: string) => string } = {},
): string {
  const { maxBytes = LIMITS.itemNameBytes, identityOf = (name: string) => name } = options;
  if (!isTaken(identityOf(wanted))) return wanted;
  const { stem, extension } = splitExtension(wanted);
  for (let count = 2; ; count++) {
    const candidate = withinBytes(stem, ` (${count})${extension}`, maxBytes);
    if (!isTaken(identityOf(candidate))) return candidate;
  }
}

const WINDOWS_FORBIDDEN = /[<>:"|?*]/g;
const WINDOWS_TRAILING = /[. ]+$/;
/** Spaces before the ending do not count: older Windows takes "nul .txt" for the device too. */
const WINDOWS_DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?= *(\.|$))/i;

/** What a vault's item is called when it is written to a folder of this system: no longer than 255 bytes, no forbidden characters. */
export function fileSystemName(name: string, platform: NodeJS.Platform): string {
  const allowed = platform === "win32" ? windowsName(name) : name;
  if (Buffer.byteLength(allowed, "utf8") <= FILE_SYSTEM_NAME_BYTES) return allowed;
  const { stem, extension } = splitExtension(allowed);
  return withinBytes(stem, extension, FILE_SYSTEM_NAME_BYTES);
}

function windowsName(name: string): string {
  const replaced = name
    .replace(WINDOWS_FORBIDDEN, "_")
    .replace(WINDOWS_TRAILING, (end) => "_".repeat(end.length));
  return WINDOWS_DEVICE.test(replaced) ? `_${replaced}` : replaced;
}

/** As `freeName`, by what this system's file systems take for the same name. */
export function freeFileSystemName(
  name: string,
  isTaken: (identity: string) => boolean,
  platform: NodeJS.Platform,
): string {
  return freeName(fileSystemName(name, platform), isTaken, {
    maxBytes: FILE_SYSTEM_NAME_BYTES,
    identityOf: (candidate) => fileSystemIdentity(candidate, platform),
  });
}

/** Two names with the same identity are one file: Windows and macOS ignore case, macOS also how accents are composed. */
export function fileSystemIdentity(name: string, platform: NodeJS.Platform): string {
  if (platform === "darwin") return name.normalize("NFC").toLowerCase();
  return platform === "win32" ? name.toLowerCase() : name;
}
