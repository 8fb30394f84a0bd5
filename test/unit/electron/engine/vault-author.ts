import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { EncryptFileJob, NewContainer } from "../../../../electron/services/ports/engine";
import {
  deriveItemKey,
  type Fingerprint,
  generateDataKey,
  newDataId,
  rawSigningPublicKey,
  rootDataId,
  type SecretKey16,
} from "../../../../shared/crypto";

/** Someone who owns a vault and writes its containers. */
export interface VaultAuthor {
  /** PKCS#8 DER, Ed25519. */
  readonly signingPrivate: Uint8Array;
  readonly rootKey: SecretKey16;
  /** A file at the vault's top; `changes` replace single fields. */
  readonly fileContainer: (name: string, changes?: Partial<NewContainer>) => NewContainer;
  readonly rootContainer: (name: string) => NewContainer;
  readonly encryptJob: (
    sourcePath: string,
    targetPath: string,
    changes?: Partial<EncryptFileJob>,
  ) => EncryptFileJob;
}

/** A vault of an owner with fresh keys. */
export function makeVaultAuthor(): VaultAuthor {
  const { privateKey } = generateKeyPairSync("ed25519");
  const signingKey = rawSigningPublicKey(privateKey);
  const nonce = new Uint8Array(randomBytes(16));
  const rootKey = generateDataKey();
  const rootId = rootDataId(signingKey, nonce);
  const fingerprint = new Uint8Array(randomBytes(32)) as Uint8Array as Fingerprint;
  const signed = {
    epoch: 1,
    version: 1,
    previousHeaderHash: null,
    owner: { signingKey, nonce },
    writer: { fingerprint, signingKey },
    checkpoint: null,
    writers: [],
  };
  const fileContainer: VaultAuthor["fileContainer"] = (name, changes = {}) => {
    const dataId = newDataId();
    const itemKey = deriveItemKey(rootKey, dataId, 1);
    return { ...signed, dataId, path: [{ id: rootId, epoch: 1 }], itemKey, name, ...changes };
  };
  return {
    signingPrivate: privateKey.export({ format: "der", type: "pkcs8" }),
    rootKey,
    fileContainer,
    rootContainer: (name) => ({ ...signed, dataId: rootId, path: [], itemKey: rootKey, name }),
    encryptJob: (sourcePath, targetPath, changes = {}) => ({
      container: fileContainer("a file"),
      sourcePath,
      targetPath,
      mediaType: "application/octet-stream",
      ...changes,
    }),
  };
}
