import { bytesToHex, equalConstantTime, fingerprintDigits } from "../../../shared/crypto";
import { type ContainerHeader, isByOwner } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { People } from "../people/people";

type Owner = ContainerHeader["owner"];

/** A key that nobody knew is asked about again after this long: its record may have arrived meanwhile. */
const ASK_AGAIN_AFTER_MS = 60_000;

/**
 * Which keys speak for the owners of vaults. A vault's ID is made of the key that its owner had when she made it; when she renews
 * her keys, the new ones speak for her as soon as this computer has accepted them.
 */
export class OwnerKeys {
  readonly #askedAt = new Map<string, number>();

  constructor(
    private readonly people: Pick<People, "knownBySigningKey" | "askAgain">,
    private readonly clock: () => number = Date.now,
  ) {}

  /** All accepted keys of whoever has or had this key; only this one for a stranger. */
  of({ signingKey }: Owner): readonly Uint8Array[] {
    const known = this.people.knownBySigningKey(signingKey);
    return known?.generations.map(({ record }) => record.signingKey) ?? [signingKey];
  }

  /**
   * Asks the server about owners whose vaults hold writings by keys that are not known: they may have renewed theirs. What the
   * answer is worth is decided as ever; without an answer everything stays as it is.
   */
  async learnOfRenewals(headers: Iterable<ContainerHeader>, root: ContainerHeader | null): Promise<void> {
    const userIds = new Set(
      [...headers]
        .filter((header) => this.#isUnexplained(header, root))
        .flatMap((header) => this.#due(header)),
    );
    if (userIds.size > 0) await this.people.askAgain([...userIds]).catch(() => undefined);
  }

  /** Why a container that is not legitimate is not: its owner's new keys wait to be accepted, or a stranger wrote it. */
  problemOf(header: ContainerHeader): ErrorCode {
    const owner = this.people.knownBySigningKey(header.owner.signingKey);
    const isOffered =
      owner?.trust === "changed" && owner.view.digits === fingerprintDigits(header.writer.fingerprint);
    return isOffered ? "person-key-changed" : "container-foreign";
  }

  #isUnexplained(header: ContainerHeader, root: ContainerHeader | null): boolean {
    const isListed = root?.writers.some(({ signingKey }) => {
      return equalConstantTime(signingKey, header.writer.signingKey);
    });
    return isListed !== true && !isByOwner(header, this.of(header.owner));
  }

  /** The owner to ask about, unless that was done just now. */
  #due({ owner, writer }: ContainerHeader) {
    const known = this.people.knownBySigningKey(owner.signingKey);
    if (known === null || known.isMe) return [];
    const question = `${known.userId}/${bytesToHex(writer.signingKey)}`;
    const now = this.clock();
    if (now - (this.#askedAt.get(question) ?? Number.NEGATIVE_INFINITY) < ASK_AGAIN_AFTER_MS) return [];
    this.#askedAt.set(question, now);
    return [known.userId];
  }
}
