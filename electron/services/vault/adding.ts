import { itemBucket, itemPath } from "../containers/container-location";
import type { DataId } from "../../../shared/crypto";
import type { JobControl } from "../jobs/job-runner";
import type { EncryptFileJob, NewContainer, WriteNodeJob, WrittenContainer } from "../ports";
import { inParallel } from "./bounded-parallel";
import { type ImportPlan, planImport } from "./import-plan";
import { reportFailures, requireSomeSuccess } from "./job-outcome";
import { mediaTypeOf } from "./media-type";
import { asParent, newContainer, type ParentFolder } from "./new-containers";
import { levelsLeft } from "./path-algebra";
import { authorship, type VaultContext } from "./vault-context";
import { requireWriter } from "./vault-rights";

/** Folders to make at a time; more only queue up in the runtime's own pool. */
const FOLDERS_AT_ONCE = 16;

/**
 * Encrypts files and whole folders into a folder of the vault. Folders come first, so that whatever stops this, each file that
 * is there also has its folder.
 */
export async function addSources(
  context: VaultContext,
  folderId: DataId,
  sources: readonly string[],
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
  };
  const plan = await planImport(files, sources, target, control.signal);
  for (const { name, problem } of plan.leftOut) control.fail(name, problem);
  await makeBuckets(context, [...plan.folders, ...plan.files]);
  const parents = await writeFolders(context, folderId, plan, control);
  await encryptPlanned(context, plan, parents, control);
}

async function makeBuckets(context: VaultContext, items: readonly { id: DataId }[]): Promise<void> {
  const buckets = new Set(items.map(({ id }) => itemBucket(context.vault.folder, id)));
  await inParallel([...buckets], FOLDERS_AT_ONCE, (bucket) => context.files.makeFolder(bucket));
}

/** @returns the target and all folders that were written, by ID */
async function writeFolders(
  context: VaultContext,
  folderId: DataId,
  plan: ImportPlan,
  control: JobControl,
): Promise<Map<DataId, ParentFolder>> {
  const { vault, engine } = context;
  const author = authorship(context);
  const target = vault.tree.keyedNode(folderId);
  const { dataId, path, epoch } = target.head.header;
  const parents = new Map<DataId, ParentFolder>([
    [folderId, { dataId, path, epoch, itemKey: target.access.itemKey }],
  ]);
  const jobs: WriteNodeJob[] = plan.folders.flatMap(({ id, parentId, name, modifiedAt }) => {
    const parent = parents.get(parentId);
    if (parent === undefined) return [];
    const container = newContainer(parent, id, name, author);
    parents.set(id, asParent(container));
    const targetPath = itemPath(vault.folder, id);
    return [{ kind: "folder" as const, container, targetPath, modifiedAt, earlierKeys: [] }];
  });
  if (jobs.length === 0) return parents;
  const outcomes = await engine.writeNodes(jobs, { signal: control.signal });
  for (const [i, outcome] of outcomes.entries()) {
    const folder = jobs[i];
    if (!outcome.ok && folder !== undefined) parents.delete(folder.container.dataId);
  }
  await noteWritten(
    context,
    jobs,
    reportFailures(outcomes, (i) => jobs[i]?.container.name ?? "", control),
  );
  if (plan.files.length === 0) requireSomeSuccess(outcomes);
  return parents;
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
    onProgress: (progress) => control.progress(progress),
  });
  await noteWritten(
    context,
    jobs,
    reportFailures(outcomes, (i) => jobs[i]?.container.name ?? "", control),
  );
  requireSomeSuccess(outcomes);
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
