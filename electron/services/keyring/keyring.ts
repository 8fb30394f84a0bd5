import { asSecretKey16, type DataId, type SecretKey16, type UserId } from "../../../shared/crypto";
import type { ContainerHeader, Grant, GrantPayload, PathStep } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { errorCodeOf } from "../error-code-of";
import type { Session } from "../identity/session";
import { KeyferryError } from "../keyferry-error";
import type { MetCheckpoints } from "../log/met-checkpoints";
import type { People } from "../people/people";
import { type Person, signsWith } from "../people/person";
import type { Files } from "../ports";
import type { AccessAnswer, ContainerAccess, NodeReader } from "./container-access";
import { GrantCache } from "./grant-cache";
import { GrantJudge } from "./grant-judge";
import { chainOf, type Finding, KeySearch } from "./key-search";
import { newestBySubject } from "./newest-grants";
import { type OpenedGrant, OpenedGrants } from "./opened-grants";
import { problemByNode, type RefusedGrant, type Served } from "./refused-grants";
import {
  fetchGrantsOfEpochs,
  fetchNewestGrants,
  listReceivedGrants,
  type WantedEpoch,
} from "./served-grants";

/** A grant made to me. */
export interface HeldGrant {
  readonly grant: Grant;
  readonly owner: Person | null;
  /** Null exactly when there is a problem. */
  readonly payload: GrantPayload | null;
  readonly problem: ErrorCode | null;
}

/** The keys that others gave me, and those I gave myself: verified, unwrapped for this session, derived on demand. */
export class Keyring {
  readonly #opened: OpenedGrants;
  private constructor(
    private readonly session: Session,
    private readonly people: People,
    private readonly cache: GrantCache,
    met: Pick<MetCheckpoints, "inGrant">,
  ) {
    this.#opened = new OpenedGrants({ session, judge: new GrantJudge({ session, people, met }) });
  }

  static async open(deps: {
    readonly files: Files;
    readonly path: string;
    readonly session: Session;
    readonly people: People;
    readonly met: Pick<MetCheckpoints, "inGrant">;
  }): Promise<Keyring> {
    const cache = await GrantCache.open({ files: deps.files, path: deps.path });
    return new Keyring(deps.session, deps.people, cache, deps.met);
  }

  /**
   * What I hold for this container: from the cache first (works offline), then from the server.
   * @param nodes reads the folders above it, for keys of earlier epochs
   * @returns null when nobody shared it with me
   * @throws KeyferryError `grant-invalid`, `grant-expired`, `person-key-changed`; `server-…` when only the server could tell
   */
  async accessTo(header: ContainerHeader, nodes?: NodeReader): Promise<ContainerAccess | null> {
    const [answer] = await this.accessToAll([header], nodes);
    if (answer === undefined || !answer.ok) throw new KeyferryError(answer?.code ?? "internal");
    return answer.access;
  }

  /** As `accessTo` for many containers, in order, with one question to the server for all of them. */
  async accessToAll(headers: readonly ContainerHeader[], nodes?: NodeReader): Promise<AccessAnswer[]> {
    this.session.identity();
    let lookedAt = this.cache.revision;
    const findings = await this.#lookAll(headers, nodes);
    for (const ask of [this.#fetchNewest, this.#fetchEpochs]) {
      const missing = [...headers.keys()].filter((place) => findings[place]?.access === null);
      if (missing.length === 0) break;
      const missingHeaders = missing.flatMap((place) => headers[place] ?? []);
      const served = await ask.call(this, missingHeaders);
      // Another call may have brought the same grant in meanwhile, so it need not be news of this answer.
      const isNews = this.cache.revision !== lookedAt;
      lookedAt = this.cache.revision;
      const again = isNews ? await this.#lookAll(missingHeaders, nodes) : [];
      for (const [i, place] of missing.entries()) {
        const finding = again[i] ?? findings[place] ?? NOTHING;
        const problem = finding.problem ?? served.problemFor(missingHeaders[i]);
        findings[place] = { ...finding, problem };
      }
    }
    return findings.map(({ access, problem }) =>
      access === null && problem !== null ? { ok: false, code: problem } : { ok: true, access },
    );
  }

  /** The key of the vault itself at the epoch of its header, or null when only parts were given to me. */
  async rootKey(vaultHeader: ContainerHeader): Promise<SecretKey16 | null> {
    const access = await this.accessTo(vaultHeader);
    return access?.by === "item-key" ? access.itemKey : null;
  }

  /**
   * Keeps a grant that I made to myself (a new root key). Resolves once it is safely on disk.
   * @throws KeyferryError `grant-invalid` when it is not one
   */
  async addOwnGrant(grant: Grant): Promise<void> {
    const [opened] = await this.#opened.open([grant]);
    if (opened?.problem !== null || !opened.owner.isMe)
      throw new KeyferryError("grant-invalid", "not my own");
    await this.cache.add([grant]);
  }

  /**
   * Fetches what was shared with me, and taken away, since the last time. @returns whether anything changed
   * @throws KeyferryError those of the server
   */
  async refresh(signal?: AbortSignal): Promise<boolean> {
    let isChanged = false;
    let { listedUpTo } = this.cache;
    // What was refused is looked at again: an owner's changed keys may have been accepted meanwhile.
    const doubtful = [...this.cache.refused];
    for await (const page of listReceivedGrants(this.session.server(), listedUpTo, signal)) {
      for (const { dataId, ownerId } of page.revoked) {
        isChanged = (await this.cache.withdraw(dataId, ownerId)) || isChanged;
      }
      doubtful.push(...page.grants);
      listedUpTo = page.resume ?? listedUpTo;
    }
    doubtful.push(...(await this.#servedAgain()));
    const { isNews, refused } = await this.#keep(doubtful.filter((grant) => !this.#isRolledBack(grant)));
    const isLess = refused.length !== this.cache.refused.length;
    await this.cache.noteListing(
      listedUpTo,
      refused.map(({ grant }) => grant),
    );
    return isChanged || isNews || isLess;
  }

  /** Everything that was shared with me, newest first; grants to myself are not among it. */
  async heldGrants(): Promise<HeldGrant[]> {
    const me = this.session.identity();
    const good = this.cache.all().flatMap(({ grant, isWithdrawn }) => (isWithdrawn ? [] : [grant]));
    const newest = newestBySubject(good);
    // A refused grant is listed only where there is nothing better.
    for (const [subject, grant] of newestBySubject(this.cache.refused)) {
      if (!newest.has(subject)) newest.set(subject, grant);
    }
    const shared = [...newest.values()].filter((grant) => grant.ownerId !== me.userId);
    const opened = await this.#opened.open(shared);
    return opened.sort((a, b) => b.grant.issuedAt - a.grant.issuedAt);
  }

  /** Grants to me that held at this time (milliseconds since 1970) and do not any more. */
  endedSince(time: number): Grant[] {
    return this.cache.endedBetween(Math.floor(time / 1000), Math.floor(Date.now() / 1000));
  }

  /** The highest epoch of a verified grant seen for this data of this owner; null when none was. */
  highestEpochSeen(dataId: DataId, ownerId: UserId): number | null {
    return this.cache.highestEpoch(dataId, ownerId);
  }

  /**
   * The highest epoch of a verified grant seen for this data of the owner with this key; 0 when none was. A container of an
   * earlier epoch is an older copy, or its newer one has not arrived.
   */
  newestEpoch(dataId: DataId, ownerSigningKey: Uint8Array): number {
    return this.newestEpochs(ownerSigningKey)(dataId);
  }

  /** As `newestEpoch`, for many data of one owner. */
  newestEpochs(ownerSigningKey: Uint8Array): (dataId: DataId) => number {
    const owner = this.people.knownBySigningKey(ownerSigningKey);
    return (dataId) => (owner && this.cache.highestEpoch(dataId, owner.userId)) ?? 0;
  }

  /** The node's own keys of all epochs for which I hold a grant on this computer; never asks the server for one. */
  async heldKeys(
    dataId: DataId,
    ownerSigningKey: Uint8Array,
  ): Promise<{ epoch: number; key: SecretKey16 }[]> {
    const grants = this.cache.forData(dataId).filter((grant) => grant.kind === "item");
    return (await this.#opened.open(grants)).flatMap(({ grant, owner, payload }) => {
      const isOwners = owner !== null && signsWith(owner, ownerSigningKey);
      return isOwners && payload?.kind === "item"
        ? [{ epoch: grant.epoch, key: asSecretKey16(Uint8Array.from(payload.key)) }]
        : [];
    });
  }

  /** Overwrites all unwrapped keys. */
  close(): void {
    this.#opened.close();
  }

  /** A listing that said "taken away" and was wrong, by error or intent, says nothing of it later: what is served counts. */
  #servedAgain(): Promise<Grant[]> {
    const withdrawn = this.cache.all().filter(({ isWithdrawn }) => isWithdrawn);
    const dataIds = new Set(withdrawn.map(({ grant }) => grant.dataId));
    return fetchNewestGrants(this.session.server(), [...dataIds]);
  }

  async #lookAll(headers: readonly ContainerHeader[], nodes?: NodeReader): Promise<Finding[]> {
    const search = new KeySearch(await this.#grantsByNode(), nodes ?? null);
    const findings: Finding[] = [];
    for (const header of headers) findings.push(await search.look(header));
    return findings;
  }

  /** Opens the grants of a node when they are first asked for, and remembers them for this search. */
  async #grantsByNode(): Promise<(dataId: DataId) => Promise<readonly OpenedGrant[]>> {
    const sets = await this.#openedSets();
    const known = new Map<DataId, readonly OpenedGrant[]>();
    return async (dataId) => {
      const before = known.get(dataId);
      if (before !== undefined) return before;
      const grants = this.cache.forData(dataId).filter((grant) => grant.kind !== "set");
      const opened = [...(await this.#opened.open(grants)), ...(sets.get(dataId) ?? [])];
      known.set(dataId, opened);
      return opened;
    };
  }

  /** Sets by their members; the server does not know what is in them. */
  async #openedSets(): Promise<Map<DataId, OpenedGrant[]>> {
    const sets = this.cache.all().flatMap(({ grant }) => (grant.kind === "set" ? [grant] : []));
    const byMember = new Map<DataId, OpenedGrant[]>();
    for (const opened of await this.#opened.open(sets)) {
      if (opened.payload?.kind !== "set") continue;
      for (const { dataId } of opened.payload.items) {
        byMember.set(dataId, [...(byMember.get(dataId) ?? []), opened]);
      }
    }
    return byMember;
  }

  #fetchNewest(headers: readonly ContainerHeader[]): Promise<Served> {
    const dataIds = new Set(headers.flatMap((header) => chainOf(header).map((step) => step.id)));
    return this.#ask(async () => {
      const grants = await fetchNewestGrants(this.session.server(), [...dataIds]);
      const isRolledBack = (grant: Grant) => this.#isRolledBack(grant);
      return {
        grants: grants.filter((grant) => !isRolledBack(grant)),
        refused: grants.filter(isRolledBack).map((grant) => ({ grant, problem: "grant-invalid" })),
      };
    });
  }

  /** Whether a grant that the server calls the newest is older than one that it gave before. */
  #isRolledBack(grant: Grant): boolean {
    return grant.epoch < (this.cache.highestEpoch(grant.dataId, grant.ownerId) ?? 0);
  }

  /** Where the grant at hand is of a newer epoch than the container, the server may still have the one of that epoch. */
  async #fetchEpochs(headers: readonly ContainerHeader[]): Promise<Served> {
    const wanted = new Map<string, WantedEpoch>();
    for (const header of headers) {
      for (const step of chainOf(header)) {
        if (!this.#holdsNewer(step)) continue;
        const { signingKey } = header.owner;
        wanted.set(`${step.id}/${step.epoch}`, {
          dataId: step.id,
          epoch: step.epoch,
          ownerSigningKey: signingKey,
        });
      }
    }
    return this.#ask(async () => ({
      grants: await fetchGrantsOfEpochs(this.session.server(), this.session.identity(), [...wanted.values()]),
      refused: [],
    }));
  }

  #holdsNewer(step: PathStep): boolean {
    return this.cache.forData(step.id).some((grant) => grant.epoch > step.epoch);
  }

  async #ask(question: () => Promise<{ grants: Grant[]; refused: RefusedGrant[] }>): Promise<Served> {
    try {
      const answer = await question();
      const { refused } = await this.#keep(answer.grants);
      return { problemFor: problemByNode([...answer.refused, ...refused]) };
    } catch (error) {
      const code = errorCodeOf(error);
      return { problemFor: () => code };
    }
  }

  /** Keeps what may be used; a forged grant must not take the place of a good one. */
  async #keep(grants: readonly Grant[]): Promise<{ isNews: boolean; refused: RefusedGrant[] }> {
    const opened = await this.#opened.open(grants);
    const good = opened.flatMap(({ grant, problem }) => (problem === null ? [grant] : []));
    const refused = opened.flatMap(({ grant, problem }) => (problem === null ? [] : [{ grant, problem }]));
    return { isNews: await this.cache.add(good), refused };
  }
}

const NOTHING: Finding = { access: null, problem: null };
