import { base64UrlToBytes, equalConstantTime } from "../../../shared/crypto";
import { LogError, type LogVerifier, NOTE_KEY, parseVkey, verifyEndorsement } from "../../../shared/log";
import type { LogDescription } from "../../../shared/protocol/http/log";
import { KeyferryError } from "../keyferry-error";
import type { DemandedLog } from "./log-policy";

/** The log of one key server as this computer knows it: pinned when it was first seen, or demanded by a policy. */
export type KnownLog = DemandedLog;

/** The log's keys, of which the newest ones may not be proven to be in the log itself. */
export interface LogKeys {
  readonly log: KnownLog;
  /** The last ones of `log.keys`: described by the server, and not demanded of the log yet. */
  readonly unannounced: readonly LogVerifier[];
}

interface DescribedKey {
  readonly verifier: LogVerifier;
  readonly endorsement: Uint8Array | null;
}

/**
 * The log at first sight: as the server describes it, or as a policy demands it. All keys but the first, or those of the policy, are
 * to be found in the log itself.
 * @throws KeyferryError `log-untrusted` when keys are not endorsed, or the description is not of the demanded log
 */
export function logAtFirstSight(description: LogDescription, demanded: DemandedLog | null): LogKeys {
  if (demanded !== null) {
    const log = withNewerKeys(demanded, description);
    return { log, unannounced: log.keys.slice(demanded.keys.length) };
  }
  const [first, ...newer] = describedKeys(description);
  if (first === undefined || first.endorsement !== null) throw untrusted("the first key has no predecessor");
  const { origin } = description;
  const vrfKey = base64UrlToBytes(description.vrfKey);
  const keys = endorsed([first.verifier], newer);
  return { log: { origin, keys, vrfKey, witnesses: [], quorum: 0 }, unannounced: keys.slice(1) };
}

/**
 * The known log with the keys that came after its newest one, each endorsed by the one before.
 * @throws KeyferryError `log-untrusted` when it is another log, or a key is not endorsed
 */
export function withNewerKeys(known: KnownLog, description: LogDescription): KnownLog {
  const isSame =
    description.origin === known.origin &&
    equalConstantTime(base64UrlToBytes(description.vrfKey), known.vrfKey);
  if (!isSame) throw untrusted("another log");
  const described = describedKeys(description);
  const newest = known.keys.at(-1);
  const place = described.findIndex(({ verifier }) => newest !== undefined && isSameKey(verifier, newest));
  if (place < 0) throw untrusted("the newest known key is not there");
  return { ...known, keys: endorsed(known.keys, described.slice(place + 1)) };
}

/**
 * The log that was known before a policy demanded something of it.
 * @throws KeyferryError `log-untrusted` when the policy means another log
 */
export function asDemanded(known: KnownLog, demanded: DemandedLog): KnownLog {
  const isSame = known.origin === demanded.origin && equalConstantTime(known.vrfKey, demanded.vrfKey);
  if (!isSame) throw untrusted("the policy demands another log");
  const { witnesses, quorum } = demanded;
  if (hasNewestOf(known, demanded)) return { ...known, witnesses, quorum };
  if (hasNewestOf(demanded, known)) return demanded;
  throw untrusted("the policy demands other keys");
}

function hasNewestOf({ keys }: KnownLog, other: KnownLog): boolean {
  const newest = other.keys.at(-1);
  return newest !== undefined && keys.some((key) => isSameKey(key, newest));
}

function describedKeys({ origin, keys }: LogDescription): DescribedKey[] {
  return keys.map(({ vkey, endorsement }) => {
    const verifier = readKey(vkey);
    if (verifier.type !== NOTE_KEY || verifier.name !== origin) throw untrusted("a key of another log");
    return { verifier, endorsement: endorsement === null ? null : base64UrlToBytes(endorsement) };
  });
}

function endorsed(keys: readonly LogVerifier[], newer: readonly DescribedKey[]): LogVerifier[] {
  const chain = [...keys];
  for (const { verifier, endorsement } of newer) {
    const before = chain.at(-1);
    const isEndorsed =
      before !== undefined &&
      endorsement !== null &&
      verifyEndorsement(before.publicKey, verifier.publicKey, endorsement);
    if (!isEndorsed) throw untrusted("a key that the one before did not endorse");
    chain.push(verifier);
  }
  return chain;
}

function isSameKey(a: LogVerifier, b: LogVerifier): boolean {
  return a.name === b.name && equalConstantTime(a.publicKey, b.publicKey);
}

function readKey(text: string): LogVerifier {
  try {
    return parseVkey(text);
  } catch (error) {
    if (error instanceof LogError) throw untrusted(error.code);
    throw error;
  }
}

function untrusted(detail: string): KeyferryError {
  return new KeyferryError("log-untrusted", detail);
}
