import type { DataId } from "../../../shared/crypto";
import type { ReceivedGrantView, ReceivedStanding } from "../../../shared/protocol/ipc/views";
import type { KnownLocation } from "../containers/known-locations";
import type { HeldGrant } from "../keyring/keyring";

/** One line of "Shared with me": a grant, or one item of a set. */
export interface ReceivedEntry {
  readonly dataId: DataId;
  readonly held: HeldGrant;
}

/** A grant of a set becomes a line for each of its items. */
export function entriesOf(held: HeldGrant): ReceivedEntry[] {
  if (held.payload?.kind !== "set") return [{ dataId: held.grant.dataId, held }];
  return held.payload.items.map(({ dataId }) => ({ dataId, held }));
}

/** @param nameFound what its container on this computer calls it by now; null when that is not known */
export function viewOfReceived(
  { dataId, held }: ReceivedEntry,
  location: KnownLocation | null,
  standing: ReceivedStanding,
  nameFound: string | null,
): ReceivedGrantView {
  const { grant, owner, payload, problem } = held;
  return {
    dataId,
    kind: grant.kind,
    name: nameFound ?? (payload === null || payload.kind === "set" ? null : (payload.name ?? null)),
    standing,
    owner: owner?.view ?? null,
    ownerId: grant.ownerId,
    access: grant.access,
    since: grant.issuedAt * 1000,
    endsAt: grant.notAfter === null ? null : grant.notAfter * 1000,
    note: payload === null || payload.kind === "set" ? null : (payload.note ?? null),
    range:
      payload?.kind === "range"
        ? { from: payload.from, to: payload.to, segmentCount: payload.segmentCount }
        : null,
    location: location?.path ?? null,
    containerKind: location?.kind ?? null,
    problem,
  };
}
