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
import type { AcceptedKeys, Person, Trust } from "./person";

/** What is kept of a person: signed records as the server gave them, so that the evidence stays. */
export const storedPinSchema = z.object({
  /** The record that was accepted: at first sight, or after comparing fingerprints. */
  accepted: storedBytes.nullable(),
  /** Another record that the server offers now and nobody has decided on. */
  offered: storedBytes.nullable(),
  isVerified: z.boolean(),
});
export type StoredPin = z.infer<typeof storedPinSchema>;

/** A pin whose records were opened again. Exactly one of the two may be null. */
export interface Pin {
  readonly userId: UserId;
  readonly accepted: PinnedRecord | null;
  readonly offered: PinnedRecord | null;
  readonly isVerified: boolean;
}

export interface PinnedRecord extends AcceptedKeys {
  readonly envelope: Uint8Array;
}

/** @throws FormatError, CryptoError when it is not a record that signed itself */
export function openPinned(envelope: Uint8Array): PinnedRecord {
  const { record } = openIdentityRecord(envelope);
  return {
    envelope,
    record,
    fingerprint: fingerprintOf(record.userId, record.rsaSpki, record.signingKey),
  };
}

export function hasSameKeys(a: IdentityRecord, b: IdentityRecord): boolean {
  return equalConstantTime(a.rsaSpki, b.rsaSpki) && equalConstantTime(a.signingKey, b.signingKey);
}

/** Null when the stored pin holds no usable record. */
export function readPin(stored: StoredPin): Pin | null {
  const open = (text: string | null) => (text === null ? null : openPinned(fromStoredBytes(text)));
  const accepted = open(stored.accepted);
  const offered = open(stored.offered);
  const userId = (accepted ?? offered)?.record.userId;
  return userId === undefined ? null : { userId, accepted, offered, isVerified: stored.isVerified };
}

export function storePin(pin: Pin): StoredPin {
  return {
    accepted: pin.accepted === null ? null : toStoredBytes(pin.accepted.envelope),
    offered: pin.offered === null ? null : toStoredBytes(pin.offered.envelope),
    isVerified: pin.isVerified,
  };
}

function trustOf(pin: Pin): Trust {
  if (pin.offered !== null) return "changed";
  return pin.isVerified ? "verified" : "not-verified";
}

/** What the screens show of a pin: changed keys are shown, because they are what must be compared. */
export function shownRecord(pin: Pin): PinnedRecord {
  const shown = pin.offered ?? pin.accepted;
  if (shown === null) throw new RangeError("a pin without a record");
  return shown;
}

export function personOf(pin: Pin, isMe: boolean): Person {
  const { record, fingerprint } = shownRecord(pin);
  const trust = trustOf(pin);
  const { userId, name, address } = record;
  const accepted =
    pin.accepted === null ? null : { record: pin.accepted.record, fingerprint: pin.accepted.fingerprint };
  const words = fingerprintWords(fingerprint);
  const digits = fingerprintDigits(fingerprint);
  return {
    userId,
    name,
    address,
    trust,
    isMe,
    accepted,
    view: { userId, name, address, words, digits, trust, isMe },
  };
}
