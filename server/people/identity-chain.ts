import { CryptoError } from "../../shared/crypto";
import { FormatError, type IdentityRecord, openIdentityRecord } from "../../shared/format";
import { Problem } from "../problem";

/** Opens a record strictly. @throws Problem `record-invalid` */
export function openRecord(envelope: Uint8Array, previous?: IdentityRecord) {
  try {
    return openIdentityRecord(envelope, previous);
  } catch (error) {
    if (error instanceof FormatError || error instanceof CryptoError)
      throw new Problem("record-invalid", { detail: error.code });
    throw error;
  }
}

/** A first record: strictly parsed, keys strong, signed by its own key, with nothing before it. */
export function openFirstRecord(envelope: Uint8Array): IdentityRecord {
  const { record } = openRecord(envelope);
  if (record.sequence !== 0) throw new Problem("record-invalid", { detail: "not a first record" });
  return record;
}
