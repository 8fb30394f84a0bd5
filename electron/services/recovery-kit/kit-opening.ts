import { CryptoError } from "../../../shared/crypto";
import {
  FormatError,
  isSealedWith,
  LIMITS,
  openRecoveryKit,
  overwriteKit,
  parseRecoveryKit,
  type RecoveryKit,
} from "../../../shared/format";
import { parseServerOrigin } from "../../../shared/protocol/http/origin";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { Files } from "../ports";

/**
 * Lends what a kit's file holds, and overwrites its keys afterwards. Whether they are anybody's keys now is not asked here.
 * @param seed behind the words, 32 bytes
 * @throws KeyferryError `recovery-kit-invalid`, `recovery-kit-other-words`, `recovery-kit-damaged`, `newer-version`, of the file system
 */
export async function withOpenedKit<T>(
  files: Pick<Files, "read">,
  path: string,
  seed: Uint8Array,
  use: (kit: RecoveryKit) => Promise<T> | T,
): Promise<T> {
  const kit = openKit(await readFile(files, path), seed);
  try {
    return await use(kit);
  } finally {
    overwriteKit(kit);
  }
}

async function readFile(files: Pick<Files, "read">, path: string): Promise<Uint8Array> {
  try {
    return await files.read(path, LIMITS.recoveryKitBytes);
  } catch (error) {
    if (errorCodeOf(error) === "container-damaged")
      throw new KeyferryError("recovery-kit-invalid", "too long");
    throw error;
  }
}

function openKit(file: Uint8Array, seed: Uint8Array): RecoveryKit {
  try {
    const sealed = parseRecoveryKit(file);
    if (!isSealedWith(sealed, seed)) throw new KeyferryError("recovery-kit-other-words");
    const kit = openRecoveryKit(sealed, seed);
    if (parseServerOrigin(kit.server) === kit.server) return kit;
    overwriteKit(kit);
    throw new KeyferryError("recovery-kit-damaged", "no server");
  } catch (error) {
    if (error instanceof FormatError && error.code === "not-a-container") {
      throw new KeyferryError("recovery-kit-invalid");
    }
    if (error instanceof FormatError && error.code === "newer-version")
      throw new KeyferryError("newer-version");
    if (error instanceof FormatError || error instanceof CryptoError) {
      throw new KeyferryError("recovery-kit-damaged", error.code);
    }
    throw error;
  }
}
