import { continues, hasSameKeys, newestOf, type Pin, type PinnedChain } from "./pin";

/**
 * What becomes of a pin when the server proves `found` for a person. Pure: the same rules for every way records arrive.
 * @param known the person's pin so far
 * @param holdsAddress whether somebody else is pinned under the address of `found`: a stranger in a friend's place is
 *   a change of keys as much as new keys under an old ID
 */
export function pinAfterSeeing(found: PinnedChain, known: Pin | null, holdsAddress: boolean): Pin {
  const { userId } = found[0].record;
  if (known === null) {
    return holdsAddress
      ? { userId, accepted: null, offered: found, isVerified: false, isChosen: false }
      : { userId, accepted: found, offered: null, isVerified: false, isChosen: false };
  }
  const { accepted } = known;
  if (accepted === null) return { ...known, offered: found };
  // The same or an older chain is not news.
  if (continues(accepted, found)) return { ...known, offered: null };
  const hasOldKeys = hasSameKeys(newestOf(accepted).record, newestOf(found).record);
  if (!continues(found, accepted) || !hasOldKeys) return { ...known, offered: found };
  // The same keys, perhaps with a newer name.
  return { ...known, accepted: found, offered: null };
}

/** The person compared the fingerprint of exactly `compared`: those keys are accepted from now on. */
export function pinAfterComparing(pin: Pin, compared: PinnedChain): Pin {
  return { userId: pin.userId, accepted: compared, offered: null, isVerified: true, isChosen: true };
}

/** Keys that the previous ones vouch for: what was verified stays so. */
export function pinAfterRenewal(pin: Pin, renewed: PinnedChain): Pin {
  const { userId, isVerified } = pin;
  return { userId, accepted: renewed, offered: null, isVerified, isChosen: true };
}

/** Something is shared with the person: what she says of the server's log counts from now on. */
export function pinAfterSharing(pin: Pin): Pin {
  return { ...pin, isChosen: true };
}
