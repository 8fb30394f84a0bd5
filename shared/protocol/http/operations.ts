import { z } from "zod";
import { logDescriptionSchema, vkeySchema } from "./log";

export const PROTOCOL = "keyferry/v1";

export const readinessAnswerSchema = z.object({ status: z.literal("ready") });

/** What a client must know of a server before it enrols. */
export const serverDescriptionSchema = z.object({
  protocol: z.literal(PROTOCOL),
  enrolment: z.enum(["invite", "open"]),
  /** Company sign-on (OpenID Connect), when the server takes it. */
  signOn: z.object({ issuer: z.url().max(2048), clientId: z.string().min(1).max(255) }).nullable(),
  log: logDescriptionSchema,
  /** Verifier keys of the witnesses that cosign this log's checkpoints. */
  witnesses: z.array(vkeySchema).max(16),
});
export type ServerDescription = z.infer<typeof serverDescriptionSchema>;

export const healthAnswerSchema = z.object({ status: z.literal("ok"), protocol: z.literal(PROTOCOL) });
