import { createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import type { SigningPublicKey } from "./branded-types";
import { plainBytes } from "./byte-strings";
import { importEncryptionKey, type RsaBits } from "./encryption-key";
import { importSigningKey, rawSigningPublicKey } from "./signing";

/** A person's two key pairs. Private halves are PKCS#8 DER and go to the OS keychain only. */
export interface IdentityKeys {
  readonly encryption: { readonly publicSpki: Uint8Array; readonly privatePkcs8: Uint8Array };
  readonly signing: { readonly publicKey: SigningPublicKey; readonly privatePkcs8: Uint8Array };
}

export interface PublicHalves {
  readonly publicSpki: Uint8Array;
  readonly signingPublicKey: SigningPublicKey;
}

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

function generateRsaPair(modulusLength: RsaBits): Promise<KeyPair> {
  return new Promise((resolve, reject) => {
    generateKeyPair("rsa", { modulusLength, publicExponent: 65537 }, (error, publicKey, privateKey) => {
      if (error) reject(error);
      else resolve({ publicKey, privateKey });
    });
  });
}

function generateSigningPair(): Promise<KeyPair> {
  return new Promise((resolve, reject) => {
    generateKeyPair("ed25519", undefined, (error, publicKey, privateKey) => {
      if (error) reject(error);
      else resolve({ publicKey, privateKey });
    });
  });
}

function exportSpki(key: KeyObject): Uint8Array {
  return plainBytes(key.export({ format: "der", type: "spki" }));
}

function exportPkcs8(key: KeyObject): Uint8Array {
  return plainBytes(key.export({ format: "der", type: "pkcs8" }));
}

/** Makes a new identity: RSA (e = 65537) for wrapping and Ed25519 for signing. */
export async function generateIdentity(options: { rsaBits: RsaBits }): Promise<IdentityKeys> {
  const [encryption, signing] = await Promise.all([generateRsaPair(options.rsaBits), generateSigningPair()]);
  return {
    encryption: {
      publicSpki: exportSpki(encryption.publicKey),
      privatePkcs8: exportPkcs8(encryption.privateKey),
    },
    signing: {
      publicKey: rawSigningPublicKey(signing.publicKey),
      privatePkcs8: exportPkcs8(signing.privateKey),
    },
  };
}

/**
 * The public halves of two private keys, for comparing what the keychain holds with the enrolled record.
 * @throws CryptoError `invalid-key`
 */
export function derivePublicHalves(encryptionPkcs8: Uint8Array, signingPkcs8: Uint8Array): PublicHalves {
  return {
    publicSpki: exportSpki(createPublicKey(importEncryptionKey(encryptionPkcs8))),
    signingPublicKey: rawSigningPublicKey(importSigningKey(signingPkcs8)),
  };
}
