import type { Fingerprint, SigningPublicKey, UserId } from "../../../shared/crypto";
import type { ContainerHeader, IdentityRecord } from "../../../shared/format";

/** One record of this person's own chain. */
export interface OwnRecord {
  /** As the server has it. */
  readonly envelope: Uint8Array;
  readonly record: IdentityRecord;
  readonly fingerprint: Fingerprint;
}

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
  /** All records of this person, oldest first; the last one is `signedRecord`. */
  readonly chain: readonly OwnRecord[];
  readonly signingPublicKey: SigningPublicKey;
  /** The signing keys of the whole chain, without doubles: what any of them signed is mine. */
  readonly signingKeys: readonly SigningPublicKey[];
  /** How containers that this person writes name her. */
  readonly writer: ContainerHeader["writer"];
  /** Envelopes that this computer knows to be mine: the chain, and one that is on its way to the server or may have arrived. */
  knownEnvelopes(): readonly Uint8Array[];
  /** @param use gets the Ed25519 private key as PKCS#8 DER */
  withSigningKey<T>(use: (pkcs8: Uint8Array) => Promise<T> | T): Promise<T>;
  /** @param use gets the RSA private key as PKCS#8 DER */
  withEncryptionKey<T>(use: (pkcs8: Uint8Array) => Promise<T> | T): Promise<T>;
  /** Whether the private key for what was wrapped for this fingerprint, of now or former, is at hand. */
  opensFor(fingerprint: Uint8Array): boolean;
  /**
   * As `withEncryptionKey`, with the key that belongs to this fingerprint.
   * @throws KeyferryError `no-access` when that key is not at hand
   */
  withEncryptionKeyOf<T>(fingerprint: Uint8Array, use: (pkcs8: Uint8Array) => Promise<T> | T): Promise<T>;
}
