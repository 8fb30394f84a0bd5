import { z } from "zod";

/** Whether keys are in memory, and what made the app forget them. */
export const lockViewSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("open") }),
  z.object({
    state: z.literal("locked"),
    /** By the person, because nobody used the computer, because it went to sleep, or because its screen was locked. */
    because: z.enum(["by-hand", "unused", "sleep", "screen-locked"]),
    /** Decrypted files that were open could not all be removed. */
    plaintextLeft: z.boolean(),
  }),
]);
export type LockView = z.infer<typeof lockViewSchema>;
export type LockCause = Extract<LockView, { state: "locked" }>["because"];
