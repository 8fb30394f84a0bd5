import { z } from "zod";
import { dataIdSchema, jobIdSchema } from "../views";

// What many channels ask and answer.

export interface Channel {
  readonly request: z.ZodType;
  readonly response: z.ZodType;
}

export const nothing = z.void();
export const atServer = z.object({ server: z.string().max(2_000) });
export const inVault = z.object({ vaultId: dataIdSchema });
export const inFolder = inVault.extend({ folderId: dataIdSchema });
export const ofItem = inVault.extend({ itemId: dataIdSchema });
export const ofItems = inVault.extend({ itemIds: z.array(dataIdSchema).min(1).max(10_000) });
export const started = z.object({ jobId: jobIdSchema });
/** Null when the person closed the system's file dialog. */
export const startedOrNot = started.nullable();
