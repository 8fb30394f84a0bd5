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
import type { Directories } from "../log/directories";
import type { VerifiedPerson } from "../log/person-proof";
import type { Files } from "../ports";
import { StoredDocument } from "../profile/stored-document";
import type { Person, Recipient } from "./person";
import {
  changeOf,
  newestOf,
  type Pin,
  type PinnedChain,
  personOf,
  readPin,
  shownChain,
  storedPinSchema,
  storePin,
} from "./pin";
import { pinAfterComparing, pinAfterRenewal, pinAfterSeeing, pinAfterSharing } from "./pin-rules";

const MAX_IDS_A_QUESTION = 100;

const documentSchema = z.object({ version: z.literal(1), people: z.array(storedPinSchema) });
type PeopleDocument = z.infer<typeof documentSchema>;

export interface PeopleDeps {
  readonly files: Files;
  readonly path: string;
  readonly session: Session;
  readonly directories: Pick<Directories, "of">;
}

/** The people this computer knows, pinned at first sight, and the look-up of new ones. Only what the server's log proves is seen at all. */
export class People {
  readonly #pins = new Map<UserId, Pin>();
  /** Whose keys were withdrawn, as far as was asked since the start. */
  readonly #deactivated = new Set<UserId>();

  private constructor(
    private readonly deps: Pick<PeopleDeps, "session" | "directories">,
    private readonly document: StoredDocument<PeopleDocument>,
  ) {
    for (const stored of document.get().people) {
      const pin = readPin(stored);
      if (pin !== null) this.#pins.set(pin.userId, pin);
    }
  }

  static async open(deps: PeopleDeps): Promise<People> {
    const { files, path } = deps;
    const schema = documentSchema.refine(isReadable);
    return new People(
      deps,
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
   * @throws KeyferryError `person-not-found`, `person-deactivated`, `address-invalid`, those of `Directory.lookUp`
   */
  async lookUp({ address: typed }: IpcRequest<"people.lookUp">): Promise<IpcResponse<"people.lookUp">> {
    const address = readAddress(typed);
    const before = [...this.#pins.values()].filter((pin) => pin.accepted?.[0].record.address === address);
    const seen = await this.#ask({ addresses: [address], userIds: before.map(({ userId }) => userId) });
    const found = seen.find((person) => person.address === address);
    if (found !== undefined) return found.view;
    const isWithdrawn = before.some(({ userId }) => this.#deactivated.has(userId));
    throw new KeyferryError(isWithdrawn ? "person-deactivated" : "person-not-found");
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
    return this.#decide(text, digits, (pin) => pinAfterComparing(pin, shownChain(pin)));
  }

  /**
   * Accepts keys that the previous ones have signed.
   * @throws KeyferryError `person-key-changed` when the digits are not those of the keys on the screen now, or when it was not
   *   the previous keys that signed; `person-not-found`
   */
  async acceptRenewed({
    userId,
    digits,
  }: IpcRequest<"people.acceptRenewed">): Promise<IpcResponse<"people.acceptRenewed">> {
    return this.#decide(userId, digits, (pin) => {
      if (changeOf(pin) !== "renewed") throw new KeyferryError("person-key-changed", "not renewed");
      return pinAfterRenewal(pin, shownChain(pin));
    });
  }

  async #decide(text: string, digits: string, rule: (pin: Pin) => Pin): Promise<Person["view"]> {
    const userId = parseUserId(text);
    const pin = this.#pins.get(userId);
    if (pin === undefined) throw new KeyferryError("person-not-found");
    if (!hasDigits(shownChain(pin), digits)) throw new KeyferryError("person-key-changed");
    const decided = rule(pin);
    this.#pins.set(userId, decided);
    await this.#save();
    return personOf(decided, false).view;
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

  /**
   * Who it is, for the screen alone: whoever is not known yet is not pinned, because a stranger may have named her.
   * @returns null when the server knows nobody of this ID
   * @throws KeyferryError those of `Directory.lookUp`
   */
  async glimpse(userId: UserId): Promise<Person | null> {
    const known = this.pinned(userId);
    if (known !== null) return known;
    const directory = await this.deps.directories.of(this.deps.session.server());
    const { people } = await directory.lookUp({ userIds: [userId] });
    const found = people.find((person) => person.userId === userId);
    if (found === undefined) return null;
    return this.#meAs(found) ?? personOf(this.#pinFor(found, null), false);
  }

  /** Whoever is known here under this ID; never asks the server. Me included. */
  pinned(userId: UserId): Person | null {
    const me = this.#myPin();
    if (me !== undefined && me.userId === userId) return personOf(me, true);
    const pin = this.#pins.get(userId);
    return pin === undefined ? null : personOf(pin, false);
  }

  /** Who of the people known here signs, or signed, with this key; never asks the server. Me included. */
  knownBySigningKey(signingKey: SigningPublicKey | Uint8Array): Person | null {
    const me = this.#myPin();
    const pins = me === undefined ? [...this.#pins.values()] : [me, ...this.#pins.values()];
    for (const pin of pins) {
      const isHers = pin.accepted?.some(({ record }) => equalConstantTime(record.signingKey, signingKey));
      if (isHers === true) return personOf(pin, pin === me);
    }
    return null;
  }

  /** All signing keys that a person known here has or had, oldest first; none for whoever is not known, or not accepted. */
  signingKeysOf(userId: UserId): SigningPublicKey[] {
    return this.pinned(userId)?.generations.map(({ record }) => record.signingKey) ?? [];
  }

  /**
   * The very keys whose digits the screen showed, checked against what the server proves now.
   * @throws KeyferryError `person-key-changed`, `person-not-found`, `person-deactivated`, those of `Directory.lookUp`
   */
  async recipientFor(request: { userId: string; digits: string }): Promise<Recipient> {
    const userId = parseUserId(request.userId);
    const [shown] = await this.#ask({ userIds: [userId] });
    if (shown === undefined) {
      throw new KeyferryError(this.#deactivated.has(userId) ? "person-deactivated" : "person-not-found");
    }
    const pin = shown.isMe ? this.#myPin() : this.#pins.get(userId);
    if (pin === undefined) throw new KeyferryError("person-not-found");
    const { accepted, offered } = pin;
    if (accepted === null || offered !== null || !hasDigits(accepted, request.digits)) {
      throw new KeyferryError("person-key-changed");
    }
    if (!pin.isChosen) {
      this.#pins.set(userId, pinAfterSharing(pin));
      await this.#save();
    }
    const { record, fingerprint } = newestOf(accepted);
    return { userId, record, fingerprint };
  }

  /**
   * Asks the server for what it has now of these people, and pins it by the same rules as ever.
   * @throws KeyferryError those of `Directory.lookUp`
   */
  async askAgain(userIds: readonly UserId[]): Promise<void> {
    for (let start = 0; start < userIds.length; start += MAX_IDS_A_QUESTION) {
      await this.#ask({ userIds: userIds.slice(start, start + MAX_IDS_A_QUESTION) });
    }
  }

  /** @returns those whom the server proved, as they are known now */
  async #ask(wanted: { addresses?: readonly string[]; userIds: readonly UserId[] }): Promise<Person[]> {
    const directory = await this.deps.directories.of(this.deps.session.server());
    const { people, deactivated } = await directory.lookUp(wanted);
    for (const userId of deactivated) this.#deactivated.add(userId);
    const seen: Person[] = [];
    for (const person of people) seen.push(await this.#see(person));
    return seen;
  }

  async #see(person: VerifiedPerson): Promise<Person> {
    const { userId } = person;
    this.#deactivated.delete(userId);
    const me = this.#meAs(person);
    if (me !== null) return me;
    const known = this.#pins.get(userId) ?? null;
    const pin = this.#pinFor(person, known);
    this.#pins.set(userId, pin);
    if (known === null || !isSamePin(known, pin)) await this.#save();
    return personOf(pin, false);
  }

  #pinFor({ userId, chain }: VerifiedPerson, known: Pin | null): Pin {
    return pinAfterSeeing(chain, known, this.#isHeldByAnother(chain[0].record.address, userId));
  }

  /** Null for anybody else. @throws KeyferryError `person-record-invalid` for whoever the server puts in my place */
  #meAs({ userId, chain }: VerifiedPerson): Person | null {
    const me = this.#myPin();
    if (!me?.accepted) return null;
    if (userId !== me.userId && chain[0].record.address !== me.accepted[0].record.address) return null;
    // Nobody else is me, whatever the server says.
    if (userId !== me.userId || !this.#isMyOwn(newestOf(chain))) {
      throw new KeyferryError("person-record-invalid", "in my place");
    }
    return personOf(me, true);
  }

  #isHeldByAnother(address: string, userId: UserId): boolean {
    return [...this.#pins.values()].some(
      (pin) => pin.userId !== userId && pin.accepted?.[0].record.address === address,
    );
  }

  #me() {
    const { session } = this.deps;
    return session.problem() === null ? session.identity() : null;
  }

  #myPin(): Pin | undefined {
    const me = this.#me();
    const [first, ...later] = me?.chain ?? [];
    if (me === null || first === undefined) return undefined;
    return {
      userId: me.userId,
      accepted: [first, ...later],
      offered: null,
      isVerified: true,
      isChosen: true,
    };
  }

  /** A record of mine, one that is only on its way to the server included. */
  #isMyOwn({ envelope }: { readonly envelope: Uint8Array }): boolean {
    const known = this.#me()?.knownEnvelopes() ?? [];
    return known.some((mine) => mine.length === envelope.length && equalConstantTime(mine, envelope));
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

function hasDigits(chain: PinnedChain, digits: string): boolean {
  return fingerprintDigits(newestOf(chain).fingerprint) === digits;
}

function isSamePin(a: Pin, b: Pin): boolean {
  return a.accepted === b.accepted && a.offered === b.offered && a.isVerified === b.isVerified;
}
