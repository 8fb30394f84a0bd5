import { randomUUID } from "node:crypto";
import { parseDataId } from "../../../shared/crypto";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import { KeyferryError } from "../keyferry-error";
import type { Engine } from "../ports";
import type { JournalEntry } from "../profile/journal";
import type { AccessLedger } from "../vault/access-ledger";
import { deleteItems } from "../vault/deleting";
import type { OpenVault } from "../vault/open-vault";
import { subjectOf } from "../vault/vault-changes";
import { nameOf } from "../vault/vault-node";
import { requireWriter } from "../vault/vault-rights";
import type { VaultService } from "../vault/vault-service";
import { type Bin, isUnfinished, KEPT_FOR_MS } from "./bin";
import { openDeleted } from "./deleted-nodes";
import { type Deletion, itemsOf } from "./deletion";
import { moveOut } from "./moving-out";
import { folderToReturnTo, putBack } from "./putting-back";

/** So many names stand for all that was deleted together. */
const NAMES_SHOWN = 3;

/** Milliseconds from one look for what is kept no longer to the next. */
const LOOK_EVERY = 24 * 60 * 60 * 1000;

export interface RecentlyDeletedDeps {
  readonly vaults: Pick<VaultService, "open" | "changes">;
  readonly bin: Bin;
  readonly engine: Pick<Engine, "readHeads">;
  readonly ledger: Pick<AccessLedger, "forgetDeleted">;
  readonly clock: () => number;
  readonly report: (event: string, error: unknown) => void;
}

type DeletedView = IpcResponse<"deleted.list">[number];

/** Deleting, and taking it back: one method for each `deleted.*` entry of the IPC contract, and `items.delete`. */
export class RecentlyDeleted {
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly deps: RecentlyDeletedDeps) {}

  /** Removes what is kept no longer, now and once a day: the app may run for months. */
  start(): void {
    const look = () => {
      const { report } = this.deps;
      this.removeExpired().catch((error: unknown) => report("removing what was deleted long ago", error));
    };
    look();
    this.#timer = setInterval(look, LOOK_EVERY);
    this.#timer.unref();
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Removes what is kept no longer. */
  async removeExpired(): Promise<void> {
    for (const { entryId } of await this.deps.bin.expired()) await this.#removeForGood(entryId);
  }

  async delete({
    vaultId,
    itemIds,
    forGood,
  }: IpcRequest<"items.delete">): Promise<IpcResponse<"items.delete">> {
    const { vaults, bin, clock } = this.deps;
    const ids = itemIds.map(parseDataId);
    const subject = subjectOf(await vaults.open(vaultId), ids);
    if (forGood) {
      const { jobId } = await vaults.changes.start("delete", vaultId, subject, (context, control) =>
        deleteItems(context, ids, control),
      );
      return { jobId, deletionId: null };
    }
    await this.removeExpired().catch(() => undefined);
    const deletionId = randomUUID();
    const { jobId } = await vaults.changes.start("delete", vaultId, subject, (context, control) =>
      moveOut(context, bin, deletionId, ids, clock(), control),
    );
    return { jobId, deletionId };
  }

  /** The newest first. */
  async list({ vaultId }: IpcRequest<"deleted.list">): Promise<IpcResponse<"deleted.list">> {
    const vault = await this.deps.vaults.open(vaultId);
    const kept = (await this.deps.bin.list()).filter(
      ({ content }) => content.vaultId === vault.vaultId && content.state === "kept",
    );
    const views = await Promise.all(kept.map((entry) => this.#view(vault, entry)));
    return views.sort((a, b) => b.deletedAt - a.deletedAt);
  }

  /** @throws KeyferryError `deletion-gone`, `read-only` */
  async putBack({
    vaultId,
    deletionId,
  }: IpcRequest<"deleted.putBack">): Promise<IpcResponse<"deleted.putBack">> {
    const { vaults, bin } = this.deps;
    const vault = await vaults.open(vaultId);
    requireWriter(vault.role);
    const deletion = await this.#deletionOf(vault, deletionId);
    const { names } = await this.#view(vault, { entryId: deletionId, content: deletion });
    const { jobId } = await vaults.changes.start("put-back", vaultId, names[0] ?? "", (context, control) =>
      putBack(context, bin, deletionId, control),
    );
    const isToTop = deletion.tops.some(({ folderId }) => folderToReturnTo(vault.tree, folderId) !== folderId);
    return { jobId, isToTop };
  }

  /** @param deletionId null for all that was deleted from this vault */
  async removeForGood({ vaultId, deletionId }: IpcRequest<"deleted.remove">): Promise<void> {
    const vault = await this.deps.vaults.open(vaultId);
    const mine = (await this.deps.bin.list()).filter(
      ({ entryId, content }) =>
        content.vaultId === vault.vaultId &&
        !isUnfinished(content) &&
        (deletionId === null || entryId === deletionId),
    );
    for (const { entryId } of mine) await this.#removeForGood(entryId);
  }

  #removeForGood(deletionId: string): Promise<void> {
    const { bin, ledger } = this.deps;
    return bin.removeForGood(deletionId, (deletion) =>
      ledger.forgetDeleted(itemsOf(deletion).map(({ dataId }) => dataId)),
    );
  }

  async #deletionOf(vault: OpenVault, deletionId: string): Promise<Deletion> {
    const deletion = await this.deps.bin.get(deletionId);
    if (deletion.vaultId !== vault.vaultId) throw new KeyferryError("deletion-gone");
    return deletion;
  }

  async #view(vault: OpenVault, { entryId, content }: JournalEntry<Deletion>): Promise<DeletedView> {
    const { tops, containers, deletedAt } = content;
    const [first] = tops;
    const folderId = first === undefined ? vault.vaultId : folderToReturnTo(vault.tree, first.folderId);
    return {
      deletionId: entryId,
      deletedAt,
      keptUntil: deletedAt + KEPT_FOR_MS,
      names: await this.#namesOf(vault, entryId, content),
      itemCount: tops.length,
      bytes: containers.reduce((sum, { bytes }) => sum + bytes, 0),
      returnsTo: [...vault.tree.ancestors(folderId), vault.tree.node(folderId)].map(nameOf),
      isFolderGone: tops.some((top) => folderToReturnTo(vault.tree, top.folderId) !== top.folderId),
    };
  }

  /** Empty strings for what cannot be read now. */
  async #namesOf(vault: OpenVault, deletionId: string, { tops, containers }: Deletion): Promise<string[]> {
    const shown = tops.slice(0, NAMES_SHOWN).map(({ itemId }) => itemId);
    const paths = shown.map((itemId) => {
      const index = containers.findIndex(({ dataId, isItem }) => isItem && dataId === itemId);
      return this.deps.bin.pathOf(deletionId, index);
    });
    const heads = (await this.deps.engine.readHeads(paths)).flatMap((outcome) =>
      outcome.ok ? [outcome.value] : [],
    );
    const opened = openDeleted(vault.tree, heads);
    return shown.map((itemId) => opened.get(itemId)?.access.item.name ?? "");
  }
}
