import { z } from "zod";
import { bytesUpTo, fixedBytes, uint32Schema, userIdSchema } from "./encodings";
import { IDENTITY_RECORD_MAX_BYTES, RECORDS_MAX } from "./limits";

/** How old, or how far ahead, a claim's time may be. */
export const RECOVERY_CLAIM_SECONDS = 300;

/** Somebody who lost her keys asks for her own records, by the recovery key that they commit to. */
export const recoveryClaimSchema = z.strictObject({
  address: z.string().min(3).max(254),
  recoveryKey: fixedBytes(32, "Ed25519 public key made of the recovery words"),
  /** Unix seconds. */
  time: uint32Schema,
  signature: fixedBytes(64, "Ed25519 by the recovery key over the claim (docs/format.md)"),
});

/** The records alone, oldest first: whoever continues them is shown the log's proofs once she can sign in. */
export const recoveryAnswerSchema = z.object({
  userId: userIdSchema,
  records: z
    .array(bytesUpTo(IDENTITY_RECORD_MAX_BYTES, "Signed identity record (docs/format.md)"))
    .min(1)
    .max(RECORDS_MAX),
});
