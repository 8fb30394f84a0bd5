import type { DataId } from "../../../shared/crypto";
import { itemBucket, itemPath } from "../containers/container-location";
import type { JobControl } from "../jobs/job-runner";
import type { EncryptFileJob, NewContainer, WriteNodeJob, WrittenContainer } from "../ports";
import { addedId } from "./added-ids";
import { inParallel } from "./bounded-parallel";
import { type ImportPlan, narrowedTo, planImport } from "./import-plan";
import { reportFailures, requireSomeSuccess } from "./job-outcome";
import { mediaTypeOf } from "./media-type";
import { asParent, newContainer, type ParentFolder } from "./new-containers";
import { levelsLeft } from "./path-algebra";
import { authorship, type VaultContext } from "./vault-context";
import { requireWriter } from "./vault-rights";
import type { VaultTree } from "./vault-tree";

/** Folders to make at a time; more only queue up in the runtime's own pool. */
const FOLDERS_AT_ONCE = 16;

export interface AddWanted {
  readonly folderId: DataId;
  /** Absolute paths of files and folders. */
  readonly sources: readonly string[];
  /** Of the IDs that they get: a second run with the same seed adds what the first one did not. */
  readonly seed: Uint8Array;
}

/**
 * Encrypts files and whole folders into a folder of the vault. Folders come first, so that whatever stops this, each file that
 * is there also has its folder.
 */
export async function addSources(
  context: VaultContext,
  { folderId, sources, seed }: AddWanted,
  control: JobControl,
): Promise<void> {
  const { vault, files } = context;
  requireWriter(vault.role);
  const { head } = vault.tree.folder(folderId);
  const target = {
    folderId,
    namesTaken: vault.tree.namesIn(folderId),
    levelsLeft: levelsLeft(head.header.path),
    vaultFolder: vault.folder,
    idOf: (source: number, path: string) => addedId(seed, source, path),
    isThere: (id: DataId) => vault.tree.get(id) !== null,
  };
  const whole = await planImport(files, sources, target, control.signal);
  const plan = control.only === null ? whole : narrowedTo(whole, control.only);
  for (const { name, problem, sourcePath } of plan.leftOut) control.fail(name, problem, sourcePath);
  await makeBuckets(context, [...plan.folders, ...plan.files]);
  const parents = await writeFolders(context, folderId, plan, control);
  await encryptPlanned(context, plan, parents, control);
}

async function makeBuckets(context: VaultContext, items: readonly { id: DataId }[]): Promise<void> {
  const buckets = new Set(items.map(({ id }) => itemBucket(context.vault.folder, id)));
  await inParallel([...buckets], FOLDERS_AT_ONCE, (bucket) => context.files.makeFolder(bucket));
}

/** @returns the target and all folders that were written, now or before, by ID */
async function writeFolders(
  context: VaultContext,
  folderId: DataId,
  plan: ImportPlan,
  control: JobControl,
): Promise<Map<DataId, ParentFolder>> {
  const { vault, engine } = context;
  const author = authorship(context);
  const parents = new Map<DataId, ParentFolder>([[folderId, existingParent(vault.tree, folderId)]]);
  for (const id of plan.foldersThere) parents.set(id, existingParent(vault.tree, id));
  const jobs: WriteNodeJob[] = plan.folders.flatMap(({ id, parentId, name, modifiedAt }) => {
    const parent = parents.get(parentId);
    if (parent === undefined) return [];
    const container = newContainer(parent, id, name, author);
    parents.set(id, asParent(container));
    const targetPath = itemPath(vault.folder, id);
    return [{ kind: "folder" as const, container, targetPath, modifiedAt, earlierKeys: [] }];
  });
  if (jobs.length === 0) return parents;
  const sourceOf = new Map<DataId | undefined, string>(plan.folders.map((f) => [f.id, f.sourcePath]));
  const { signal, pause } = control;
  const outcomes = await engine.writeNodes(jobs, { signal, pause });
  for (const [i, outcome] of outcomes.entries()) {
    const folder = jobs[i];
    if (!outcome.ok && folder !== undefined) parents.delete(folder.container.dataId);
  }
  await noteWritten(
    context,
    jobs,
    reportFailures(
      outcomes,
      (i) => jobs[i]?.container.name ?? "",
      control,
      (i) => sourceOf.get(jobs[i]?.container.dataId),
    ),
  );
  if (plan.files.length === 0 && control.only === null) requireSomeSuccess(outcomes);
  return parents;
}

/** @throws KeyferryError `item-not-found`, `no-access` */
function existingParent(tree: VaultTree, id: DataId): ParentFolder {
  const { head, access } = tree.keyedNode(id);
  const { dataId, path, epoch } = head.header;
  return { dataId, path, epoch, itemKey: access.itemKey };
}

async function encryptPlanned(
  context: VaultContext,
  plan: ImportPlan,
  parents: ReadonlyMap<DataId, ParentFolder>,
  control: JobControl,
): Promise<void> {
  const author = authorship(context);
  const jobs: EncryptFileJob[] = plan.files.flatMap(({ id, parentId, name, sourcePath }) => {
    const parent = parents.get(parentId);
    // Its folder was not written, which has been told.
    if (parent === undefined) return [];
    return [
      {
        container: newContainer(parent, id, name, author),
        sourcePath,
        targetPath: itemPath(context.vault.folder, id),
        mediaType: mediaTypeOf(name),
      },
    ];
  });
  if (jobs.length === 0) return;
  const outcomes = await context.engine.encryptFiles(jobs, {
    signal: control.signal,
    pause: control.pause,
    onProgress: (progress) => control.progress(progress),
  });
  await noteWritten(
    context,
    jobs,
    reportFailures(
      outcomes,
      (i) => jobs[i]?.container.name ?? "",
      control,
      (i) => jobs[i]?.sourcePath,
    ),
  );
  if (control.only === null) requireSomeSuccess(outcomes);
}

function noteWritten(
  { vault }: VaultContext,
  jobs: readonly { targetPath: string; container: NewContainer }[],
  written: readonly { index: number; value: WrittenContainer }[],
): Promise<void> {
  return vault.noteWritten(
    written.flatMap(({ index, value }) => {
      const job = jobs[index];
      return job === undefined ? [] : [{ path: job.targetPath, container: value }];
    }),
  );
}
