import type { DataId } from "../../../shared/crypto";
import { itemPath } from "../containers/container-location";
import { errorCodeOf } from "../error-code-of";
import type { JobControl } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { ReadHead } from "../ports";
import { inParallel } from "./bounded-parallel";
import type { VaultContext } from "./vault-context";
import { nameOf } from "./vault-node";
import { requireWriter } from "./vault-rights";

/** Files to remove at a time; more only queue up in the runtime's own pool. */
const FILES_AT_ONCE = 16;

/**
 * Deletes items and all that lies in them. Files go before the folders that hold them, so that whatever stops this, what is
 * left still has its folder.
 */
export async function deleteItems(
  context: VaultContext,
  itemIds: readonly DataId[],
  control: JobControl,
): Promise<void> {
  const { vault } = context;
  requireWriter(vault.role);
  const tops = vault.tree.topmost(itemIds);
  if (tops.some(({ parentId }) => parentId === null))
    throw new KeyferryError("request-invalid", "the vault itself");
  const folders = tops.filter(({ head }) => head.header.kind === "folder");
  const heads = [...tops.map(({ head }) => head), ...vault.containersBelow(folders.map(({ id }) => id))];
  const isFolder = ({ header }: ReadHead): boolean => header.kind === "folder";
  const removal = new Removal(context, heads.length, control);
  try {
    await inParallel(
      heads.filter((head) => !isFolder(head)),
      FILES_AT_ONCE,
      (head) => removal.remove(head),
    );
    for (const head of heads.filter(isFolder).reverse()) await removal.remove(head);
  } finally {
    await vault.noteRemoved(removal.removed.map(({ path }) => path));
    // A copy that lay astray, or was put there by somebody else, says nothing of the item itself.
    const gone = removal.removed.filter(({ path, header }) => path === itemPath(vault.folder, header.dataId));
    await context.ledger.endForDeleted(gone.map(({ header }) => header.dataId));
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
    if (this.control.signal.aborted || (head.header.kind === "folder" && this.#failed > 0)) return;
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
