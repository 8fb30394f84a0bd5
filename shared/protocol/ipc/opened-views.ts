import { z } from "zod";
import { errorCodeSchema } from "../error-codes";

/** A decrypted file that is open in another application. */
export const openedViewSchema = z.object({
  openedId: z.uuid(),
  name: z.string(),
  /**
   * "dragged": it waits to be dragged out. "read-only": what is saved there goes nowhere. "unchanged": nothing was saved yet. "saved": the vault has the newest.
   * "conflict": as "saved", but in a copy beside the item, which had changed. "not-saved": the vault lacks what is in the file.
   */
  state: z.enum(["dragged", "read-only", "unchanged", "saving", "saved", "conflict", "not-saved"]),
  savedAt: z.number().nullable(),
  /** The copy's name. */
  copyName: z.string().nullable(),
  /** Why it was not saved, when that was tried. */
  problem: errorCodeSchema.nullable(),
  /** Found after an app that ended before it had saved. */
  isLeftOver: z.boolean(),
});
export type OpenedView = z.infer<typeof openedViewSchema>;
