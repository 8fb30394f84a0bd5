import { z } from "zod";
import {
  equalConstantTime,
  fingerprintDigits,
  parseUserId,
  type SigningPublicKey,
  type UserId,
} from "../../../shared/crypto";
import { normalizeAddress } from "../../../shared/format";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { Session } from "../identity/session";
import { KeyferryError } from "../keyferry-error";
import type { Files } from "../ports";
import { StoredDocument } from "../profile/stored-document";
import type { Person, Recipient } from "./person";
import {
  openPinned,
  type Pin,
  type PinnedRecord,
  personOf,
  readPin,
  shownRecord,
  storedPinSchema,
  storePin,
} from "./pin";
import { pinAfterComparing, pinAfterSeeing } from "./pin-rules";

const MAX_IDS_A_QUESTION = 100;

const documentSchema = z.object({ version: z.literal(1), people: z.array(storedPinSchema) });
type PeopleDocument = z.infer<typeof documentSchema>;

/** The people this computer knows, pinned at first sight, and the look-up of new ones. */
export class People {
  readonly #pins = new Map<UserId, Pin>();

  private constructor(
    private readonly session: Session,
    private readonly document: StoredDocument<PeopleDocument>,
  ) {
    for (const stored of document.get().people) {
      const pin = readPin(stored);
      if (pin !== null) this.#pins.set(pin.userId, pin);
    }
  }

  static async open(deps: {
    readonly files: Files;
    readonly path: string;
    readonly session: Session;
  }): Promise<People> {
    const { files, path, session } = deps;
    const schema = documentSchema.refine(isReadable);
    return new People(
      session,
      await StoredDocument.open({ files, path, schema, empty: { version: 1, people: [] } }),
    );
  }

  /** Everyone pinned, without me, by name. */
  list(): IpcResponse<"people.list"> {
    return [...this.#pins.values()]
      .map((pin) => personOf(pin, false).view)
      .sort((a, b) => a.name.localeCompare(b.name) || a.address.localeCompare(b.address));
  }

  /**
   * Looks up exactly this address at the server and pins what is new.
   * @throws KeyferryError `person-not-found`, `person-record-invalid`, `address-invalid`, those of the server
   */
  async lookUp({ address: typed }: IpcRequest<"people.lookUp">): Promise<IpcResponse<"people.lookUp">> {
    const address = readAddress(typed);
    const envelope = await this.session.server().lookUpByAddress(address);
    if (envelope === null) throw new KeyferryError("person-not-found");
    const found = readRecord(envelope);
    if (found.record.address !== address) throw new KeyferryError("person-record-invalid", "other address");
    return (await this.#see(found)).view;
  }

  /**
   * The fingerprint was compared and matches: the keys with these digits are accepted and verified.
   * @throws KeyferryError `person-key-changed` when the digits are not those of the keys on the screen now,
   *   `person-not-found` for somebody unknown
   */
  async markVerified({
    userId: text,
    digits,
  }: IpcRequest<"people.markVerified">): Promise<IpcResponse<"people.markVerified">> {
    const userId = parseUserId(text);
    const pin = this.#pins.get(userId);
    if (pin === undefined) throw new KeyferryError("person-not-found");
    const shown = shownRecord(pin);
    if (!hasDigits(shown, digits)) throw new KeyferryError("person-key-changed");
    const verified = pinAfterComparing(pin, shown);
    this.#pins.set(userId, verified);
    await this.#save();
    return personOf(verified, false).view;
  }

  /** Pinned, or looked up and pinned now; null when the server knows nobody of this ID. Me included. */
  async byId(userId: UserId): Promise<Person | null> {
    return (await this.byIds([userId])).get(userId) ?? null;
  }

  /** As `byId` for many, with one question a hundred unknown people. */
  async byIds(userIds: readonly UserId[]): Promise<Map<UserId, Person>> {
    const unknown = [...new Set(userIds)].filter((userId) => this.pinned(userId) === null);
    await this.askAgain(unknown);
    const people = new Map<UserId, Person>();
    for (const userId of userIds) {
      const person = this.pinned(userId);
      if (person !== null) people.set(userId, person);
    }
    return people;
  }

  /** Whoever is known here under this ID; never asks the server. Me included. */
  pinned(userId: UserId): Person | null {
    const me = this.#myPin();
    if (me !== undefined && me.userId === userId) return personOf(me, true);
    const pin = this.#pins.get(userId);
    return pin === undefined ? null : personOf(pin, false);
  }

  /** Who of the people known here signs with this key; never asks the server. Me included. */
  knownBySigningKey(signingKey: SigningPublicKey | Uint8Array): Person | null {
    const me = this.#me();
    if (me !== null && equalConstantTime(me.record.signingKey, signingKey)) return this.pinned(me.userId);
    for (const pin of this.#pins.values()) {
      const key = pin.accepted?.record.signingKey;
      if (key !== undefined && equalConstantTime(key, signingKey)) return personOf(pin, false);
    }
    return null;
  }

  /**
   * The very keys whose digits the screen showed, checked against what the server has now.
   * @throws KeyferryError `person-key-changed`, `person-not-found`, `person-record-invalid`, those of the server
   */
  async recipientFor(request: { userId: string; digits: string }): Promise<Recipient> {
    const userId = parseUserId(request.userId);
    await this.askAgain([userId]);
    const pin = userId === this.#me()?.userId ? this.#myPin() : this.#pins.get(userId);
    if (pin === undefined) throw new KeyferryError("person-not-found");
    const { accepted, offered } = pin;
    if (accepted === null || offered !== null || !hasDigits(accepted, request.digits)) {
      throw new KeyferryError("person-key-changed");
    }
    return { userId, record: accepted.record, fingerprint: accepted.fingerprint };
  }

  /**
   * Asks the server for what it has now of these people, and pins it by the same rules as ever.
   * @throws KeyferryError `person-record-invalid`, those of the server
   */
  async askAgain(userIds: readonly UserId[]): Promise<void> {
    for (let start = 0; start < userIds.length; start += MAX_IDS_A_QUESTION) {
      const asked = userIds.slice(start, start + MAX_IDS_A_QUESTION);
      const answers = await this.session.server().lookUpByUserId(asked);
      for (const userId of asked) {
        const envelope = answers.get(userId);
        if (envelope === undefined) continue;
        const found = readRecord(envelope);
        if (found.record.userId !== userId) throw new KeyferryError("person-record-invalid", "other person");
        await this.#see(found);
      }
    }
  }

  async #see(found: PinnedRecord): Promise<Person> {
    const { userId, address } = found.record;
    const me = this.#myPin();
    if (me !== undefined && (userId === me.userId || address === me.accepted?.record.address)) {
      // Nobody else is me, whatever the server says.
      if (userId !== me.userId || !hasDigits(found, digitsOf(me))) {
        throw new KeyferryError("person-record-invalid", "in my place");
      }
      return personOf(me, true);
    }
    const known = this.#pins.get(userId) ?? null;
    const pin = pinAfterSeeing(found, known, this.#isHeldByAnother(address, userId));
    this.#pins.set(userId, pin);
    if (known === null || !isSamePin(known, pin)) await this.#save();
    return personOf(pin, false);
  }

  #isHeldByAnother(address: string, userId: UserId): boolean {
    return [...this.#pins.values()].some(
      (pin) => pin.userId !== userId && pin.accepted?.record.address === address,
    );
  }

  #me() {
    return this.session.problem() === null ? this.session.identity() : null;
  }

  #myPin(): Pin | undefined {
    const me = this.#me();
    if (me === null) return undefined;
    const accepted = { envelope: me.signedRecord, record: me.record, fingerprint: me.fingerprint };
    return { userId: me.userId, accepted, offered: null, isVerified: true };
  }

  #save(): Promise<void> {
    const people = [...this.#pins.values()].map(storePin);
    return this.document.change(() => ({ version: 1, people }));
  }
}

function isReadable(document: PeopleDocument): boolean {
  try {
    document.people.forEach(readPin);
    return true;
  } catch {
    return false;
  }
}

function readAddress(typed: string): string {
  try {
    return normalizeAddress(typed);
  } catch (error) {
    throw new KeyferryError("address-invalid", undefined, { cause: error });
  }
}

function readRecord(envelope: Uint8Array): PinnedRecord {
  try {
    return openPinned(envelope);
  } catch (error) {
    throw new KeyferryError("person-record-invalid", undefined, { cause: error });
  }
}

function digitsOf(pin: Pin): string {
  return fingerprintDigits(shownRecord(pin).fingerprint);
}

function hasDigits(pinned: PinnedRecord, digits: string): boolean {
  return fingerprintDigits(pinned.fingerprint) === digits;
}

function isSamePin(a: Pin, b: Pin): boolean {
  return a.accepted === b.accepted && a.offered === b.offered && a.isVerified === b.isVerified;
}
