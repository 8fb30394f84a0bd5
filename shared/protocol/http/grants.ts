import { z } from "zod";
import {
  bytesUpTo,
  cursorSchema,
  dataIdSchema,
  fixedBytes,
  uint32Schema,
  uint32TextSchema,
  userIdSchema,
} from "./encodings";
import { BATCH_MAX, FETCH_MAX, WRAPPED_MAX_BYTES } from "./limits";

/** A grant for people and programs to read; the fields are those of docs/format.md. */
export const grantSchema = z
  .strictObject({
    dataId: dataIdSchema,
    ownerId: userIdSchema,
    ownerFingerprint: fixedBytes(32, "Fingerprint of the owner's keys"),
    recipientId: userIdSchema,
    recipientFingerprint: fixedBytes(32, "Fingerprint of the recipient's keys"),
    kind: z.enum(["item", "range", "set"]),
    access: z.enum(["read", "read-write"]),
    epoch: uint32Schema,
    issuedAt: uint32Schema.describe("Unix seconds"),
    notAfter: uint32Schema.nullable().describe("Unix seconds, or null"),
    checkpoint: z
      .strictObject({
        size: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
        rootHash16: fixedBytes(16, "First half of the log's root hash"),
      })
      .nullable(),
    wrapped: bytesUpTo(WRAPPED_MAX_BYTES, "Wrapped key"),
    signature: fixedBytes(64, "The owner's Ed25519 signature"),
  })
  .meta({ id: "Grant" });

export const grantBodySchema = z.strictObject({ grant: grantSchema });

export const grantAnswerSchema = z.object({ grant: grantSchema });

export const myKeyQuerySchema = z.strictObject({
  owner: userIdSchema.optional().describe("Only from this owner"),
  ownerKey: fixedBytes(32, "Only from the owner with this Ed25519 key").optional(),
  epoch: uint32TextSchema.optional().describe("Exactly this epoch instead of the newest"),
});

export const batchSchema = z.strictObject({
  changes: z
    .array(
      z.discriminatedUnion("change", [
        z.strictObject({
          change: z.literal("register-data"),
          dataId: dataIdSchema,
          rootId: dataIdSchema,
          rootNonce: fixedBytes(16, "Nonce of the root ID"),
        }),
        z.strictObject({ change: z.literal("register-grant"), grant: grantSchema }),
        z.strictObject({
          change: z.literal("revoke-grant"),
          dataId: dataIdSchema,
          recipientId: userIdSchema,
        }),
      ]),
    )
    .min(1)
    .max(BATCH_MAX),
});

/**
 * "refused": a grant that is malformed, not signed by the caller, or not of the caller's; data whose root ID does
 * not follow from the caller's key.
 */
export const outcomeSchema = z.enum([
  "done",
  "conflict",
  "recipient-unknown",
  "recipient-changed",
  "data-unknown",
  "refused",
]);

/** Same length and order as the changes. */
export const batchAnswerSchema = z.object({ outcomes: z.array(outcomeSchema).max(BATCH_MAX) });

export const fetchSchema = z.strictObject({ dataIds: z.array(dataIdSchema).min(1).max(FETCH_MAX) });

export const fetchAnswerSchema = z.object({ grants: z.array(grantSchema) });

export const listQuerySchema = z.strictObject({ after: cursorSchema.optional() });

export const revokedSchema = z.object({
  dataId: dataIdSchema,
  ownerId: userIdSchema,
  recipientId: userIdSchema,
});

/** Oldest change first. `next` is null when there is nothing more for now; `resume` asks for what comes later. */
export const listAnswerSchema = z.object({
  grants: z.array(grantSchema),
  revoked: z.array(revokedSchema),
  next: cursorSchema.nullable(),
  resume: cursorSchema,
});

export type GrantJsonInput = z.infer<typeof grantSchema>;
export type ListAnswer = z.infer<typeof listAnswerSchema>;
export type BatchChange = z.infer<typeof batchSchema>["changes"][number];
export type Outcome = z.infer<typeof outcomeSchema>;
