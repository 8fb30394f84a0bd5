import { z } from "zod";
import { inviteCodeSchema } from "./administration";
import { bytesUpTo, userIdSchema } from "./encodings";
import { IDENTITY_RECORD_MAX_BYTES, LOOKUP_MAX, RECORDS_MAX } from "./limits";
import { checkpointNoteSchema, inclusionSchema, labelProofSchema, logSizeSchema, proofSchema } from "./log";

const recordSchema = bytesUpTo(IDENTITY_RECORD_MAX_BYTES, "Signed identity record (docs/format.md)");

/** `invite` is needed unless the server is open to everybody. */
export const enrolmentSchema = z.strictObject({
  record: recordSchema,
  invite: inviteCodeSchema.optional(),
});

/** The next record of a person: signed by her previous key (rotation) or by her recovery key. */
export const newRecordSchema = z.strictObject({ record: recordSchema });

/** A record and the leaf that the log has of exactly these bytes. */
export const loggedRecordSchema = inclusionSchema.extend({ record: recordSchema });

/** A person: the unbroken chain of records, oldest first; the last one is in force. */
export const personSchema = z.object({
  userId: userIdSchema,
  labelProof: labelProofSchema,
  records: z.array(loggedRecordSchema).min(1).max(RECORDS_MAX),
});
export type PersonAnswer = z.infer<typeof personSchema>;

const proven = {
  checkpoint: checkpointNoteSchema,
  /** From the size that the caller named to the checkpoint's; empty when that was 0 or is the same. */
  consistency: proofSchema,
};

/** What enrolling, rotating and recovering answer with: where the log has the new record. */
export const enrolmentAnswerSchema = z.object({ ...proven, person: personSchema });

/** Exact matches only; at most 100 addresses and user IDs together. */
export const lookupSchema = z
  .strictObject({
    addresses: z.array(z.string().min(1).max(254)).max(LOOKUP_MAX).default([]),
    userIds: z.array(userIdSchema).max(LOOKUP_MAX).default([]),
    /** Size of the newest checkpoint that the caller has verified; 0 for none. */
    logSize: logSizeSchema.default(0),
  })
  .refine((asked) => asked.addresses.length + asked.userIds.length <= LOOKUP_MAX, {
    message: `at most ${LOOKUP_MAX} addresses and user IDs together`,
  });

/** In no particular order, each person once; those who are not enrolled, or not any more, are missing. */
export const lookupAnswerSchema = z.object({ ...proven, people: z.array(personSchema).max(LOOKUP_MAX) });

export const currentKeysAnswerSchema = z.object({ ...proven, person: personSchema });
