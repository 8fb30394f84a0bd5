import type { UserId } from "../../../shared/crypto";
import { personHash } from "../../../shared/format";
import { KeyferryError } from "../keyferry-error";
import type { KeyServer, ProvenPeople, WantedPeople } from "../ports";
import type { LogTrust, VerifiedLog } from "./log-trust";
import { OutdatedAnswer, type VerifiedPerson, verifyPerson } from "./person-proof";

/** Who was found. Those who are not enrolled are in neither. */
export interface FoundPeople {
  readonly people: readonly VerifiedPerson[];
  /** Of the asked user IDs those whose keys were withdrawn. */
  readonly deactivated: ReadonlySet<UserId>;
}

/**
 * The log gets an entry every hour at least. Older than this, and something is kept back; further in the future, and the log's
 * times say nothing. It is generous, because this computer's own clock decides: the server's must not.
 */
export const STALE_AFTER_SECONDS = 3 * 3600;
/** The log may grow while an answer is on its way, but not for ever. */
const ATTEMPTS = 3;

/** The people of one key server, as its log proves them. */
export class Directory {
  /** @param deps.clock Unix milliseconds */
  constructor(
    private readonly deps: {
      readonly server: KeyServer;
      readonly trust: LogTrust;
      readonly clock: () => number;
    },
  ) {}

  /** What is believed about the log. */
  get trust(): LogTrust {
    return this.deps.trust;
  }

  /** Unix milliseconds. */
  now(): number {
    return this.deps.clock();
  }

  /** Whether the newest entry that was verified fits the time of day. */
  isFresh(): boolean {
    const newestTime = this.trust.mirror.rows.newestTime();
    return newestTime !== null && this.#fitsNow(newestTime);
  }

  /**
   * Looks people up and checks all that proves them.
   * @throws KeyferryError `person-record-invalid`, `person-record-unproven`, `person-deactivated`, `log-stale`, `log-forked`,
   *   `log-untrusted`, those of the server
   */
  async lookUp(wanted: Omit<WantedPeople, "logSize">): Promise<FoundPeople> {
    const { server, trust } = this.deps;
    for (let attempt = 1; ; attempt++) {
      trust.requireUncontradicted();
      const askedSize = trust.size;
      const answer = await server.lookUp({ ...wanted, logSize: askedSize });
      const { checkpoint: note, consistency } = answer;
      try {
        return await trust.verify(server, { note, askedSize, consistency }, (verified) =>
          this.#found(wanted, answer, verified),
        );
      } catch (error) {
        if (!(error instanceof OutdatedAnswer)) throw error;
        if (attempt === ATTEMPTS) throw new KeyferryError("person-record-unproven", "an older answer");
      }
    }
  }

  #found(wanted: Omit<WantedPeople, "logSize">, answer: ProvenPeople, verified: VerifiedLog): FoundPeople {
    const { rows } = verified.mirror;
    const newestTime = rows.newestTime();
    if (newestTime !== null && !this.#fitsNow(newestTime)) throw new KeyferryError("log-stale");
    const people = answer.people.map((person) => verifyPerson(person, verified));
    const isWanted = ({ userId, chain }: VerifiedPerson) =>
      (wanted.userIds?.includes(userId) ?? false) ||
      (wanted.addresses?.includes(chain[0].record.address) ?? false);
    if (!people.every(isWanted)) throw new KeyferryError("person-record-invalid", "nobody asked for");
    const ids = new Set(people.map(({ userId }) => userId));
    if (ids.size !== people.length) throw new KeyferryError("person-record-invalid", "somebody twice");
    const missing = (wanted.userIds ?? []).filter((userId) => !ids.has(userId));
    return { people, deactivated: new Set(missing.filter((userId) => rows.isRevoked(personHash(userId)))) };
  }

  #fitsNow(newestTime: number): boolean {
    return Math.abs(this.now() / 1000 - newestTime) <= STALE_AFTER_SECONDS;
  }
}
