import { type DataId, parseDataId, parseUserId } from "../../../shared/crypto";
import { normalizeAddress } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { Connection } from "../connection/connection";
import { isServerAway } from "../connection/server-away";
import type { Session } from "../identity/session";
import { KeyferryError } from "../keyferry-error";
import type { People } from "../people/people";
import type { SharingService } from "../sharing/sharing-service";
import { requireOwner } from "../vault/vault-rights";
import type { VaultService } from "../vault/vault-service";
import type { Outbox } from "./outbox";

/** Milliseconds that a person waits for whether a server that was away is back; it goes on being asked in the background. */
const ASK_FOR_MS = 3_000;

export interface DeferralDeps {
  readonly session: Pick<Session, "server">;
  readonly connection: Pick<Connection, "isAway" | "tryNow">;
  readonly outbox: Pick<
    Outbox,
    "add" | "cancel" | "holds" | "changes" | "working" | "goOn" | "withdrawShares"
  >;
  readonly sharing: Pick<SharingService, "share" | "removeAccess">;
  readonly people: Pick<People, "lookUp" | "list" | "pinned">;
  readonly vaults: Pick<VaultService, "open">;
}

type ShareRequest = IpcRequest<"sharing.share">;
type DoneOutcomes = Awaited<ReturnType<SharingService["share"]>>;
type ShareOutcomes = IpcResponse<"sharing.share">;

/** What needs the key server is done at once where it can be reached, and waits in the outbox where it cannot. */
export class Deferral {
  constructor(private readonly deps: DeferralDeps) {}

  /** As `SharingService.share`; "waiting" for whoever gets it as soon as the server can be reached. */
  async share(request: ShareRequest): Promise<ShareOutcomes> {
    if (await this.#mustWait(request.vaultId)) return this.#shareLater(request);
    try {
      return await this.#waitForTheMissed(request, await this.deps.sharing.share(request));
    } catch (error) {
      if (!isServerAway(error)) throw error;
      return this.#shareLater(request);
    }
  }

  /** As `SharingService.removeAccess`; without a job when it waits. What was to be shared with the person there is not shared any more. */
  async removeAccess(
    request: IpcRequest<"sharing.removeAccess">,
  ): Promise<IpcResponse<"sharing.removeAccess">> {
    await this.#withdrawShares(request);
    if ((await this.#mustWait(request.vaultId)) || (await this.#isAwayNow())) {
      return this.#removeLater(request);
    }
    return this.deps.sharing.removeAccess(request);
  }

  /**
   * As `People.lookUp`; without the server whoever is known here, as she is known. What is shared with her then is checked later.
   * @throws KeyferryError `person-not-met` for everyone else
   */
  async lookUp(request: IpcRequest<"people.lookUp">): Promise<IpcResponse<"people.lookUp">> {
    const { people } = this.deps;
    try {
      return await people.lookUp(request);
    } catch (error) {
      if (!isServerAway(error)) throw error;
      const address = normalizeAddress(request.address);
      const known = people.list().find((person) => person.address === address);
      if (known === undefined) throw new KeyferryError("person-not-met", undefined, { cause: error });
      return known;
    }
  }

  async #withdrawShares({ vaultId, itemId, userId }: IpcRequest<"sharing.removeAccess">): Promise<void> {
    const { tree } = await this.deps.vaults.open(vaultId);
    const top = parseDataId(itemId);
    await this.deps.outbox.withdrawShares(
      parseUserId(userId),
      (id) => tree.get(id) !== null && tree.isWithin(id, top),
    );
  }

  /** What is asked for now must not overtake what waits. */
  async #mustWait(vaultId: string): Promise<boolean> {
    const { connection, outbox } = this.deps;
    if (connection.isAway) await atMost(ASK_FOR_MS, connection.tryNow());
    return connection.isAway || outbox.holds(parseDataId(vaultId));
  }

  async #isAwayNow(): Promise<boolean> {
    try {
      await this.deps.session.server().checkReachable();
      return false;
    } catch (error) {
      if (!isServerAway(error)) throw error;
      return true;
    }
  }

  /** The server may go away when it has been asked about some of the people. */
  async #waitForTheMissed(request: ShareRequest, outcomes: DoneOutcomes): Promise<ShareOutcomes> {
    const isMissed = ({ outcome }: DoneOutcomes[number]) =>
      outcome === "server-unreachable" || outcome === "server-slow";
    const missed = new Set(outcomes.filter(isMissed).map(({ userId }) => userId));
    if (missed.size === 0) return outcomes;
    const recipients = request.recipients.filter(({ userId }) => missed.has(userId));
    const later = await this.#shareLater({ ...request, recipients });
    return [...outcomes.filter(({ userId }) => !missed.has(userId)), ...later];
  }

  async #shareLater(request: ShareRequest): Promise<ShareOutcomes> {
    const vaultId = await this.#requireOwned(request.vaultId, request.itemIds);
    const outcomes: ShareOutcomes = [];
    for (const recipient of request.recipients) {
      const problem = this.#problemWith(recipient);
      if (problem === null) {
        const one = { ...request, recipients: [recipient] };
        await this.deps.outbox.add(vaultId, { kind: "share", request: one });
      }
      for (const itemId of request.itemIds) {
        outcomes.push({ userId: recipient.userId, itemId, outcome: problem ?? "waiting" });
      }
    }
    this.deps.outbox.goOn(false);
    return outcomes;
  }

  async #removeLater({
    vaultId: text,
    itemId: item,
    userId: user,
  }: IpcRequest<"sharing.removeAccess">): Promise<{ jobId: null }> {
    const { outbox } = this.deps;
    const vaultId = await this.#requireOwned(text, [item]);
    const [itemId, userId] = [parseDataId(item), parseUserId(user)];
    const earlier = (await outbox.changes()).filter(
      ({ terms }) => terms.kind === "remove-access" && terms.itemId === itemId && terms.userId === userId,
    );
    const terms = { kind: "remove-access", itemId, userId } as const;
    if (earlier.every(({ problem }) => problem !== null)) await outbox.add(vaultId, terms);
    // What waits for a decision is not carried out by itself: this was one.
    for (const { entryId, problem } of earlier) {
      if (problem !== null && outbox.working !== entryId) await outbox.cancel(entryId);
    }
    outbox.goOn(false);
    return { jobId: null };
  }

  /** What could never work is refused now and not queued. @throws KeyferryError `not-owner`, `item-not-found`, of the vault */
  async #requireOwned(vaultId: string, itemIds: readonly string[]): Promise<DataId> {
    const vault = await this.deps.vaults.open(vaultId);
    requireOwner(vault.role);
    for (const itemId of itemIds) vault.tree.keyedNode(parseDataId(itemId));
    return vault.vaultId;
  }

  /** Only who is known here, with these very keys, can be waited for. */
  #problemWith({ userId, digits }: ShareRequest["recipients"][number]): ErrorCode | null {
    const person = this.deps.people.pinned(parseUserId(userId));
    if (person === null) return "person-not-met";
    if (person.isMe) return "request-invalid";
    if (person.accepted === null || person.trust === "changed") return "person-key-changed";
    return person.view.digits === digits ? null : "person-key-changed";
  }
}

/** Resolves with the work, or when the time is over. */
async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, over]);
  clearTimeout(timer);
}
