import { z } from "zod";

export const PROTOCOL = "keyferry/v1";

export const healthAnswerSchema = z.object({ status: z.literal("ok"), protocol: z.literal(PROTOCOL) });
