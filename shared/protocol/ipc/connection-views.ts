import { z } from "zod";

/** Whether the key server could be asked when that was last tried. */
export const connectionViewSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("reachable") }),
  z.object({
    state: z.literal("unreachable"),
    /** Milliseconds since 1970. */
    since: z.number(),
  }),
]);
export type ConnectionView = z.infer<typeof connectionViewSchema>;
