import { z } from "zod";
import { cursorSchema, fixedBytes, uint32Schema, userIdSchema } from "./encodings";

/**
 * What a person may do besides using her own keys. "admin": invites, sees and deactivates people. "auditor": reads the
 * audit trail. Neither reads anybody's grants.
 */
export const ROLES = ["member", "admin", "auditor"] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Single use, for one address, hashed where it is kept. */
export const inviteCodeSchema = fixedBytes(32, "Invite code");

export const newInviteSchema = z.strictObject({
  address: z.string().min(3).max(254),
  role: roleSchema.default("member"),
  /** Seconds from now; a week when absent. */
  validFor: z
    .int()
    .min(60)
    .max(30 * 86_400)
    .optional(),
});

export const newInviteAnswerSchema = z.object({ code: inviteCodeSchema, expiresAt: uint32Schema });

export const inviteSchema = z.object({
  /** First half of the code's hash: names it, opens nothing. */
  inviteId: fixedBytes(16, "Invite ID"),
  address: z.string(),
  role: roleSchema,
  createdAt: uint32Schema,
  expiresAt: uint32Schema,
  usedAt: uint32Schema.nullable(),
});

export const invitesAnswerSchema = z.object({
  invites: z.array(inviteSchema),
  next: cursorSchema.nullable(),
});

export const administeredPersonSchema = z.object({
  userId: userIdSchema,
  address: z.string(),
  role: roleSchema,
  enrolledAt: uint32Schema,
  deactivatedAt: uint32Schema.nullable(),
});

export const administeredPeopleAnswerSchema = z.object({
  users: z.array(administeredPersonSchema),
  next: cursorSchema.nullable(),
});

export const roleChangeSchema = z.strictObject({ role: roleSchema });

/** Oldest entry first, as NDJSON of this when asked for application/x-ndjson. */
export const auditEntrySchema = z.object({
  sequence: z.int().min(0),
  /** Unix seconds. */
  time: uint32Schema,
  action: z.string(),
  /** User ID, or what else acted: "server", "command-line", "sign-on". */
  actor: z.string(),
  /** What was acted on: a user ID, an invite ID, or null. Never a name or an address. */
  subject: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  previousHash: fixedBytes(32, "Hash of the entry before"),
  hash: fixedBytes(32, "Hash of this entry"),
  signature: fixedBytes(64, "Ed25519 by the log's key"),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditAnswerSchema = z.object({
  entries: z.array(auditEntrySchema),
  next: cursorSchema.nullable(),
});
