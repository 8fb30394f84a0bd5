import { dirname, join } from "node:path";
import { equalConstantTime } from "../../../shared/crypto";
import { type RecoveryKit, recordHash, sealRecoveryKit } from "../../../shared/format";
import type { HeldIdentity } from "../identity/restoring";
import { KeyferryError } from "../keyferry-error";
import type { Files } from "../ports";
import { withOpenedKit } from "./kit-opening";

const OWNER_ALONE = 0o600;

/** What a kit holds of the identity in use; its keys are those that were lent. @param madeAt Unix seconds */
export function kitOf({ stored, identity, keys, former }: HeldIdentity, madeAt: number): RecoveryKit {
  return {
    server: stored.server,
    userId: stored.userId,
    address: stored.address,
    name: stored.name,
    sequence: identity.record.sequence,
    recordHash: recordHash(identity.signedRecord),
    madeAt,
    encryption: keys.encryption,
    signing: keys.signing,
    former: [...former].sort((a, b) => a.sequence - b.sequence),
  };
}

/**
 * Writes a kit's file, for the owner's eyes alone, and reads it back: a kit that does not open is found out now, and not when it is needed.
 * @throws KeyferryError `disk-error` when it does not open, others of the file system
 */
export async function writeKit(
  files: Pick<Files, "read" | "writeAtomically">,
  path: string,
  kit: RecoveryKit,
  seed: Uint8Array,
): Promise<void> {
  await files.writeAtomically(path, sealRecoveryKit(kit, seed), OWNER_ALONE);
  const isWhole = await withOpenedKit(files, path, seed, (written) =>
    equalConstantTime(written.encryption, kit.encryption),
  );
  if (!isWhole)
    throw new KeyferryError("disk-error", "the kit that was read is not the one that was written");
}

/** Writes the page with the words, for the owner's eyes alone. @throws KeyferryError of the file system */
export function writePage(
  files: Pick<Files, "writeAtomically">,
  path: string,
  pdf: Uint8Array,
): Promise<void> {
  return files.writeAtomically(path, pdf, OWNER_ALONE);
}

/**
 * A kit in a vault would be lost with it, and go wherever the vault's folder goes.
 * @throws KeyferryError `kit-in-vault`
 */
export async function requireOutsideVaults(files: Pick<Files, "status">, path: string): Promise<void> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const root = await files.status(join(folder, "vault.keyferry")).catch(() => null);
    if (root !== null) throw new KeyferryError("kit-in-vault");
    if (dirname(folder) === folder) return;
  }
}

const UNFIT_FOR_FILE_NAMES = /[\p{Cc}<>:"/\\|?*]/gu;

/** What a file about this person is called at first. @param what as in "Keyferry recovery kit" */
export function fileNameFor(what: string, name: string, ending: string): string {
  return `${what} - ${name.replaceAll(UNFIT_FOR_FILE_NAMES, "_")}.${ending}`;
}
