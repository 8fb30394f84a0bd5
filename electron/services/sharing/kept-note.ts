import { z } from "zod";
import {
  CryptoError,
  concatBytes,
  type DataId,
  dataIdBytes,
  generateDataKey,
  importEncryptionKey,
  openBox,
  rsaBlockLength,
  sealBox,
  type UserId,
  unwrapKey,
  userIdBytes,
  utf8,
  wrapKey,
  zero,
} from "../../../shared/crypto";
import { checkNote, FormatError } from "../../../shared/format";
import { errorCodeOf } from "../error-code-of";
import type { ActiveIdentity } from "../identity/active-identity";
import { fromStoredBytes, storedBytes, toStoredBytes } from "../profile/stored-bytes";

/** A note to somebody as its writer keeps it, so that it can be given again when keys change: only she can read it. */
export const keptNoteSchema = z.object({
  /** Fingerprint of the writer's keys that it is wrapped for. */
  for: storedBytes,
  /** RSA block of a fresh key || box of the note under that key. */
  sealed: storedBytes,
});
export type KeptNote = z.infer<typeof keptNoteSchema>;

export interface NotePlace {
  readonly dataId: DataId;
  readonly recipientId: UserId;
}

const DOMAIN = "keyferry/v1/kept-note";

function labelOf({ dataId, recipientId }: NotePlace): Uint8Array {
  return concatBytes(utf8(DOMAIN), dataIdBytes(dataId), userIdBytes(recipientId));
}

export function keepNote(
  { fingerprint, record }: Pick<ActiveIdentity, "fingerprint" | "record">,
  place: NotePlace,
  note: string,
): KeptNote {
  const [key, label] = [generateDataKey(), labelOf(place)];
  try {
    const sealed = concatBytes(wrapKey(record.rsaSpki, key, label), sealBox(key, DOMAIN, label, utf8(note)));
    return { for: toStoredBytes(fingerprint), sealed: toStoredBytes(sealed) };
  } finally {
    zero(key);
  }
}

/** Null when the keys that it was kept for are gone: a note must not stand in the way of access. */
export async function readKeptNote(
  identity: Pick<ActiveIdentity, "withEncryptionKeyOf">,
  place: NotePlace,
  kept: KeptNote,
): Promise<string | null> {
  const [sealed, label] = [fromStoredBytes(kept.sealed), labelOf(place)];
  try {
    return await identity.withEncryptionKeyOf(fromStoredBytes(kept.for), (pkcs8) => {
      const privateKey = importEncryptionKey(pkcs8);
      const block = rsaBlockLength(privateKey);
      const key = unwrapKey(privateKey, sealed.subarray(0, block), label);
      try {
        return checkNote(Buffer.from(openBox(key, DOMAIN, label, sealed.subarray(block))).toString("utf8"));
      } finally {
        zero(key);
      }
    });
  } catch (error) {
    const isLost =
      error instanceof CryptoError || error instanceof FormatError || errorCodeOf(error) === "no-access";
    if (isLost) return null;
    throw error;
  }
}
