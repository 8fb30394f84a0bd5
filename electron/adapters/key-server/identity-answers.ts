import { CryptoError } from "../../../shared/crypto";
import { FormatError, type IdentityRecord, openIdentityRecord } from "../../../shared/format";
import { KeyferryError } from "../../services/keyferry-error";
import type { ProvenPerson } from "../../services/ports/proven-people";

/**
 * Reads a person's records: each strictly parsed, its keys and own signature checked, but not what proves them.
 * @throws KeyferryError `person-record-invalid`
 */
export function readRecords({ userId, records }: ProvenPerson): IdentityRecord[] {
  try {
    return records.map(({ envelope }) => {
      const { record } = openIdentityRecord(envelope);
      if (record.userId !== userId)
        throw new KeyferryError("person-record-invalid", "the record is of somebody else");
      return record;
    });
  } catch (error) {
    if (error instanceof FormatError || error instanceof CryptoError)
      throw new KeyferryError("person-record-invalid", error.code);
    throw error;
  }
}
