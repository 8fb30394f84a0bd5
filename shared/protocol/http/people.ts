import { z } from "zod";
import { bytesUpTo, userIdSchema } from "./encodings";
import { IDENTITY_RECORD_MAX_BYTES, LOOKUP_MAX } from "./limits";

const recordSchema = bytesUpTo(IDENTITY_RECORD_MAX_BYTES, "Signed identity record (docs/format.md)");

export const enrolmentSchema = z.strictObject({ record: recordSchema });

export const personSchema = z.object({ userId: userIdSchema, record: recordSchema });

export const enrolmentAnswerSchema = z.object({ userId: userIdSchema });

/** Exact matches only; at most 100 addresses and user IDs together. */
export const lookupSchema = z
  .strictObject({
    addresses: z.array(z.string().min(1).max(254)).max(LOOKUP_MAX).default([]),
    userIds: z.array(userIdSchema).max(LOOKUP_MAX).default([]),
  })
  .refine((asked) => asked.addresses.length + asked.userIds.length <= LOOKUP_MAX, {
    message: `at most ${LOOKUP_MAX} addresses and user IDs together`,
  });

/** In no particular order, each person once; those who are not enrolled are missing. */
export const lookupAnswerSchema = z.object({ people: z.array(personSchema).max(LOOKUP_MAX) });
