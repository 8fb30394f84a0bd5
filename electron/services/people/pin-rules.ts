import { hasSameKeys, type Pin, type PinnedRecord } from "./pin";

/**
 * What becomes of a pin when the server gives `found` for a person. Pure: the same rules for every way a record
 * arrives.
 * @param known the person's pin so far
 * @param holdsAddress whether somebody else is pinned under the address of `found`: a stranger in a friend's place is
 *   a change of keys as much as new keys under an old ID
 */
export function pinAfterSeeing(found: PinnedRecord, known: Pin | null, holdsAddress: boolean): Pin {
  const { userId } = found.record;
  if (known === null) {
    return holdsAddress
      ? { userId, accepted: null, offered: found, isVerified: false }
      : { userId, accepted: found, offered: null, isVerified: false };
  }
  if (known.accepted === null) return { ...known, offered: found };
  if (!hasSameKeys(known.accepted.record, found.record)) return { ...known, offered: found };
  // The same keys, perhaps with a newer name; an older record than the one known is not news.
  const isNewer = found.record.sequence > known.accepted.record.sequence;
  // Known keys under the address of somebody else who is known: whom they belong to is not decided by the server.
  if (isNewer && holdsAddress) return { ...known, offered: found };
  return { ...known, accepted: isNewer ? found : known.accepted, offered: null };
}

/** The person compared the fingerprint of exactly `compared`: those keys are accepted from now on. */
export function pinAfterComparing(pin: Pin, compared: PinnedRecord): Pin {
  return { userId: pin.userId, accepted: compared, offered: null, isVerified: true };
}
