import { generateIdentity, newUserId } from "../../../shared/crypto";
import { checkPersonName, normalizeAddress, signIdentityRecord } from "../../../shared/format";
import type { IpcRequest } from "../../../shared/protocol/ipc/contract";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { PrivateKeys } from "./keychain-identity";
import type { StoredIdentity } from "./stored-identity";

/**
 * Fresh keys and the signed record that will be enrolled.
 * @param origin of the key server
 * @throws KeyferryError `name-invalid`, `address-invalid`
 */
export async function makeNewIdentity(
  request: Pick<IpcRequest<"identity.create">, "name" | "address" | "rsaBits">,
  origin: string,
): Promise<{ stored: StoredIdentity; keys: PrivateKeys }> {
  const { name, address } = readNames(request);
  const { encryption, signing } = await generateIdentity({ rsaBits: request.rsaBits });
  const userId = newUserId();
  const signedRecord = signIdentityRecord(
    {
      userId,
      address,
      name,
      sequence: 0,
      previousHash: null,
      rsaSpki: encryption.publicSpki,
      signingKey: signing.publicKey,
      createdAt: Math.floor(Date.now() / 1000),
      recoveryKeyHash: null,
    },
    signing.privatePkcs8,
  );
  return {
    stored: {
      server: origin,
      userId,
      name,
      address,
      records: [signedRecord],
      pending: null,
      isEnrolled: false,
    },
    keys: { encryption: encryption.privatePkcs8, signing: signing.privatePkcs8 },
  };
}

function readNames(request: { name: string; address: string }): { name: string; address: string } {
  try {
    return {
      name: checkPersonName(request.name.trim().normalize("NFC")),
      address: normalizeAddress(request.address),
    };
  } catch (error) {
    throw new KeyferryError(errorCodeOf(error), undefined, { cause: error });
  }
}
