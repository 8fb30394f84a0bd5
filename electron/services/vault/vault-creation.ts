import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type DataId, generateDataKey, ROOT_NONCE_LENGTH, rootDataId, zero } from "../../../shared/crypto";
import type { Grant } from "../../../shared/format";
import { isServerAway } from "../connection/server-away";
import { VAULT_NOTE, vaultFilePath, vaultNotePath } from "../containers/container-location";
import type { Session } from "../identity/session";
import { KeyferryError } from "../keyferry-error";
import type { Keyring } from "../keyring/keyring";
import type { Engine, Files, KeyServer } from "../ports";
import { valueOf } from "./job-outcome";
import { fileSystemName, requireItemName } from "./naming-rules";
import { ownRootGrant } from "./own-root-grant";

const FIRST_EPOCH = 1;

export interface VaultCreationDeps {
  readonly session: Session;
  readonly files: Files;
  readonly engine: Engine;
  readonly keyring: Keyring;
  readonly platform: NodeJS.Platform;
  /** What somebody who comes by a vault's folder reads there. */
  readonly vaultNote: () => string;
  /** Has the server keep the vault's key as soon as it can be reached. Resolves once that is safely written down. */
  readonly keepRootLater: (root: {
    readonly vaultId: DataId;
    readonly nonce: Uint8Array;
    readonly name: string;
  }) => Promise<void>;
}

/**
 * Makes a vault in a new folder named like it. Its key is safely kept on this computer, and at the server if that can be reached,
 * before the first byte is written, so there is never a vault that its owner cannot open.
 * @throws KeyferryError `name-invalid`, `vault-exists`, `folder-not-empty`; of the server and the file system
 */
export async function createVault(
  deps: VaultCreationDeps,
  name: string,
  parentFolder: string,
): Promise<{ vaultId: DataId; folder: string }> {
  const { session, files, engine, platform } = deps;
  const identity = session.identity();
  const folder = join(parentFolder, fileSystemName(requireItemName(name), platform));
  await requireRoomFor(files, folder);
  const nonce = new Uint8Array(randomBytes(ROOT_NONCE_LENGTH));
  const vaultId = rootDataId(identity.signingPublicKey, nonce);
  const itemKey = generateDataKey();
  try {
    await keepKey(deps, { vaultId, nonce, epoch: FIRST_EPOCH, key: itemKey, name });
    await files.makeFolder(folder);
    await files.writeAtomically(vaultNotePath(folder), deps.vaultNote());
    const container = {
      dataId: vaultId,
      path: [],
      epoch: FIRST_EPOCH,
      version: 1,
      previousHeaderHash: null,
      owner: { signingKey: identity.signingPublicKey, nonce },
      writer: identity.writer,
      checkpoint: session.checkpoint(),
      writers: [],
      itemKey,
      name,
    };
    const targetPath = vaultFilePath(folder);
    valueOf(
      await engine.writeNodes([
        { kind: "vault", container, targetPath, modifiedAt: Date.now(), earlierKeys: [] },
      ]),
    );
    return { vaultId, folder };
  } finally {
    zero(itemKey);
  }
}

async function requireRoomFor(files: Files, folder: string): Promise<void> {
  const there = await files.status(folder);
  if (there === null) return;
  if (there.kind !== "folder") throw new KeyferryError("target-exists");
  if ((await files.status(vaultFilePath(folder))) !== null) throw new KeyferryError("vault-exists");
  // A note alone is what a creation that failed left behind.
  const isOthers = (await files.list(folder)).some(({ name }) => name !== VAULT_NOTE);
  if (isOthers) throw new KeyferryError("folder-not-empty");
}

async function keepKey(
  { session, keyring, keepRootLater }: VaultCreationDeps,
  root: {
    vaultId: DataId;
    nonce: Uint8Array;
    epoch: number;
    key: ReturnType<typeof generateDataKey>;
    name: string;
  },
): Promise<void> {
  const grant = await ownRootGrant(session, root);
  try {
    await registerRoot(session.server(), { ...root, grant });
    await keyring.addOwnGrant(grant);
  } catch (error) {
    if (!isServerAway(error)) throw error;
    await keyring.addOwnGrant(grant);
    await keepRootLater(root);
  }
}

/** Makes the vault known to the server, and has it keep her key for its owner. @throws KeyferryError `server-refused`, of the server */
export async function registerRoot(
  server: KeyServer,
  { vaultId, nonce, grant }: { readonly vaultId: DataId; readonly nonce: Uint8Array; readonly grant: Grant },
): Promise<void> {
  await server.registerData([{ dataId: vaultId, rootId: vaultId, rootNonce: nonce }]);
  const [outcome] = await server.changeGrants([{ change: "register", grant }]);
  // "conflict": it keeps a newer one already.
  if (outcome !== "done" && outcome !== "conflict")
    throw new KeyferryError("server-refused", `own grant: ${outcome}`);
}
