import { z } from "zod";
import type { Files } from "../ports";
import { Journal } from "../profile/journal";
import { storedBytes, storedDataId, storedUserId } from "../profile/stored-bytes";

const epoch = z.number().int().positive();

/** A re-keying that was begun and must be finished, whatever stops it. Holds no key and no name. */
export const reKeyIntentSchema = z.object({
  version: z.literal(1),
  reason: z.enum(["remove-access", "move"]),
  vaultId: storedDataId,
  epoch,
  tops: z.array(z.object({ itemId: storedDataId, parentId: storedDataId.nullable() })),
  revocations: z.array(z.object({ dataId: storedDataId, recipientId: storedUserId })),
  /** Writers who may write no longer: what they wrote is signed anew before the root stops listing them. */
  formerWriters: z.array(z.object({ fingerprint: storedBytes, signingKey: storedBytes })),
});

export type ReKeyIntent = z.infer<typeof reKeyIntentSchema>;
export type ReKeyJournal = Journal<ReKeyIntent>;

export function openReKeyJournal(deps: { readonly files: Files; readonly folder: string }): ReKeyJournal {
  return new Journal({ ...deps, kind: "re-key", schema: reKeyIntentSchema });
}
