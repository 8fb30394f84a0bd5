import { z } from "zod";
import { fixedBytes } from "./encodings";

/** How many leaves a log may have here: positions stay exact numbers. */
export const logSizeSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

export const hashSchema = fixedBytes(32, "SHA-256");

/** A proof never has more hashes than the tree has levels, twice. */
export const proofSchema = z.array(hashSchema).max(128);

/** A C2SP checkpoint: a signed note. */
export const checkpointNoteSchema = z
  .string()
  .min(1)
  .max(16 * 1024);

/** C2SP verifier key: name+hash+base64. */
export const vkeySchema = z.string().min(1).max(512);

/** Where the log has a record: its leaf and the proof that the checkpoint covers it. */
export const inclusionSchema = z.object({ index: logSizeSchema, inclusion: proofSchema });

/** RFC 9381 proof that fixes which label an address has in this log. */
export const labelProofSchema = fixedBytes(80, "Proof of the label");

/** The log as a client must know it before it can check anything. */
export const logDescriptionSchema = z.object({
  origin: z.string().min(1).max(255),
  /** First key first; each but the first endorsed by the one before (docs/format.md). */
  keys: z
    .array(z.object({ vkey: vkeySchema, endorsement: fixedBytes(64, "Endorsement").nullable() }))
    .min(1)
    .max(64),
  vrfKey: fixedBytes(32, "Public key of the labels"),
});
export type LogDescription = z.infer<typeof logDescriptionSchema>;

/** Query of the compact look-up of one person. */
export const logSizeQuerySchema = z.strictObject({
  logSize: z
    .string()
    .regex(/^(0|[1-9][0-9]{0,15})$/)
    .optional(),
});

export const consistencyAnswerSchema = z.object({ root: hashSchema, proof: proofSchema });

export const consistencyQuerySchema = z.strictObject({
  from: z.string().regex(/^(0|[1-9][0-9]{0,15})$/),
  to: z.string().regex(/^(0|[1-9][0-9]{0,15})$/),
});
