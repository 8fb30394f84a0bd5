import { CryptoError, type DataId, zero } from "../../../shared/crypto";
import { type ContainerHeader, FormatError, isByOwner, openItem } from "../../../shared/format";
import { vaultFilePath } from "../containers/container-location";
import type { OwnerKeys } from "../containers/owner-keys";
import { KeyferryError } from "../keyferry-error";
import type { Keyring } from "../keyring/keyring";
import type { Engine } from "../ports";
import { valueOf } from "./job-outcome";

export interface GlanceDeps {
  readonly engine: Pick<Engine, "readHeads">;
  readonly keyring: Pick<Keyring, "heldKeys">;
  readonly ownerKeys: OwnerKeys;
}

/** A vault by its own container alone. */
export interface VaultGlance {
  readonly header: ContainerHeader;
  /** Null when it takes more than what is on this computer to read it. */
  readonly name: string | null;
}

/**
 * Reads nothing but the vault's own container and asks nobody for anything: quick enough for a list that has just been opened.
 * @throws KeyferryError `vault-not-found`, `container-…`
 */
export async function glanceAtVault(
  { engine, keyring, ownerKeys }: GlanceDeps,
  vaultId: DataId,
  folder: string,
): Promise<VaultGlance> {
  const [outcome] = await engine.readHeads([vaultFilePath(folder)]);
  if (outcome?.ok === false && outcome.code === "file-not-found") throw new KeyferryError("vault-not-found");
  const { header } = valueOf(outcome === undefined ? [] : [outcome]);
  if (header.kind !== "vault" || header.dataId !== vaultId) throw new KeyferryError("vault-not-found");
  // Whether it may be signed by somebody who is not known is found out when the vault is looked into.
  if (!isByOwner(header, ownerKeys.of(header.owner))) return { header, name: null };
  const held = await keyring.heldKeys(vaultId, header.owner.signingKey);
  try {
    const key = held.find(({ epoch }) => epoch === header.epoch)?.key;
    return { header, name: key === undefined ? null : openItem(key, header).name };
  } catch (error) {
    if (error instanceof CryptoError || error instanceof FormatError) return { header, name: null };
    throw error;
  } finally {
    zero(...held.map(({ key }) => key));
  }
}
