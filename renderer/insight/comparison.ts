import type { VaultInsight } from "../../shared/protocol/ipc/insight-views";

/** A data key is 128 bits. */
export const KEY_BYTES = 16;
/** The paper's tables end at ten users. */
const FEWEST_USERS_SHOWN = 10;
const STEPS = 10;

/** What was sent of a vault, and what handing out the same keys one by one would take. */
export interface Comparison {
  readonly grants: number;
  /** Registered at the key server and fetched from it. */
  readonly sent: number;
  /** Keys that people can open, added up over all of them. */
  readonly keys: number;
  readonly direct: number;
  /** The number of keys at which both ways take the same bytes. */
  readonly breakEven: number;
  readonly unknownParts: number;
}

export function comparisonOf({ people }: Pick<VaultInsight, "people">): Comparison {
  const sum = (measure: (one: VaultInsight["people"][number]) => number): number =>
    people.reduce((total, one) => total + measure(one), 0);
  const sent = sum(({ bytes }) => bytes);
  const keys = sum((one) => one.keys);
  return {
    grants: sum(({ grants }) => grants),
    sent,
    keys,
    direct: keys * KEY_BYTES,
    breakEven: sent / KEY_BYTES,
    unknownParts: sum(({ unknownParts }) => unknownParts),
  };
}

export interface BytesAtKeys {
  readonly keys: number;
  readonly direct: number;
  readonly sent: number;
}

/** Both ways for more and more keys, on beyond where they meet; the vault as it is now is one of the points. */
export function bytesAgainstKeys({ keys, sent, breakEven }: Comparison): BytesAtKeys[] {
  const end = Math.max(keys, Math.ceil(2 * breakEven), STEPS);
  const step = Math.ceil(end / STEPS);
  const at = new Set(Array.from({ length: STEPS + 1 }, (_, i) => Math.min(i * step, end)));
  at.add(keys);
  return [...at].toSorted((a, b) => a - b).map((count) => ({ keys: count, direct: count * KEY_BYTES, sent }));
}

export interface ChannelsOfUsers {
  readonly users: number;
  readonly direct: number;
  readonly server: number;
}

/** Secure channels if each pair of people had one, and if each person has one with the key server. */
export function channelsOf(users: number): ChannelsOfUsers {
  return { users, direct: (users * (users - 1)) / 2, server: users };
}

/** From two people on, to as many as there are or ten. */
export function channelsAgainstUsers(users: number): ChannelsOfUsers[] {
  const end = Math.max(users, FEWEST_USERS_SHOWN);
  const step = Math.ceil((end - 1) / FEWEST_USERS_SHOWN);
  const at = new Set<number>([users, end]);
  for (let count = 2; count < end; count += step) at.add(count);
  return [...at]
    .filter((count) => count > 1)
    .toSorted((a, b) => a - b)
    .map(channelsOf);
}
