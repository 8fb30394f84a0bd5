import { z } from "zod";

/** How far somebody is prepared for the loss of this computer. */
export const recoveryKitViewSchema = z.object({
  /**
   * "none": neither words nor file; "words": words only, which give new keys; "current": a file with the keys in use was saved, and its
   * words are in force; "outdated": keys or words were renewed since.
   */
  state: z.enum(["none", "words", "current", "outdated"]),
  /** Milliseconds since 1970; of the file that was saved last, or restored from; null without one. */
  madeAt: z.number().nullable(),
  /** Whether the person should be reminded now. */
  isDue: z.boolean(),
});
export type RecoveryKitView = z.infer<typeof recoveryKitViewSchema>;

/** A file that was saved, by its name alone. */
export const savedFileSchema = z.object({ fileName: z.string() });
