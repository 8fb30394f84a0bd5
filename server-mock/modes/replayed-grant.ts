import { GRANT_COLUMNS, type StoredGrant, storedGrantOf } from "../../server/storage/grant-store";
import { decodeGrantCompact, type Grant } from "../../shared/format";
import type { Stage } from "../stage";
import { replacingGrants } from "./grant-replacing";
import type { Mode } from "./mode";

/** Whether a stored grant may stand in for a genuine one. */
type Fits = (stored: StoredGrant, genuine: Grant) => boolean;

/** A genuine grant, validly signed for another place, under the IDs of this one. */
async function replay(stage: Stage, genuine: Grant, fits: Fits): Promise<Grant> {
  const rows = await stage.world.storage.db.selectFrom("grants").select(GRANT_COLUMNS).execute();
  const other = rows.map(storedGrantOf).find((stored) => fits(stored, genuine));
  return other === undefined ? genuine : decodeGrantCompact(other.compact, genuine);
}

function replayed(name: string, sentence: string, fits: Fits): Mode {
  return {
    name,
    kind: "hostile",
    sentence,
    begin: async (stage) => replacingGrants(stage, (genuine) => replay(stage, genuine, fits)),
  };
}

export const replayedGrants: readonly Mode[] = [
  replayed(
    "replayed-grant-of-other-data",
    "In place of each grant stands one that the same owner made to the same person for something else.",
    (stored, genuine) =>
      stored.ownerId === genuine.ownerId &&
      stored.recipientId === genuine.recipientId &&
      stored.dataId !== genuine.dataId,
  ),
  replayed(
    "replayed-grant-of-another-recipient",
    "In place of each grant stands the one that somebody else was given for the same data.",
    (stored, genuine) =>
      stored.dataId === genuine.dataId &&
      stored.ownerId === genuine.ownerId &&
      stored.recipientId !== genuine.recipientId,
  ),
  replayed(
    "replayed-grant-of-another-owner",
    "In place of each grant stands one that another owner made to the same person.",
    (stored, genuine) => stored.recipientId === genuine.recipientId && stored.ownerId !== genuine.ownerId,
  ),
];
