import {
  CryptoError,
  derivePublicHalves,
  equalConstantTime,
  type Fingerprint,
  fingerprintOf,
  type SigningPublicKey,
  type UserId,
  zero,
} from "../../../shared/crypto";
import {
  type ContainerHeader,
  FormatError,
  type IdentityRecord,
  openIdentityRecord,
} from "../../../shared/format";
import { KeyferryError } from "../keyferry-error";
import type { ActiveIdentity } from "./active-identity";

/** The two private keys as they lie in the keychain: PKCS#8 DER. */
export interface PrivateKeys {
  readonly encryption: Uint8Array;
  readonly signing: Uint8Array;
}

/** An identity whose private keys are held in memory while the app runs. */
export class KeychainIdentity implements ActiveIdentity {
  readonly userId: UserId;
  readonly fingerprint: Fingerprint;
  readonly signingPublicKey: SigningPublicKey;
  readonly writer: ContainerHeader["writer"];
  #keys: PrivateKeys | null;

  private constructor(
    readonly record: IdentityRecord,
    readonly signedRecord: Uint8Array,
    keys: PrivateKeys,
  ) {
    this.userId = record.userId;
    this.fingerprint = fingerprintOf(record.userId, record.rsaSpki, record.signingKey);
    this.signingPublicKey = record.signingKey;
    this.writer = { fingerprint: this.fingerprint, signingKey: record.signingKey };
    this.#keys = { encryption: Uint8Array.from(keys.encryption), signing: Uint8Array.from(keys.signing) };
  }

  /**
   * Checks that the private keys are those of the enrolled record, by deriving their public halves again.
   * @param keys are copied; the caller overwrites its own
   * @throws KeyferryError `identity-mismatch`
   */
  static join(signedRecord: Uint8Array, keys: PrivateKeys): KeychainIdentity {
    try {
      const { record } = openIdentityRecord(signedRecord);
      const halves = derivePublicHalves(keys.encryption, keys.signing);
      const belongs =
        equalConstantTime(halves.publicSpki, record.rsaSpki) &&
        equalConstantTime(halves.signingPublicKey, record.signingKey);
      if (!belongs) throw new KeyferryError("identity-mismatch");
      return new KeychainIdentity(record, signedRecord, keys);
    } catch (error) {
      if (!(error instanceof CryptoError) && !(error instanceof FormatError)) throw error;
      throw new KeyferryError("identity-mismatch", error.code, { cause: error });
    }
  }

  withSigningKey<T>(use: (pkcs8: Uint8Array) => Promise<T> | T): Promise<T> {
    return lend(this.#held().signing, use);
  }

  withEncryptionKey<T>(use: (pkcs8: Uint8Array) => Promise<T> | T): Promise<T> {
    return lend(this.#held().encryption, use);
  }

  /** Overwrites the private keys; the identity cannot be used any more. */
  close(): void {
    if (this.#keys !== null) zero(this.#keys.encryption, this.#keys.signing);
    this.#keys = null;
  }

  #held(): PrivateKeys {
    if (this.#keys === null) throw new KeyferryError("no-identity", "the identity was closed");
    return this.#keys;
  }
}

async function lend<T>(key: Uint8Array, use: (copy: Uint8Array) => Promise<T> | T): Promise<T> {
  const copy = Uint8Array.from(key);
  try {
    return await use(copy);
  } finally {
    zero(copy);
  }
}
