import { z } from "zod";
import type { DataId, Fingerprint, UserId } from "../../../shared/crypto";
import type { Files } from "../ports";
import { fromStoredBytes, storedBytes, storedDataId, storedUserId } from "../profile/stored-bytes";
import { StoredDocument } from "../profile/stored-document";
import { keptNoteSchema } from "./kept-note";

const count = z.number().int().nonnegative();

const givenSchema = z.object({
  dataId: storedDataId,
  recipientId: storedUserId,
  recipientFingerprint: storedBytes,
  access: z.enum(["read", "read-write"]),
  epoch: count,
  /** Seconds since 1970. */
  since: count,
  /** False for what only the server's list of my own signed grants told, after a change of computers say. */
  isGivenHere: z.boolean(),
  /** Seconds since 1970 after which it is over; null for ever. */
  notAfter: count.nullable().default(null),
  /** What was written to the recipient with it. */
  note: keptNoteSchema.nullable().default(null),
  /** Of the grant as it is registered and fetched, in compact form; 0 where it was noted before they were counted. */
  bytes: count.default(0),
  /**
   * Null for the whole item. What part it is stands only in the wrapped grant, which its giver cannot open, and here; "unknown"
   * for one that only the server told of.
   */
  part: z
    .union([
      z.object({
        from: count,
        to: count,
        segmentCount: count,
        version: count,
        /** The header's hash over all segment tags: tells whether the content is still the one of which a part was given. */
        contentHash: storedBytes,
      }),
      z.literal("unknown"),
    ])
    .nullable(),
});

const documentSchema = z.object({
  version: z.literal(1),
  given: z.array(givenSchema),
  /** Ended access, so that a server that still lists it is not believed. */
  ended: z.array(
    z.object({
      dataId: storedDataId,
      recipientId: storedUserId,
      epoch: count,
      isServerTold: z.boolean(),
      /** What was given of an item that was deleted and can still be put back. */
      kept: givenSchema.optional(),
    }),
  ),
  /** The highest epoch used or reserved, by vault. */
  epochs: z.record(z.string(), count),
  /** The epoch that items got when access to them was last taken away: a copy of an earlier one was put back. */
  reKeyed: z.record(z.string(), count).default({}),
  /** Whether the server's list was once read to its end. */
  isListed: z.boolean(),
});

type GivenDocument = z.infer<typeof documentSchema>;

/** What one person was given of one item. There is never more than one for the same two. */
export type Given = z.infer<typeof givenSchema>;
export type GivenPart = Exclude<Given["part"], null | "unknown">;

export interface AccessPair {
  readonly dataId: DataId;
  readonly recipientId: UserId;
}

/** Whether its end has passed. It stays in the book until it is removed, because its keys are out. */
export function isOver({ notAfter }: Pick<Given, "notAfter">): boolean {
  return notAfter !== null && Date.now() / 1000 > notAfter;
}

export function fingerprintIn(given: Given): Fingerprint {
  return fromStoredBytes(given.recipientFingerprint) as Fingerprint;
}

/** Who was given what, as far as this computer knows; the owner's own book, kept beside what the server says. */
export class GivenAccess {
  readonly #byData = new Map<DataId, Map<UserId, Given>>();

  private constructor(private readonly document: StoredDocument<GivenDocument>) {
    for (const given of document.get().given) this.#index(given);
  }

  static async open(deps: { readonly files: Files; readonly path: string }): Promise<GivenAccess> {
    const empty: GivenDocument = {
      version: 1,
      given: [],
      ended: [],
      epochs: {},
      reKeyed: {},
      isListed: false,
    };
    return new GivenAccess(await StoredDocument.open({ ...deps, schema: documentSchema, empty }));
  }

  of(dataId: DataId): Given[] {
    return [...(this.#byData.get(dataId)?.values() ?? [])];
  }

  get({ dataId, recipientId }: AccessPair): Given | null {
    return this.#byData.get(dataId)?.get(recipientId) ?? null;
  }

  recipientCount(dataId: DataId): number {
    return this.of(dataId).filter((given) => !isOver(given)).length;
  }

  get isListed(): boolean {
    return this.document.get().isListed;
  }

  /** Notes what was given, in place of what the same people were given of the same items before. */
  async note(given: readonly Given[]): Promise<void> {
    if (given.length === 0) return;
    for (const one of given) this.#index(one);
    const pairs = new Set(given.map(nameOf));
    await this.document.change((current) => ({
      ...current,
      given: [...current.given.filter((other) => !pairs.has(nameOf(other))), ...given],
      ended: current.ended.filter((other) => !pairs.has(nameOf(other))),
    }));
  }

  /**
   * Notes what my own signed grants at the server say. What is known here stays as it is, what was ended stays ended.
   * @param isComplete whether this was the end of the list
   */
  async learn(listed: readonly Given[], isComplete: boolean): Promise<void> {
    const { ended } = this.document.get();
    const endedAt = new Map(ended.map((pair) => [nameOf(pair), pair.epoch]));
    const news = listed.filter(
      (given) => this.get(given) === null && given.epoch > (endedAt.get(nameOf(given)) ?? -1),
    );
    await this.note(news);
    if (isComplete && !this.isListed)
      await this.document.change((current) => ({ ...current, isListed: true }));
  }

  /**
   * @param isServerTold false when the server must still be told
   * @param isKept whether it may be given again, because its item may be put back
   */
  async end(pairs: readonly AccessPair[], isServerTold: boolean, isKept = false): Promise<void> {
    if (pairs.length === 0) return;
    const names = new Set(pairs.map(nameOf));
    const ended = pairs.map(({ dataId, recipientId }) => {
      const given = this.get({ dataId, recipientId });
      const epoch = given?.epoch ?? 0;
      const before = this.document
        .get()
        .ended.find((other) => nameOf(other) === nameOf({ dataId, recipientId }));
      const kept = given === null ? before?.kept : isKept ? given : undefined;
      return {
        dataId,
        recipientId,
        epoch: Math.max(epoch, before?.epoch ?? 0),
        isServerTold,
        ...(kept === undefined ? {} : { kept }),
      };
    });
    for (const { dataId, recipientId } of pairs) this.#byData.get(dataId)?.delete(recipientId);
    await this.document.change((current) => ({
      ...current,
      given: current.given.filter((other) => !names.has(nameOf(other))),
      ended: [...current.ended.filter((other) => !names.has(nameOf(other))), ...ended],
    }));
  }

  /** What was given of these when they were deleted, and can be given again. */
  keptOf(dataIds: ReadonlySet<DataId>): Given[] {
    return this.document
      .get()
      .ended.flatMap(({ dataId, kept }) => (kept !== undefined && dataIds.has(dataId) ? [kept] : []));
  }

  /** What a person was given of these is not given again, though they may be put back. */
  async forgetKeptPairs(pairs: readonly AccessPair[]): Promise<void> {
    const names = new Set(pairs.map(nameOf));
    if (!this.document.get().ended.some((one) => one.kept !== undefined && names.has(nameOf(one)))) return;
    await this.document.change((current) => ({
      ...current,
      ended: current.ended.map(({ kept, ...ended }) =>
        kept === undefined || names.has(nameOf(ended)) ? ended : { ...ended, kept },
      ),
    }));
  }

  /** These cannot be put back any more. */
  async forgetKept(dataIds: ReadonlySet<DataId>): Promise<void> {
    if (this.keptOf(dataIds).length === 0) return;
    await this.document.change((current) => ({
      ...current,
      ended: current.ended.map(({ kept, ...ended }) =>
        kept === undefined || dataIds.has(ended.dataId) ? ended : { ...ended, kept },
      ),
    }));
  }

  /** Ended access that the server has not been told of. */
  untold(): AccessPair[] {
    return this.document.get().ended.filter(({ isServerTold }) => !isServerTold);
  }

  /** See `AccessLedger.reserveEpoch`. */
  async reserveEpoch(vaultId: DataId, highest: number): Promise<number> {
    const epoch = Math.max(this.document.get().epochs[vaultId] ?? 0, highest) + 1;
    await this.document.change((current) => ({
      ...current,
      epochs: { ...current.epochs, [vaultId]: epoch },
    }));
    return epoch;
  }

  /** See `AccessLedger.noteReKeyed`. */
  async noteReKeyed(dataIds: readonly DataId[], epoch: number): Promise<void> {
    if (dataIds.length === 0) return;
    await this.document.change((current) => ({
      ...current,
      reKeyed: { ...current.reKeyed, ...Object.fromEntries(dataIds.map((dataId) => [dataId, epoch])) },
    }));
  }

  /** See `AccessLedger.noteSameContent`. */
  async noteSameContent(
    renewed: readonly { readonly dataId: DataId; readonly before: string; readonly now: string }[],
  ): Promise<void> {
    const current = renewed.flatMap(({ dataId, before, now }) =>
      this.of(dataId).flatMap((given) => {
        const { part } = given;
        if (part === null || part === "unknown" || part.contentHash !== before) return [];
        return [{ ...given, part: { ...part, contentHash: now } }];
      }),
    );
    await this.note(current);
  }

  /** See `AccessLedger.leastEpoch`. */
  leastEpoch(dataId: DataId): number {
    return this.document.get().reKeyed[dataId] ?? 0;
  }

  #index(given: Given): void {
    const people = this.#byData.get(given.dataId);
    if (people === undefined) this.#byData.set(given.dataId, new Map([[given.recipientId, given]]));
    else people.set(given.recipientId, given);
  }
}

function nameOf({ dataId, recipientId }: AccessPair): string {
  return `${dataId}/${recipientId}`;
}
