import {
  CryptoError,
  concatBytes,
  generateDataKey,
  importEncryptionKey,
  openBox,
  rsaBlockLength,
  sealBox,
  sign,
  unwrapKey,
  utf8,
  verify,
  wrapKey,
  zero,
} from "../../../shared/crypto";
import type { ActiveIdentity } from "../identity/active-identity";
import { fromStoredBytes, toStoredBytes } from "../profile/stored-bytes";
import { parseJson } from "../profile/stored-document";
import { type OutboxEntry, type WaitingTerms, waitingTermsSchema } from "./outbox-entry";

const DOMAIN = "keyferry/v1/outbox";
const BOX_INFO = "keyferry/v1/outbox-box";

/** The place of an entry in the queue. */
export type Queued = Pick<OutboxEntry, "vaultId" | "queuedAt" | "order">;

/** Seals the terms for the person herself, and signs all that must not change. */
export async function sealEntry(
  identity: ActiveIdentity,
  queued: Queued,
  terms: WaitingTerms,
): Promise<OutboxEntry> {
  const label = labelOf(identity.userId, queued);
  const boxKey = generateDataKey();
  try {
    const unsigned = {
      version: 1 as const,
      userId: identity.userId,
      fingerprint: toStoredBytes(identity.fingerprint),
      ...queued,
      sealedTerms: toStoredBytes(
        concatBytes(
          wrapKey(identity.record.rsaSpki, boxKey, label),
          sealBox(boxKey, BOX_INFO, label, utf8(JSON.stringify(terms))),
        ),
      ),
    };
    const signature = await identity.withSigningKey((key) => sign(key, DOMAIN, signedBytes(unsigned)));
    return { ...unsigned, signature: toStoredBytes(signature), problem: null };
  } finally {
    zero(boxKey);
  }
}

/** Null for what this person did not queue, or cannot open any more. @throws KeyferryError when there is no identity */
export async function openEntry(identity: ActiveIdentity, entry: OutboxEntry): Promise<WaitingTerms | null> {
  const isMine = identity.signingKeys.some((key) =>
    verify(key, DOMAIN, signedBytes(entry), fromStoredBytes(entry.signature)),
  );
  const fingerprint = fromStoredBytes(entry.fingerprint);
  if (entry.userId !== identity.userId || !isMine || !identity.opensFor(fingerprint)) return null;
  const label = labelOf(entry.userId, entry);
  return identity.withEncryptionKeyOf(fingerprint, (pkcs8) => {
    const plaintext = opened(pkcs8, fromStoredBytes(entry.sealedTerms), label);
    if (plaintext === null) return null;
    const parsed = waitingTermsSchema.safeParse(parseJson(plaintext));
    return parsed.success ? parsed.data : null;
  });
}

function opened(pkcs8: Uint8Array, sealed: Uint8Array, label: Uint8Array): Uint8Array | null {
  const privateKey = importEncryptionKey(pkcs8);
  const blockLength = rsaBlockLength(privateKey);
  let boxKey: Uint8Array | null = null;
  try {
    boxKey = unwrapKey(privateKey, sealed.subarray(0, blockLength), label);
    return openBox(boxKey, BOX_INFO, label, sealed.subarray(blockLength));
  } catch (error) {
    if (error instanceof CryptoError) return null;
    throw error;
  } finally {
    if (boxKey !== null) zero(boxKey);
  }
}

function labelOf(userId: string, { vaultId, queuedAt, order }: Queued): Uint8Array {
  return utf8(JSON.stringify([DOMAIN, userId, vaultId, queuedAt, order]));
}

function signedBytes(entry: Omit<OutboxEntry, "signature" | "problem">): Uint8Array {
  const { version, userId, fingerprint, vaultId, queuedAt, order, sealedTerms } = entry;
  return utf8(JSON.stringify([version, userId, fingerprint, vaultId, queuedAt, order, sealedTerms]));
}
