import type { z } from "zod";
import { base64UrlToBytes, CryptoError, type UserId } from "../../../shared/crypto";
import { FormatError, type IdentityRecord, openIdentityRecord } from "../../../shared/format";
import type { personSchema } from "../../../shared/protocol/http/people";
import { KeyferryError } from "../../services/keyferry-error";

/** A person as the server gave it: the signed record, and what it says. */
export interface AnsweredPerson {
  readonly userId: UserId;
  readonly signedRecord: Uint8Array;
  readonly record: IdentityRecord;
}

/**
 * Reads one person of a look-up answer: the record strictly parsed, its keys and signature checked.
 * @throws KeyferryError `person-record-invalid`
 */
export function readPerson(person: z.infer<typeof personSchema>): AnsweredPerson {
  try {
    const signedRecord = base64UrlToBytes(person.record);
    const { record } = openIdentityRecord(signedRecord);
    if (record.userId !== person.userId)
      throw new KeyferryError("person-record-invalid", "the record is of somebody else");
    return { userId: record.userId, signedRecord, record };
  } catch (error) {
    if (error instanceof FormatError || error instanceof CryptoError)
      throw new KeyferryError("person-record-invalid", error.code);
    throw error;
  }
}
