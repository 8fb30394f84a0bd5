import {
  bytesToHex,
  type DataId,
  equalConstantTime,
  type Fingerprint,
  type UserId,
} from "../../../shared/crypto";
import type { Grant, Writer } from "../../../shared/format";
import type { Session } from "../identity/session";
import { KeyferryError } from "../keyferry-error";
import type { Keyring } from "../keyring/keyring";
import type { People } from "../people/people";
import { generationOf } from "../people/person";
import type { GrantChange, GrantChangeOutcome } from "../ports";
import { toStoredBytes } from "../profile/stored-bytes";
import type { AccessLedger, GrantedNode, GrantRenewal, GrantStanding } from "../vault/access-ledger";
import { ownRootGrant } from "../vault/own-root-grant";
import { fingerprintIn, type Given, type GivenAccess, isOver } from "./given-access";
import { type GrantRecipient, type GrantToMake, type MadeGrant, makeGrants } from "./grant-making";
import type { IssuedGrants } from "./issued-grants";
import { readKeptNote } from "./kept-note";

export interface GrantLedgerDeps {
  readonly session: Session;
  readonly people: Pick<People, "byIds" | "pinned">;
  readonly keyring: Pick<Keyring, "addOwnGrant">;
  readonly given: GivenAccess;
  readonly issued: IssuedGrants;
}

/** Keeps grants in step with keys: what was given stays given when a node is re-keyed, and what ended stays ended. */
export class GrantLedger implements AccessLedger {
  constructor(private readonly deps: GrantLedgerDeps) {}

  async catchUp(): Promise<void> {
    const { given, issued } = this.deps;
    if (!given.isListed) await issued.refresh();
  }

  recipientCount(dataId: DataId): number {
    return this.deps.given.recipientCount(dataId);
  }

  standing(nodes: readonly GrantedNode[]): GrantStanding {
    const { given } = this.deps;
    const standing = nodes.flatMap((node) => given.of(node.dataId).map((one) => ({ node, one })));
    const isBehind = ({ node, one }: (typeof standing)[number]): boolean =>
      isDue(one, node, this.#hasRenewedKeys(one));
    const counting = standing.filter(({ node, one }) => one.isGivenHere || one.epoch === node.header.epoch);
    return {
      people: given.isListed ? new Set(counting.map(({ one }) => one.recipientId)).size : null,
      undelivered: standing.filter(isBehind).length,
    };
  }

  reserveEpoch(vaultId: DataId, highest: number): Promise<number> {
    return this.deps.given.reserveEpoch(vaultId, highest);
  }

  noteReKeyed(dataIds: readonly DataId[], epoch: number): Promise<void> {
    return this.deps.given.noteReKeyed(dataIds, epoch);
  }

  noteSameContent(renewed: Parameters<AccessLedger["noteSameContent"]>[0]): Promise<void> {
    return this.deps.given.noteSameContent(renewed);
  }

  leastEpoch(dataId: DataId): number {
    return this.deps.given.leastEpoch(dataId);
  }

  async renew(renewal: GrantRenewal): Promise<void> {
    const { given, session } = this.deps;
    await this.catchUp();
    const toMake = await this.#grantsToMake(renewal);
    const { revocations, rootKey } = renewal;
    if (toMake.length === 0 && revocations.length === 0 && rootKey === null) return;
    const own = rootKey === null ? null : await this.#keepRootKey(renewal.root.dataId, rootKey);
    const made = await makeGrants(session, toMake);
    await this.#register(renewal, own, made);
    await given.end(revocations, true);
    await given.forgetKeptPairs(revocations);
  }

  async endForDeleted(dataIds: readonly DataId[], canBePutBack: boolean): Promise<void> {
    const { given, issued } = this.deps;
    const pairs = dataIds.flatMap((dataId) => given.of(dataId));
    await given.end(pairs, false, canBePutBack);
    // It is written down and told as soon as the server is asked for anything again.
    await issued.tellServer().catch(() => undefined);
  }

  async takeUpAgain(items: readonly { readonly dataId: DataId; readonly epoch: number }[]): Promise<void> {
    const { given } = this.deps;
    const epochs = new Map(items.map(({ dataId, epoch }) => [dataId, epoch]));
    // What only the server told of counts for the epoch that it was told for, as with every renewal.
    const kept = given
      .keptOf(new Set(epochs.keys()))
      .filter(({ dataId, epoch, isGivenHere }) => isGivenHere || epoch === epochs.get(dataId));
    // The server was told that it ended: from an epoch before all, it is given anew at the next occasion.
    await given.note(kept.map((one) => ({ ...one, epoch: 0, isGivenHere: true })));
    await given.forgetKept(new Set(epochs.keys()));
  }

  forgetDeleted(dataIds: readonly DataId[]): Promise<void> {
    return this.deps.given.forgetKept(new Set(dataIds));
  }

  isWriter(fingerprint: Fingerprint, dataIds: readonly DataId[]): boolean {
    const given = dataIds.flatMap((dataId) => this.deps.given.of(dataId));
    return given.some(
      (one) =>
        one.access === "read-write" &&
        (equalConstantTime(fingerprintIn(one), fingerprint) || this.isOfPerson(one.recipientId, fingerprint)),
    );
  }

  isOfPerson(userId: UserId, fingerprint: Uint8Array): boolean {
    const person = this.deps.people.pinned(userId);
    return person !== null && generationOf(person, fingerprint) !== null;
  }

  async writersOf(dataIds: Iterable<DataId>): Promise<Writer[]> {
    const writing = [...dataIds]
      .flatMap((dataId) => this.deps.given.of(dataId))
      .filter((one) => one.access === "read-write" && one.isGivenHere && !isOver(one));
    if (writing.length === 0) return [];
    const people = await this.deps.people.byIds(writing.map(({ recipientId }) => recipientId));
    const writers = new Map<string, Writer>();
    for (const entry of writing) {
      const person = people.get(entry.recipientId);
      // Renewed keys stand in for those that the access was given to; keys of a stranger do not.
      if (!person?.accepted || generationOf(person, fingerprintIn(entry)) === null) continue;
      const { fingerprint, record } = person.accepted;
      writers.set(bytesToHex(fingerprint), { fingerprint, signingKey: record.signingKey });
    }
    return [...writers.values()];
  }

  /** On this computer first: from then on an interrupted re-keying goes on with this very key. */
  async #keepRootKey(vaultId: DataId, rootKey: NonNullable<GrantRenewal["rootKey"]>): Promise<Grant> {
    const grant = await ownRootGrant(this.deps.session, { vaultId, ...rootKey });
    await this.deps.keyring.addOwnGrant(grant);
    return grant;
  }

  async #grantsToMake({ nodes, revocations }: GrantRenewal): Promise<GrantToMake[]> {
    const ending = new Set(revocations.map(({ dataId, recipientId }) => `${dataId}/${recipientId}`));
    const due = nodes.flatMap((node) =>
      this.deps.given
        .of(node.dataId)
        .filter((given) => !ending.has(`${given.dataId}/${given.recipientId}`))
        .filter((given) => isDue(given, node, this.#hasRenewedKeys(given)))
        .map((given) => ({ given, node })),
    );
    if (due.length === 0) return [];
    const recipients = await this.#recipients(due.map(({ given }) => given));
    const toMake: GrantToMake[] = [];
    for (const { given, node } of due) {
      const recipient = recipients.get(given.recipientId);
      // Who has other keys than it was given to could not use the grant, unless they are the same person's accepted next ones.
      if (!recipient || !this.#isStillFor(given, recipient)) continue;
      const range = given.part === null || given.part === "unknown" ? null : given.part;
      const { access, since, notAfter } = given;
      const note = given.note && (await readKeptNote(this.deps.session.identity(), given, given.note));
      toMake.push({ node, recipient, access, range: range && pick(range), since, notAfter, note });
    }
    return toMake;
  }

  /** Whether the recipient has newer keys, accepted here, than those that the access was given to. */
  #hasRenewedKeys(given: Given): boolean {
    const accepted = this.deps.people.pinned(given.recipientId)?.accepted;
    if (!accepted || equalConstantTime(accepted.fingerprint, fingerprintIn(given))) return false;
    return this.isOfPerson(given.recipientId, fingerprintIn(given));
  }

  #isStillFor(given: Given, recipient: GrantRecipient): boolean {
    return equalConstantTime(recipient.fingerprint, fingerprintIn(given)) || this.#hasRenewedKeys(given);
  }

  async #recipients(given: readonly Given[]): Promise<Map<UserId, GrantRecipient>> {
    const people = await this.deps.people.byIds(given.map(({ recipientId }) => recipientId));
    const recipients = new Map<UserId, GrantRecipient>();
    for (const [userId, { accepted }] of people) {
      if (accepted === null) continue;
      recipients.set(userId, { userId, fingerprint: accepted.fingerprint, rsaSpki: accepted.record.rsaSpki });
    }
    return recipients;
  }

  async #register(
    { root, revocations }: GrantRenewal,
    own: Grant | null,
    made: readonly MadeGrant[],
  ): Promise<void> {
    const server = this.deps.session.server();
    const registered = new Set(made.map(({ grant }) => grant.dataId));
    if (registered.size > 0) {
      const place = { rootId: root.dataId, rootNonce: root.owner.nonce };
      await server.registerData([...registered].map((dataId) => ({ dataId, ...place })));
    }
    const revoking: GrantChange[] = revocations.map((pair) => ({ change: "revoke", ...pair }));
    const mine: GrantChange[] = own === null ? [] : [{ change: "register", grant: own }];
    const others: GrantChange[] = made.map(({ grant }) => ({ change: "register", grant }));
    const outcomes = await server.changeGrants([...revoking, ...mine, ...others]);
    // What was never registered cannot be revoked, and need not be.
    requireAll(outcomes.slice(0, revoking.length), ["done", "data-unknown"]);
    requireAll(outcomes.slice(revoking.length, revoking.length + mine.length), ["done"]);
    const renewed = outcomes.slice(revoking.length + mine.length);
    requireAll(renewed, ["done", "recipient-unknown", "recipient-changed"]);
    await this.deps.given.note(made.filter((_, i) => renewed[i] === "done").map(({ given }) => given));
  }
}

function requireAll(outcomes: readonly GrantChangeOutcome[], accepted: readonly GrantChangeOutcome[]): void {
  const unexpected = outcomes.find((outcome) => !accepted.includes(outcome));
  if (unexpected !== undefined) throw new KeyferryError("server-refused", `grant: ${unexpected}`);
}

function pick({ from, to }: { from: number; to: number }): { from: number; to: number } {
  return { from, to };
}

/** Whether what was given no longer opens the node as it will be, or only with keys that its recipient has replaced. */
function isDue(given: Given, node: GrantedNode, hasRenewedKeys: boolean): boolean {
  // A server that replays a grant from before a removal must not get it renewed.
  if (!given.isGivenHere && given.epoch !== node.header.epoch) return false;
  if (given.part === "unknown" || isOver(given)) return false;
  if (given.part === null) return given.epoch < node.epoch || hasRenewedKeys;
  const isSameContent = given.part.contentHash === toStoredBytes(node.header.tagsHash);
  const isSameNode = given.epoch === node.epoch && given.part.version === node.version;
  return isSameContent && (!isSameNode || hasRenewedKeys);
}
