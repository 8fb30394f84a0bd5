import { z } from "zod";
import {
  equalConstantTime,
  fingerprintDigits,
  fingerprintOf,
  fingerprintWords,
  type UserId,
} from "../../../shared/crypto";
import { type IdentityRecord, openIdentityRecord } from "../../../shared/format";
import { fromStoredBytes, storedBytes, toStoredBytes } from "../profile/stored-bytes";
import type { AcceptedKeys, KeyChange, Person, Trust } from "./person";

const storedChain = z.array(storedBytes).min(1);

/** What is kept of a person: signed records as the server gave them, so that the evidence stays. */
export const storedPinSchema = z.object({
  /** The records that were accepted, oldest first: at first sight, or after somebody decided. */
  accepted: storedChain.nullable(),
  /** Other records that the server offers now and nobody has decided on. */
  offered: storedChain.nullable(),
  isVerified: z.boolean(),
  isChosen: z.boolean(),
});
export type StoredPin = z.infer<typeof storedPinSchema>;

export interface PinnedRecord extends AcceptedKeys {
  readonly envelope: Uint8Array;
}

/** An unbroken chain of records, oldest first; the last one is in force. */
export type PinnedChain = readonly [PinnedRecord, ...PinnedRecord[]];

/** A pin whose records were opened again. Exactly one of the two may be null. */
export interface Pin {
  readonly userId: UserId;
  readonly accepted: PinnedChain | null;
  readonly offered: PinnedChain | null;
  readonly isVerified: boolean;
  /** Whether somebody here has decided about her: compared her keys, accepted renewed ones, or shared something with her. */
  readonly isChosen: boolean;
}

/**
 * Opens records, each of which must continue the one before.
 * @param envelopes oldest first
 * @throws FormatError, CryptoError when it is not such a chain
 */
export function openPinned([first, ...later]: readonly [Uint8Array, ...Uint8Array[]]): PinnedChain {
  const chain: [PinnedRecord, ...PinnedRecord[]] = [openOne(first)];
  for (const envelope of later) chain.push(openOne(envelope, newestOf(chain).record));
  return chain;
}

function openOne(envelope: Uint8Array, before?: IdentityRecord): PinnedRecord {
  const { record } = openIdentityRecord(envelope, before);
  const fingerprint = fingerprintOf(record.userId, record.rsaSpki, record.signingKey);
  return { envelope, record, fingerprint };
}

/** The record in force. */
export function newestOf(chain: PinnedChain): PinnedRecord {
  return chain.at(-1) ?? chain[0];
}

export function hasSameKeys(a: IdentityRecord, b: IdentityRecord): boolean {
  return equalConstantTime(a.rsaSpki, b.rsaSpki) && equalConstantTime(a.signingKey, b.signingKey);
}

/** Whether a chain begins with exactly the records of another. */
export function continues(chain: PinnedChain, before: PinnedChain): boolean {
  return before.every(({ envelope }, i) => {
    const same = chain[i]?.envelope;
    return same !== undefined && same.length === envelope.length && equalConstantTime(same, envelope);
  });
}

/** Null when the stored pin holds no usable record. */
export function readPin(stored: StoredPin): Pin | null {
  const open = (texts: readonly string[] | null) => {
    const [first, ...later] = (texts ?? []).map(fromStoredBytes);
    return first === undefined ? null : openPinned([first, ...later]);
  };
  const accepted = open(stored.accepted);
  const offered = open(stored.offered);
  const userId = (accepted ?? offered)?.[0].record.userId;
  const { isVerified, isChosen } = stored;
  return userId === undefined ? null : { userId, accepted, offered, isVerified, isChosen };
}

export function storePin(pin: Pin): StoredPin {
  const store = (chain: PinnedChain | null) =>
    chain === null ? null : chain.map(({ envelope }) => toStoredBytes(envelope));
  const { isVerified, isChosen } = pin;
  return { accepted: store(pin.accepted), offered: store(pin.offered), isVerified, isChosen };
}

function trustOf(pin: Pin): Trust {
  if (pin.offered !== null) return "changed";
  return pin.isVerified ? "verified" : "not-verified";
}

/** How the offered keys came to be; null when none are offered. */
export function changeOf({ accepted, offered }: Pin): KeyChange | null {
  if (offered === null) return null;
  if (accepted === null || !continues(offered, accepted)) return "replaced";
  const newer = offered.slice(accepted.length);
  const isRecovered = newer.some(({ envelope }) => openIdentityRecord(envelope).authority === "recovery-key");
  return isRecovered ? "recovered" : "renewed";
}

/** What the screens show of a pin: changed keys are shown, because they are what must be compared. */
export function shownChain(pin: Pin): PinnedChain {
  const shown = pin.offered ?? pin.accepted;
  if (shown === null) throw new RangeError("a pin without a record");
  return shown;
}

export function personOf(pin: Pin, isMe: boolean): Person {
  const { record, fingerprint } = newestOf(shownChain(pin));
  const trust = trustOf(pin);
  const change = changeOf(pin);
  const { userId, name, address } = record;
  const generations = (pin.accepted ?? []).map(keysOf);
  const words = fingerprintWords(fingerprint);
  const digits = fingerprintDigits(fingerprint);
  return {
    userId,
    name,
    address,
    trust,
    isMe,
    isChosen: pin.isChosen,
    accepted: generations.at(-1) ?? null,
    generations,
    offeredKeys: (pin.offered ?? []).map((offered) => offered.record.signingKey),
    view: { userId, name, address, words, digits, trust, change, isMe },
  };
}

function keysOf({ record, fingerprint }: PinnedRecord): AcceptedKeys {
  return { record, fingerprint };
}
