import {
  CryptoError,
  derivePublicHalves,
  equalConstantTime,
  type Fingerprint,
  type SigningPublicKey,
  type UserId,
  zero,
} from "../../../shared/crypto";
import { type ContainerHeader, FormatError, type IdentityRecord } from "../../../shared/format";
import { KeyferryError } from "../keyferry-error";
import type { ActiveIdentity, OwnRecord } from "./active-identity";
import { openChain } from "./own-chain";

/** The two private keys as they lie in the keychain: PKCS#8 DER. */
export interface PrivateKeys {
  readonly encryption: Uint8Array;
  readonly signing: Uint8Array;
}

/** The RSA private key of an earlier record of the same person, PKCS#8 DER. */
export interface FormerKey {
  readonly sequence: number;
  readonly encryption: Uint8Array;
}

/** An identity whose private keys are held in memory while the app runs. */
export class KeychainIdentity implements ActiveIdentity {
  readonly userId: UserId;
  readonly fingerprint: Fingerprint;
  readonly record: IdentityRecord;
  readonly signedRecord: Uint8Array;
  readonly signingPublicKey: SigningPublicKey;
  readonly signingKeys: readonly SigningPublicKey[];
  readonly writer: ContainerHeader["writer"];
  #keys: PrivateKeys | null;
  /** Former decryption keys, by the fingerprint that grants name. */
  readonly #former: { readonly fingerprint: Fingerprint; readonly encryption: Uint8Array }[];

  private constructor(
    readonly chain: readonly OwnRecord[],
    current: OwnRecord,
    keys: PrivateKeys,
    former: readonly FormerKey[],
    private readonly announced: Uint8Array | null,
  ) {
    const { record, envelope, fingerprint } = current;
    this.record = record;
    this.signedRecord = envelope;
    this.userId = record.userId;
    this.fingerprint = fingerprint;
    this.signingPublicKey = record.signingKey;
    this.signingKeys = withoutDoubles(chain.map((one) => one.record.signingKey));
    this.writer = { fingerprint, signingKey: record.signingKey };
    this.#keys = { encryption: Uint8Array.from(keys.encryption), signing: Uint8Array.from(keys.signing) };
    this.#former = former.flatMap((held) => {
      const own = chain.find((one) => one.record.sequence === held.sequence);
      // Keys of nobody in the chain open nothing of hers; what was wrapped for the record stays closed then.
      if (own === undefined || !isEncryptionKeyOf(own.record, held.encryption, keys.signing)) return [];
      return [{ fingerprint: own.fingerprint, encryption: Uint8Array.from(held.encryption) }];
    });
  }

  /**
   * Checks that the private keys are those of the enrolled records, by deriving their public halves again.
   * @param envelopes all records, oldest first
   * @param keys of the last record; copied, as the former ones are: the caller overwrites its own
   * @param former those that do not belong to their record are not used
   * @param announced a record that may be at the server already without being in force here
   * @throws KeyferryError `identity-mismatch`
   */
  static join(
    envelopes: readonly Uint8Array[],
    keys: PrivateKeys,
    former: readonly FormerKey[] = [],
    announced: Uint8Array | null = null,
  ): KeychainIdentity {
    const chain = openOwnChain(envelopes);
    const current = chain.at(-1);
    if (current === undefined || !areKeysOf(current.record, keys)) {
      throw new KeyferryError("identity-mismatch");
    }
    return new KeychainIdentity(chain, current, keys, former, announced);
  }

  knownEnvelopes(): readonly Uint8Array[] {
    const envelopes = this.chain.map(({ envelope }) => envelope);
    return this.announced === null ? envelopes : [...envelopes, this.announced];
  }

  withSigningKey<T>(use: (pkcs8: Uint8Array) => Promise<T> | T): Promise<T> {
    return lend(this.#held().signing, use);
  }

  withEncryptionKey<T>(use: (pkcs8: Uint8Array) => Promise<T> | T): Promise<T> {
    return lend(this.#held().encryption, use);
  }

  opensFor(fingerprint: Uint8Array): boolean {
    return this.#decryptionKeyOf(fingerprint) !== null;
  }

  async withEncryptionKeyOf<T>(
    fingerprint: Uint8Array,
    use: (pkcs8: Uint8Array) => Promise<T> | T,
  ): Promise<T> {
    const key = this.#decryptionKeyOf(fingerprint);
    if (key === null) throw new KeyferryError("no-access", "wrapped for keys that are not at hand");
    return lend(key, use);
  }

  /** Overwrites the private keys; the identity cannot be used any more. */
  close(): void {
    if (this.#keys !== null) zero(this.#keys.encryption, this.#keys.signing);
    zero(...this.#former.map(({ encryption }) => encryption));
    this.#former.length = 0;
    this.#keys = null;
  }

  #decryptionKeyOf(fingerprint: Uint8Array): Uint8Array | null {
    const { encryption } = this.#held();
    if (equalConstantTime(fingerprint, this.fingerprint)) return encryption;
    return this.#former.find((one) => equalConstantTime(one.fingerprint, fingerprint))?.encryption ?? null;
  }

  #held(): PrivateKeys {
    if (this.#keys === null) throw new KeyferryError("no-identity", "the identity was closed");
    return this.#keys;
  }
}

/** @throws KeyferryError `identity-mismatch` when the records do not continue each other */
export function openOwnChain(envelopes: readonly Uint8Array[]): OwnRecord[] {
  try {
    return openChain(envelopes);
  } catch (error) {
    throw mismatch(error);
  }
}

function areKeysOf(record: IdentityRecord, { encryption, signing }: PrivateKeys): boolean {
  const halves = publicHalves(encryption, signing);
  return (
    halves !== null &&
    equalConstantTime(halves.publicSpki, record.rsaSpki) &&
    equalConstantTime(halves.signingPublicKey, record.signingKey)
  );
}

/** @param anySigningKey the two halves are derived together, and former signing keys are not kept */
function isEncryptionKeyOf(
  record: IdentityRecord,
  encryption: Uint8Array,
  anySigningKey: Uint8Array,
): boolean {
  const halves = publicHalves(encryption, anySigningKey);
  return halves !== null && equalConstantTime(halves.publicSpki, record.rsaSpki);
}

/** Null when they are no keys. */
function publicHalves(encryption: Uint8Array, signing: Uint8Array) {
  try {
    return derivePublicHalves(encryption, signing);
  } catch (error) {
    if (error instanceof CryptoError) return null;
    throw error;
  }
}

function mismatch(error: unknown): unknown {
  if (!(error instanceof CryptoError) && !(error instanceof FormatError) && !(error instanceof RangeError)) {
    return error;
  }
  return new KeyferryError("identity-mismatch", error.message, { cause: error });
}

function withoutDoubles(keys: readonly SigningPublicKey[]): SigningPublicKey[] {
  return keys.filter((key, i) => keys.findIndex((other) => equalConstantTime(other, key)) === i);
}

async function lend<T>(key: Uint8Array, use: (copy: Uint8Array) => Promise<T> | T): Promise<T> {
  const copy = Uint8Array.from(key);
  try {
    return await use(copy);
  } finally {
    zero(copy);
  }
}
