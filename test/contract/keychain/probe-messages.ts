import { z } from "zod";
import { errorCodeSchema } from "../../../shared/protocol/error-codes";

export const probeCallSchema = z.discriminatedUnion("act", [
  z.object({ act: z.literal("read"), account: z.string() }),
  z.object({ act: z.literal("remove"), account: z.string() }),
  /** `secret` is base64. */
  z.object({ act: z.literal("write"), account: z.string(), secret: z.string() }),
]);
export type ProbeCall = z.infer<typeof probeCallSchema>;

/** What came of a call: for a read the secret in base64, or null when there is none. */
export const probeOutcomeSchema = z.union([
  z.object({ value: z.union([z.string(), z.boolean()]).nullable() }),
  z.object({ code: errorCodeSchema, detail: z.string() }),
]);
export type ProbeOutcome = z.infer<typeof probeOutcomeSchema>;
