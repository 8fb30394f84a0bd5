import { type DataId, parseDataId } from "../../../shared/crypto";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { Bin } from "../deleted/bin";
import { moveOut } from "../deleted/moving-out";
import type { JobControl, JobRunner } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { OpenedFolders } from "../opened/opened-folders";
import { containersToDelete } from "../vault/deleting";
import type { OpenVault } from "../vault/open-vault";
import { stateOf } from "../vault/tree-state";
import { subjectOf } from "../vault/vault-changes";
import { isKeyed } from "../vault/vault-node";
import { requireWriter } from "../vault/vault-rights";
import type { VaultService } from "../vault/vault-service";
import type { VaultTree } from "../vault/vault-tree";
import { copyItems } from "./copying";

export interface CopyServiceDeps {
  readonly vaults: Pick<VaultService, "open" | "changes">;
  readonly jobs: Pick<JobRunner, "start">;
  readonly bin: Bin;
  readonly folders: Pick<OpenedFolders, "openedFolder">;
  readonly newDeletionId: () => string;
  readonly clock: () => number;
}

/** Copying within a vault and into another one, and moving into another one: `items.copy` of the IPC contract. */
export class CopyService {
  constructor(private readonly deps: CopyServiceDeps) {}

  /** @throws KeyferryError `vault-not-found`, `item-not-found`, `read-only` */
  async copy(request: IpcRequest<"items.copy">): Promise<IpcResponse<"items.copy">> {
    const { vaults, jobs, newDeletionId } = this.deps;
    const [source, target] = [await vaults.open(request.vaultId), await vaults.open(request.toVaultId)];
    const itemIds = request.itemIds.map(parseDataId);
    const folderId = parseDataId(request.folderId);
    requireWriter(target.role);
    if (request.removeSource) {
      requireWriter(source.role);
      // Within one vault things are moved, which keeps what they are and who has access.
      if (source === target) throw new KeyferryError("request-invalid", "moving within a vault");
    }
    const subject = subjectOf(source, itemIds);
    const deletionId = request.removeSource ? newDeletionId() : null;
    const { jobId } = jobs.start("copy", subject, async (control) => {
      if (source !== target) await source.refresh();
      const copied = await this.#copyNow(source, target, { itemIds, folderId }, deletionId, control);
      if (deletionId === null || !copied.isComplete) return;
      await this.#removeSource(source, itemIds, copied.state, deletionId, control);
    });
    return { jobId, deletionId };
  }

  #copyNow(
    source: OpenVault,
    target: OpenVault,
    wanted: { readonly itemIds: readonly DataId[]; readonly folderId: DataId },
    deletionId: string | null,
    control: JobControl,
  ): Promise<{ isComplete: boolean; state: string }> {
    const { vaults, folders } = this.deps;
    return vaults.changes.runOnAll(target.vaultId, async (context) => {
      const from = source.tree;
      const isComplete = await copyItems(
        { ...context, folders },
        { ...wanted, from, isVerified: deletionId !== null },
        control,
      );
      return { isComplete, state: stateOf(from, wanted.itemIds) };
    });
  }

  /** Everything was written and compared: now the source goes, unless somebody changed it in the meantime. */
  #removeSource(
    source: OpenVault,
    itemIds: readonly DataId[],
    copiedState: string,
    deletionId: string,
    control: JobControl,
  ): Promise<void> {
    const { vaults, bin, clock } = this.deps;
    return vaults.changes.runOnAll(source.vaultId, async (context) => {
      const { heads } = containersToDelete(context, itemIds);
      // What cannot be read was not copied either.
      const isAllCopied = heads.every(({ path, header: { dataId } }) =>
        isReadable(source.tree, dataId, path),
      );
      if (!isAllCopied || stateOf(source.tree, itemIds) !== copiedState)
        throw new KeyferryError("copied-then-changed");
      await moveOut(context, bin, deletionId, itemIds, clock(), {
        ...control,
        // What was copied counts, not how many containers leave.
        progress: () => undefined,
      });
    });
  }
}

function isReadable(tree: VaultTree, id: DataId, path: string): boolean {
  const node = tree.get(id);
  return node !== null && isKeyed(node) && node.head.path === path;
}
