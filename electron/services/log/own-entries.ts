import {
  bytesToHex,
  equalConstantTime,
  fingerprintDigits,
  fingerprintOf,
  fingerprintWords,
} from "../../../shared/crypto";
import { openIdentityRecord, personHash, recordHash } from "../../../shared/format";
import type { ActiveIdentity } from "../identity/active-identity";
import type { KeyServer, ProvenPerson } from "../ports";
import { fromStoredBytes, toStoredBytes } from "../profile/stored-bytes";
import type { Alarms, NewAlarm } from "./alarms";
import { PREFIX_LENGTH } from "./leaf-rows";
import type { LogTrust } from "./log-trust";
import { type ChainRecord, leafOfRecord, provenLabel } from "./person-proof";

export interface OwnEntriesDeps {
  readonly server: KeyServer;
  readonly trust: LogTrust;
  readonly identity: ActiveIdentity;
  readonly alarms: Alarms;
}

/**
 * Searches what is new in the log for entries about me, or under my address, that were not made here, and raises an alarm
 * for each; another one when the server, or its log, shows my key to nobody. What was searched once is not searched again, but
 * only once its alarms are safely on disk.
 * @throws KeyferryError of the server, when it has to be asked for the label of my address; of the disk
 */
export async function examineOwnEntries(deps: OwnEntriesDeps): Promise<void> {
  const { trust, identity } = deps;
  const { userId } = identity;
  const before = trust.watched?.userId === userId ? trust.watched : null;
  const range = { from: before?.upTo ?? 0, upTo: trust.mirror.size };
  if (range.from >= range.upTo) return;
  // First of all: whoever was withdrawn cannot sign in, and so ask nothing.
  const isWithdrawn = await raiseWithdrawals(deps, range);
  const label = before === null ? await askForLabel(deps) : fromStoredBytes(before.label);
  const isInLog = trust.mirror.rows.ofPerson(personHash(userId)).length > 0;
  if ((label === null || !isInLog) && !isWithdrawn) {
    await deps.alarms.raise({ subject: subjectOf(deps, "not shown"), kind: "not-logged" });
  }
  if (label === null) return;
  for (const alarm of await foreignEntries(deps, label, range)) await deps.alarms.raise(alarm);
  await trust.noteWatched({ userId, upTo: range.upTo, label: toStoredBytes(label) });
}

/**
 * Raises an alarm when the log lacks my record in force: a server that took new keys and keeps them out of the log goes on giving
 * others the keys of before. Only for a log that was read after the identity was opened.
 * @throws KeyferryError of the disk
 */
export async function demandLogged({ server, trust, identity, alarms }: OwnEntriesDeps): Promise<void> {
  const { userId, signedRecord } = identity;
  if (trust.watched?.userId !== userId) return;
  const label = fromStoredBytes(trust.watched.label);
  const { rows } = trust.mirror;
  const ofMe = rows.ofPerson(personHash(userId));
  // That I am not there at all, or not any more, was told before.
  if (ofMe.length === 0 || ofMe.some((index) => rows.at(index).kind === "revoke")) return;
  for (const index of ofMe) if (await hasLeafOf(trust, label, index, [signedRecord])) return;
  const what = `not shown ${bytesToHex(recordHash(signedRecord))}`;
  await alarms.raise({ subject: subjectOf({ server, identity }, what), kind: "not-logged" });
}

/** Entries [from, upTo). */
interface EntryRange {
  readonly from: number;
  readonly upTo: number;
}

/** What an alarm about me is called: somebody who enrols anew on this computer gets alarms of her own. */
function subjectOf(
  { server, identity }: Pick<OwnEntriesDeps, "server" | "identity">,
  what: string | number,
): string {
  return `${server.origin} ${identity.userId} ${typeof what === "number" ? `entry ${what}` : what}`;
}

async function raiseWithdrawals(deps: OwnEntriesDeps, { from }: EntryRange): Promise<boolean> {
  const { mirror } = deps.trust;
  const ofMe = mirror.rows.ofPerson(personHash(deps.identity.userId));
  const withdrawals = ofMe.filter((index) => mirror.rows.at(index).kind === "revoke");
  for (const index of withdrawals.filter((one) => one >= from)) {
    await deps.alarms.raise({ subject: subjectOf(deps, index), kind: "deactivated" });
  }
  return withdrawals.length > 0;
}

/** Null when the server does not show me at all. */
async function askForLabel(deps: OwnEntriesDeps): Promise<Uint8Array | null> {
  const { identity, trust, server } = deps;
  const askedSize = trust.size;
  const answer = await server.lookUp({ userIds: [identity.userId], logSize: askedSize });
  const me = answer.people.find(({ userId }) => userId === identity.userId);
  if (me === undefined) return null;
  const { checkpoint: note, consistency } = answer;
  return trust.verify(server, { note, askedSize, consistency }, ({ log }) =>
    provenLabel(log, identity.record.address, me.labelProof),
  );
}

async function foreignEntries(
  deps: OwnEntriesDeps,
  label: Uint8Array,
  { from, upTo }: EntryRange,
): Promise<NewAlarm[]> {
  const { trust, identity, server } = deps;
  const { rows } = trust.mirror;
  const found: NewAlarm[] = [];
  const isNew = (index: number) => index >= from && index < upTo;
  const ofMe = rows.ofPerson(personHash(identity.userId));
  for (const index of ofMe.filter(isNew)) {
    if (rows.at(index).kind === "revoke") continue;
    if (await hasLeafOf(trust, label, index, identity.knownEnvelopes())) continue;
    const shown = await shownKey(trust, server, identity, label, index);
    found.push({ subject: subjectOf(deps, index), kind: "foreign-key", ...shown });
  }
  const enrolledAt = ofMe[0] ?? Number.POSITIVE_INFINITY;
  for (const index of rows.ofLabel(label).filter((one) => isNew(one) && !ofMe.includes(one))) {
    const { kind, person } = rows.at(index);
    // Whoever had the address before me, and was withdrawn before I came.
    const isFormer = rows.ofPerson(person).some((at) => at < enrolledAt && rows.at(at).kind === "revoke");
    if (kind !== "revoke" && !(isFormer && index < enrolledAt)) {
      found.push({ subject: subjectOf(deps, index), kind: "second-entry" });
    }
  }
  return found;
}

/** Whether the entry is that of one of these records, under my address. */
async function hasLeafOf(
  trust: LogTrust,
  label: Uint8Array,
  index: number,
  envelopes: readonly Uint8Array[],
): Promise<boolean> {
  const leaf = await trust.mirror.leafHash(index);
  const { time, label: prefix } = trust.mirror.rows.at(index);
  if (!equalConstantTime(prefix, label.subarray(0, PREFIX_LENGTH))) return false;
  return envelopes.some((envelope) => equalConstantTime(leafOfRecord(opened(envelope), label, time), leaf));
}

function opened(envelope: Uint8Array): Pick<ChainRecord, "record" | "envelope" | "authority"> {
  const { record, authority } = openIdentityRecord(envelope);
  return { record, envelope, authority };
}

/** What the foreign key looks like, if the server shows it: a help for whoever asks about it, and no proof of anything. */
async function shownKey(
  trust: LogTrust,
  server: KeyServer,
  { userId }: ActiveIdentity,
  label: Uint8Array,
  index: number,
): Promise<Pick<NewAlarm, "words" | "digits">> {
  try {
    const { people } = await server.lookUp({ userIds: [userId], logSize: trust.size });
    const shown = people.find((person) => person.userId === userId);
    const envelope = await envelopeAt(trust, label, index, shown);
    if (envelope === undefined) return {};
    const { record } = openIdentityRecord(envelope);
    const fingerprint = fingerprintOf(record.userId, record.rsaSpki, record.signingKey);
    return { words: fingerprintWords(fingerprint), digits: fingerprintDigits(fingerprint) };
  } catch {
    return {};
  }
}

async function envelopeAt(
  trust: LogTrust,
  label: Uint8Array,
  index: number,
  shown: ProvenPerson | undefined,
): Promise<Uint8Array | undefined> {
  const envelope = shown?.records.find((record) => record.index === index)?.envelope;
  if (envelope === undefined) return undefined;
  return (await hasLeafOf(trust, label, index, [envelope])) ? envelope : undefined;
}
