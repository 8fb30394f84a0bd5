import { z } from "zod";
import { errorCodeSchema } from "../error-codes";
import { dataIdSchema, userIdSchema } from "./views";

/** A change that waits for the key server. */
export const waitingViewSchema = z.object({
  entryId: z.uuid(),
  /** "unreadable": only its vault and time are known. */
  kind: z.enum(["share", "remove-access", "create-vault", "unreadable"]),
  vaultId: dataIdSchema,
  /** Null while its name cannot be read. */
  vaultName: z.string().nullable(),
  /** What it is about, by ID, and the names of those that can be read; empty for the vault's own key and what cannot be read. */
  itemIds: z.array(dataIdSchema),
  names: z.array(z.string()),
  /** Whom it is for; null for the vault's own key and what cannot be read. */
  person: z.object({ userId: userIdSchema, name: z.string() }).nullable(),
  /** Milliseconds since 1970; null for what an interruption left half done. */
  since: z.number().nullable(),
  /** "begun": it is half done and goes on by itself; nothing can call it off. "needs-you": `problem` says why. */
  state: z.enum(["waiting", "working", "begun", "needs-you"]),
  problem: errorCodeSchema.nullable(),
});
export type WaitingView = z.infer<typeof waitingViewSchema>;
