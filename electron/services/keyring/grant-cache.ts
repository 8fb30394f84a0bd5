import { z } from "zod";
import { bytesToHex, type DataId, type UserId } from "../../../shared/crypto";
import { decodeGrantJson, encodeGrantJson, type Grant, isGrantExpired } from "../../../shared/format";
import type { Files } from "../ports";
import { StoredDocument } from "../profile/stored-document";

const documentSchema = z.object({
  version: z.literal(1),
  /** Wrapped keys are no secret at rest. `isWithdrawn`: the server does not list it any more. */
  grants: z.array(z.object({ grant: z.unknown(), isWithdrawn: z.boolean() })),
  /** Listed by the server but not usable now; they may become so, when a person decides about changed keys. */
  refused: z.array(z.unknown()),
  /** Up to where the server's listing was read; null for nothing. */
  listedUpTo: z.string().nullable(),
  /** The highest epoch seen, by "data ID/owner's user ID". */
  epochs: z.record(z.string(), z.number().int().nonnegative()),
});
type CacheDocument = z.infer<typeof documentSchema>;

export interface CachedGrant {
  readonly grant: Grant;
  readonly isWithdrawn: boolean;
}

/** Of grants that agree in this only the one issued last is kept. */
function slotOf({ dataId, ownerId, epoch, kind }: Grant): string {
  return `${dataId}/${ownerId}/${epoch}/${kind}`;
}

function epochKey(dataId: DataId, ownerId: UserId): string {
  return `${dataId}/${ownerId}`;
}

/** Verified grants made to me, kept so that everything opens without the server. */
export class GrantCache {
  readonly #slots = new Map<string, CachedGrant>();
  readonly #byData = new Map<DataId, Set<string>>();
  #revision = 0;
  readonly #epochs: Map<string, number>;
  #refused: Grant[];
  #listedUpTo: string | null;

  private constructor(private readonly document: StoredDocument<CacheDocument>) {
    for (const stored of document.get().grants) {
      const grant = readStored(stored.grant);
      if (grant !== null) this.#put({ grant, isWithdrawn: stored.isWithdrawn });
    }
    this.#epochs = new Map(Object.entries(document.get().epochs));
    this.#refused = document.get().refused.flatMap((stored) => readStored(stored) ?? []);
    this.#listedUpTo = document.get().listedUpTo;
  }

  static async open(deps: { readonly files: Files; readonly path: string }): Promise<GrantCache> {
    const empty: CacheDocument = {
      version: 1,
      grants: [],
      refused: [],
      listedUpTo: null,
      epochs: {},
    };
    return new GrantCache(await StoredDocument.open({ ...deps, schema: documentSchema, empty }));
  }

  /** Grows whenever a grant comes in or changes, whoever asked for it. */
  get revision(): number {
    return this.#revision;
  }

  all(): CachedGrant[] {
    return [...this.#slots.values()];
  }

  /** Grants for this data, of any owner and epoch. */
  forData(dataId: DataId): Grant[] {
    const slots = [...(this.#byData.get(dataId) ?? [])];
    return slots.flatMap((slot) => this.#slots.get(slot)?.grant ?? []);
  }

  /** Those that held at the one time and not any more at the other, both in seconds since 1970. */
  endedBetween(before: number, now: number): Grant[] {
    const grants = this.all().map(({ grant }) => grant);
    return grants.filter((grant) => isGrantExpired(grant, now) && !isGrantExpired(grant, before));
  }

  /** The highest epoch of a verified grant seen for this data of this owner; null when none was. */
  highestEpoch(dataId: DataId, ownerId: UserId): number | null {
    return this.#epochs.get(epochKey(dataId, ownerId)) ?? null;
  }

  /** Keeps verified grants. @returns whether anything is new; resolves once it is safely on disk */
  async add(grants: readonly Grant[]): Promise<boolean> {
    const news = grants.filter((grant) => this.#isNews(grant));
    if (news.length === 0) return false;
    for (const grant of news) {
      this.#put({ grant, isWithdrawn: false });
      const key = epochKey(grant.dataId, grant.ownerId);
      this.#epochs.set(key, Math.max(this.#epochs.get(key) ?? 0, grant.epoch));
    }
    await this.#save();
    return true;
  }

  /** Grants that the server lists but that could not be used when they came. */
  get refused(): readonly Grant[] {
    return this.#refused;
  }

  /** Where to go on reading the server's listing; null for its beginning. */
  get listedUpTo(): string | null {
    return this.#listedUpTo;
  }

  /** Takes note that the listing was read up to a place. Resolves once it is safely on disk. */
  async noteListing(listedUpTo: string | null, refused: readonly Grant[]): Promise<void> {
    const isSame = listedUpTo === this.#listedUpTo && refused.length + this.#refused.length === 0;
    this.#listedUpTo = listedUpTo;
    this.#refused = [...refused];
    if (!isSame) await this.#save();
  }

  /**
   * Marks what its owner took away. It is kept: what was readable before stays so, and the owner re-keys what she
   * writes from then on. @returns whether any was held
   */
  async withdraw(dataId: DataId, ownerId: UserId): Promise<boolean> {
    let isHeld = false;
    for (const slot of this.#byData.get(dataId) ?? []) {
      const cached = this.#slots.get(slot);
      if (cached === undefined || cached.isWithdrawn || cached.grant.ownerId !== ownerId) continue;
      this.#slots.set(slot, { ...cached, isWithdrawn: true });
      isHeld = true;
    }
    if (isHeld) await this.#save();
    return isHeld;
  }

  #isNews(grant: Grant): boolean {
    const cached = this.#slots.get(slotOf(grant));
    if (cached === undefined || cached.isWithdrawn) return true;
    const isSame = bytesToHex(cached.grant.signature) === bytesToHex(grant.signature);
    return !isSame && grant.issuedAt >= cached.grant.issuedAt;
  }

  #put(cached: CachedGrant): void {
    this.#revision += 1;
    const { dataId } = cached.grant;
    const slot = slotOf(cached.grant);
    this.#slots.set(slot, cached);
    const slots = this.#byData.get(dataId) ?? new Set<string>();
    this.#byData.set(dataId, slots.add(slot));
  }

  #save(): Promise<void> {
    return this.document.change(() => ({
      version: 1,
      grants: this.all().map(({ grant, isWithdrawn }) => ({ grant: encodeGrantJson(grant), isWithdrawn })),
      refused: this.#refused.map(encodeGrantJson),
      listedUpTo: this.#listedUpTo,
      epochs: Object.fromEntries(this.#epochs),
    }));
  }
}

/** Null for an entry that is no grant: it is only a cache, the server has it still. */
function readStored(value: unknown): Grant | null {
  try {
    return decodeGrantJson(value);
  } catch {
    return null;
  }
}
