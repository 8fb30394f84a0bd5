import { z } from "zod";
import { parseJson } from "../profile/stored-document";

/** Settings of other programs, which may be anything. They are read strictly; what is odd in them is passed over. */

/** Longer files are not read: those of Dropbox have some hundred bytes, those of Nextcloud some thousand. */
export const MAX_SETTINGS_BYTES = 256 * 1024;

/** A person has few accounts; what lists more is not what it seems to be. */
const MOST_FOLDERS = 20;

const dropboxAccount = z.object({ path: z.string() });

/** The folders in Dropbox's `info.json`, an object with one account under each key. */
export function dropboxFolders(bytes: Uint8Array): string[] {
  const accounts = z.record(z.string(), z.unknown()).safeParse(parseJson(bytes));
  if (!accounts.success) return [];
  return Object.values(accounts.data)
    .flatMap((account) => dropboxAccount.safeParse(account).data?.path ?? [])
    .slice(0, MOST_FOLDERS);
}

/** `0\Folders\1\localPath=/home/anna/Nextcloud/`, also with virtual files. */
const NEXTCLOUD_FOLDER = /^\d{1,4}\\Folders(?:WithPlaceholders)?\\[^\\=]{1,100}\\localPath=(.*)$/;

/** The folders in Nextcloud's `nextcloud.cfg`, an INI file as Qt writes it. */
export function nextcloudFolders(bytes: Uint8Array): string[] {
  const folders: string[] = [];
  let isInAccounts = false;
  for (const line of new TextDecoder().decode(bytes).split(/\r?\n/)) {
    if (line.startsWith("[")) isInAccounts = line === "[Accounts]";
    const written = isInAccounts ? NEXTCLOUD_FOLDER.exec(line)?.[1] : undefined;
    const folder = written === undefined ? null : qtValue(written);
    if (folder !== null) folders.push(folder);
  }
  return folders.slice(0, MOST_FOLDERS);
}

const QT_ESCAPE = /\\(?:x([0-9A-Fa-f]{1,4})|(["\\]))|\\/g;

/** A text as `QSettings` writes it: perhaps in quotes, unusual characters as UTF-16 units. Null for any other escape. */
function qtValue(written: string): string | null {
  const quoted = /^"(.*)"$/.exec(written)?.[1];
  let isOdd = quoted === undefined && written.includes('"');
  const text = (quoted ?? written).replace(QT_ESCAPE, (_all, unit?: string, character?: string) => {
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
    isOdd ||= character === undefined;
    return character ?? "";
  });
  return isOdd ? null : text;
}
