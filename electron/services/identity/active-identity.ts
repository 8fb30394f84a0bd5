import type { Fingerprint, SigningPublicKey, UserId } from "../../../shared/crypto";
import type { ContainerHeader, IdentityRecord } from "../../../shared/format";

/**
 * The person who uses the app, with private keys that were read from the keychain and found to belong to the enrolled
 * record. Keys are lent to a function and never handed out: the copy is overwritten when the function has ended.
 */
export interface ActiveIdentity {
  readonly userId: UserId;
  readonly fingerprint: Fingerprint;
  readonly record: IdentityRecord;
  /** The enrolled envelope, as the server has it. */
  readonly signedRecord: Uint8Array;
  readonly signingPublicKey: SigningPublicKey;
  /** How containers that this person writes name her. */
  readonly writer: ContainerHeader["writer"];
  /** @param use gets the Ed25519 private key as PKCS#8 DER */
  withSigningKey<T>(use: (pkcs8: Uint8Array) => Promise<T> | T): Promise<T>;
  /** @param use gets the RSA private key as PKCS#8 DER */
  withEncryptionKey<T>(use: (pkcs8: Uint8Array) => Promise<T> | T): Promise<T>;
}
