import { z } from "zod";
import { errorCodeSchema } from "../../../shared/protocol/error-codes";
import { ipcContract } from "../../../shared/protocol/ipc/contract";
import type { Files } from "../ports";
import { Journal } from "../profile/journal";
import { storedBytes, storedDataId, storedUserId } from "../profile/stored-bytes";

/** What is to be done when the key server can be reached. On disk it is sealed: it says who gets what, and may hold a note. */
export const waitingTermsSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("share"),
    /** With one person in it. */
    request: ipcContract["sharing.share"].request,
  }),
  z.strictObject({ kind: z.literal("remove-access"), itemId: storedDataId, userId: storedUserId }),
  z.strictObject({ kind: z.literal("create-vault"), name: z.string(), rootNonce: storedBytes }),
]);
export type WaitingTerms = z.infer<typeof waitingTermsSchema>;

export const outboxEntrySchema = z.strictObject({
  version: z.literal(1),
  /** Whose it is. */
  userId: storedUserId,
  /** Of the keys that the terms are sealed for. */
  fingerprint: storedBytes,
  vaultId: storedDataId,
  /** Milliseconds since 1970. */
  queuedAt: z.number().int().nonnegative(),
  /** Larger than that of everything queued before. */
  order: z.number().int().nonnegative(),
  sealedTerms: storedBytes,
  /** By the person herself: who can only write to the disk cannot have anything shared. */
  signature: storedBytes,
  /** Why it could not be carried out; not signed. */
  problem: errorCodeSchema.nullable(),
});
export type OutboxEntry = z.infer<typeof outboxEntrySchema>;
export type OutboxJournal = Journal<OutboxEntry>;

export function openOutboxJournal(deps: { readonly files: Files; readonly folder: string }): OutboxJournal {
  return new Journal({ ...deps, kind: "outbox", schema: outboxEntrySchema });
}
