import { z } from "zod";
import { userIdSchema, vaultSummarySchema } from "./views";

const count = z.number().int().nonnegative();

/** What one person was sent of a vault, and what it stands for. */
export const handedOutSchema = z.object({
  userId: userIdSchema,
  name: z.string(),
  isMe: z.boolean(),
  grants: count,
  /** Of these grants as they are registered at the key server and fetched from it. */
  bytes: count,
  /** Data keys that these grants open, each counted once. */
  keys: count,
  /** Grants for parts of files whose extent this computer does not know; their keys are not counted. */
  unknownParts: count,
});
export type HandedOut = z.infer<typeof handedOutSchema>;

export const vaultInsightSchema = z.object({
  vault: vaultSummarySchema,
  /** Data keys of all that is readable here: one for the vault and each folder and file, one for each segment of a file. */
  keys: z.object({ items: count, segments: count }),
  /** For my own vault everybody else with access; for somebody else's only me. */
  people: z.array(handedOutSchema),
});
export type VaultInsight = z.infer<typeof vaultInsightSchema>;
