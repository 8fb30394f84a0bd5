import type { DataId } from "../../../shared/crypto";
import { itemPath } from "../containers/container-location";
import { errorCodeOf } from "../error-code-of";
import type { JobControl } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { ReadHead } from "../ports";
import { inParallel } from "./bounded-parallel";
import type { VaultContext } from "./vault-context";
import { nameOf, type VaultNode } from "./vault-node";
import { requireWriter } from "./vault-rights";

/** Files to remove at a time; more only queue up in the runtime's own pool. */
const FILES_AT_ONCE = 16;

/**
 * What goes when these items are deleted: their containers and all that hang on them, readable or not, files before the folders
 * that hold them.
 * @throws KeyferryError `read-only`, `item-not-found`
 */
export function containersToDelete(
  { vault }: Pick<VaultContext, "vault">,
  itemIds: readonly DataId[],
): { tops: VaultNode[]; heads: ReadHead[] } {
  requireWriter(vault.role);
  const tops = vault.tree.topmost(itemIds);
  if (tops.some(({ parentId }) => parentId === null))
    throw new KeyferryError("request-invalid", "the vault itself");
  const folders = tops.filter(({ head }) => isFolder(head));
  const heads = [...tops.map(({ head }) => head), ...vault.containersBelow(folders.map(({ id }) => id))];
  return {
    tops,
    heads: [...heads.filter((head) => !isFolder(head)), ...heads.filter(isFolder).reverse()],
  };
}

function isFolder({ header }: ReadHead): boolean {
  return header.kind === "folder";
}

/** The items that are gone with these containers: a copy that lay astray, or was put there by somebody else, says nothing of them. */
export function itemsGone(vaultFolder: string, removed: readonly ReadHead[]): DataId[] {
  return removed
    .filter(({ path, header }) => path === itemPath(vaultFolder, header.dataId))
    .map(({ header }) => header.dataId);
}

/**
 * Deletes items and all that lies in them for good. Files go before the folders that hold them, so that whatever stops this, what is
 * left still has its folder.
 */
export async function deleteItems(
  context: VaultContext,
  itemIds: readonly DataId[],
  control: JobControl,
): Promise<void> {
  const { vault } = context;
  const { heads } = containersToDelete(context, itemIds);
  const removal = new Removal(context, heads.length, control);
  try {
    await inParallel(
      heads.filter((head) => !isFolder(head)),
      FILES_AT_ONCE,
      (head) => removal.remove(head),
    );
    for (const head of heads.filter(isFolder)) await removal.remove(head);
  } finally {
    await vault.noteRemoved(removal.removed.map(({ path }) => path));
    await context.ledger.endForDeleted(itemsGone(vault.folder, removal.removed), false);
  }
}

class Removal {
  readonly removed: ReadHead[] = [];
  #failed = 0;

  constructor(
    private readonly context: VaultContext,
    private readonly total: number,
    private readonly control: JobControl,
  ) {}

  async remove(head: ReadHead): Promise<void> {
    // A folder whose content could not be removed stays.
    if (this.control.signal.aborted || (isFolder(head) && this.#failed > 0)) return;
    try {
      await this.context.files.removeFile(head.path);
      this.removed.push(head);
    } catch (error) {
      this.#failed++;
      const node = this.context.vault.tree.get(head.header.dataId);
      this.control.fail(node === null ? head.header.dataId : nameOf(node), errorCodeOf(error));
    }
    this.control.progress({
      filesDone: this.removed.length,
      filesTotal: this.total,
      bytesDone: 0,
      bytesTotal: 0,
    });
  }
}
