import { type DataId, parseDataId, type UserId } from "../../../shared/crypto";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { WaitingView } from "../../../shared/protocol/ipc/outbox-views";
import type { Connection } from "../connection/connection";
import type { JobRunner } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { People } from "../people/people";
import type { ReKeyJournal } from "../vault/re-key-journal";
import { settleVault } from "../vault/unfinished-work";
import { nameOf } from "../vault/vault-node";
import type { VaultService } from "../vault/vault-service";
import type { VaultTree } from "../vault/vault-tree";
import type { Outbox, UnreadableChange, WaitingChange } from "./outbox";

export interface OutboxServiceDeps {
  readonly outbox: Outbox;
  readonly connection: Pick<Connection, "onBack">;
  readonly vaults: Pick<VaultService, "open" | "context" | "noteUnfinishedRemovals">;
  readonly people: Pick<People, "pinned">;
  readonly jobs: JobRunner;
  readonly reKeyJournal: Pick<ReKeyJournal, "list">;
}

/** What waits for the key server, for the screens: one method for each `outbox.*` entry of the IPC contract. */
export class OutboxService {
  #stop: () => void = () => undefined;

  constructor(private readonly deps: OutboxServiceDeps) {}

  /** Carries out what waits, now and whenever the server is back. */
  start(): void {
    this.deps.outbox.start();
    this.#stop = this.deps.connection.onBack(() => void this.finishBegun());
  }

  async close(): Promise<void> {
    this.#stop();
    await this.deps.outbox.close();
  }

  /** Told with how many changes were just carried out. @returns a function that ends the subscription */
  onChange(listener: (carriedOut: number) => void): () => void {
    return this.deps.outbox.onChange(listener);
  }

  /** What was interrupted half way first, then in the order of asking. */
  async list(): Promise<IpcResponse<"outbox.list">> {
    const begun = (await this.deps.reKeyJournal.list()).flatMap(({ entryId, content }) => {
      const [first] = content.revocations;
      if (content.reason !== "remove-access" || first === undefined) return [];
      const itemIds = content.tops.map(({ itemId }) => itemId);
      return [{ entryId, vaultId: content.vaultId, itemIds, userId: first.recipientId }];
    });
    const changes = await this.deps.outbox.changes();
    const unreadable = await this.deps.outbox.unreadable();
    return Promise.all([
      ...begun.map(async (one) => this.#begunView(one)),
      ...changes.map(async (change) => this.#waitingView(change)),
      ...unreadable.map(async (change) => this.#unreadableView(change)),
    ]);
  }

  /** @throws KeyferryError `request-invalid` for a vault's key that only waits: nothing else could keep it; `jobs-running` */
  async cancel({ entryId }: IpcRequest<"outbox.cancel">): Promise<void> {
    const change = (await this.deps.outbox.changes()).find((one) => one.entryId === entryId);
    if (change?.terms.kind === "create-vault" && change.problem === null) {
      throw new KeyferryError("request-invalid", "the key of a vault");
    }
    await this.deps.outbox.cancel(entryId);
  }

  /** Resolves when everything was tried. */
  async tryNow(): Promise<void> {
    await this.finishBegun();
    await this.deps.outbox.tryNow();
  }

  /** Finishes removals of access that were interrupted half way. Never throws: what cannot be finished stays. */
  async finishBegun(): Promise<void> {
    const { vaults, jobs, reKeyJournal } = this.deps;
    const unfinished = async () => new Set((await reKeyJournal.list()).map(({ content }) => content.vaultId));
    for (const vaultId of await unfinished()) {
      const vault = await vaults.open(vaultId).catch(() => null);
      // Opening it may have done it.
      if (vault === null || !(await unfinished()).has(vaultId)) continue;
      await settleVault(vaults.context(vault), jobs).catch(() => undefined);
      await vaults.noteUnfinishedRemovals();
      vault.tellChanged();
    }
  }

  async #begunView(begun: {
    entryId: string;
    vaultId: DataId;
    itemIds: DataId[];
    userId: UserId;
  }): Promise<WaitingView> {
    const { entryId, vaultId, itemIds, userId } = begun;
    return {
      entryId,
      kind: "remove-access",
      ...(await this.#named(vaultId, itemIds)),
      person: this.#person(userId),
      since: null,
      state: "begun",
      problem: null,
    };
  }

  async #unreadableView({ entryId, vaultId, queuedAt }: UnreadableChange): Promise<WaitingView> {
    return {
      entryId,
      kind: "unreadable",
      ...(await this.#named(vaultId, [])),
      person: null,
      since: queuedAt,
      state: "needs-you",
      problem: null,
    };
  }

  async #waitingView({ entryId, vaultId, queuedAt, terms, problem }: WaitingChange): Promise<WaitingView> {
    const isWorking = this.deps.outbox.working === entryId;
    const state = isWorking ? "working" : problem === null ? "waiting" : "needs-you";
    const common = { entryId, kind: terms.kind, since: queuedAt, state, problem } as const;
    switch (terms.kind) {
      case "share": {
        const [recipient] = terms.request.recipients;
        const person = recipient === undefined ? null : this.#person(recipient.userId);
        return { ...common, ...(await this.#named(vaultId, terms.request.itemIds.map(parseDataId))), person };
      }
      case "remove-access":
        return {
          ...common,
          ...(await this.#named(vaultId, [terms.itemId])),
          person: this.#person(terms.userId),
        };
      case "create-vault":
        return { ...common, vaultId, vaultName: terms.name, itemIds: [], names: [], person: null };
    }
  }

  async #named(
    vaultId: DataId,
    itemIds: readonly DataId[],
  ): Promise<Pick<WaitingView, "vaultId" | "vaultName" | "itemIds" | "names">> {
    const vault = await this.deps.vaults.open(vaultId).catch(() => null);
    if (vault === null) return { vaultId, vaultName: null, itemIds: [...itemIds], names: [] };
    const { tree } = vault;
    const names = itemIds.flatMap((itemId) => nameIn(tree, itemId));
    return { vaultId, vaultName: nameIn(tree, vaultId)[0] ?? null, itemIds: [...itemIds], names };
  }

  #person(userId: string): WaitingView["person"] {
    const name = this.deps.people.pinned(userId as UserId)?.name ?? userId.slice(0, 8);
    return { userId, name };
  }
}

function nameIn(tree: VaultTree, itemId: DataId): string[] {
  const node = tree.get(itemId);
  return node === null ? [] : [nameOf(node)];
}
