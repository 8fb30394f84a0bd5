import { join } from "node:path";
import type { DataId } from "../../../shared/crypto";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { itemBucket, itemPath } from "../containers/container-location";
import type { JobControl } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { OpenedFolders } from "../opened/opened-folders";
import { withPassingPlaintext } from "../opened/passing-plaintext";
import type { EncryptFileJob, JobOutcome, WriteNodeJob, WrittenContainer } from "../ports";
import { inParallel } from "../vault/bounded-parallel";
import { decryptJob } from "../vault/exporting";
import { reportFailures, requireSomeSuccess } from "../vault/job-outcome";
import { mediaTypeOf } from "../vault/media-type";
import { asParent, newContainer, type ParentFolder } from "../vault/new-containers";
import { decryptOrTellOfChange } from "../vault/newest-node";
import { authorship, type VaultContext } from "../vault/vault-context";
import { isKeyed } from "../vault/vault-node";
import { requireWriter } from "../vault/vault-rights";
import type { VaultTree } from "../vault/vault-tree";
import { type CopyPlan, type PlannedCopy, planCopy } from "./copy-plan";
import { CopyProgress } from "./copy-progress";
import { compareWithSource } from "./copy-verification";

const FOLDERS_AT_ONCE = 16;
/** Plaintext lies on the disk for a moment: so much of it at a time, or one file. */
const BATCH_BYTES = 64 * 1024 * 1024;
const BATCH_FILES = 64;

export interface CopyContext extends VaultContext {
  readonly folders: Pick<OpenedFolders, "openedFolder">;
}

export interface CopyWanted {
  /** The tree that the items are in, of this vault or another one. */
  readonly from: VaultTree;
  readonly itemIds: readonly DataId[];
  readonly folderId: DataId;
  /** Whether what was written is read back and compared, because the source will be deleted. */
  readonly isVerified: boolean;
}

/**
 * Copies items, with all that lies in them, into a folder of the context's vault: new items, with content keys of their own,
 * written by the person who copies. Plaintext is only in the app's private folder, and no longer than a batch takes.
 * @returns whether all of them are there now
 * @throws KeyferryError `read-only`, `item-not-found`, `copy-into-itself`, `too-deep`, `no-access`, of the file system
 */
export async function copyItems(
  context: CopyContext,
  { from, itemIds, folderId, isVerified }: CopyWanted,
  control: JobControl,
): Promise<boolean> {
  const { vault, files } = context;
  requireWriter(vault.role);
  const plan = planCopy(from, itemIds, { tree: vault.tree, folderId });
  const buckets = new Set([...plan.folders, ...plan.files].map(({ id }) => itemBucket(vault.folder, id)));
  await inParallel([...buckets], FOLDERS_AT_ONCE, (bucket) => files.makeFolder(bucket));
  const parents = await writeFolders(context, folderId, plan, control);
  const progress = new CopyProgress(plan, control);
  let isComplete = plan.folders.every(({ id }) => parents.has(id));
  let hasWritten = plan.folders.length > 0;
  for (const batch of batchesOf(plan.files)) {
    control.signal.throwIfAborted();
    const outcomes = await copyBatch(context, batch, parents, { control, progress, isVerified });
    hasWritten ||= outcomes.some(({ ok }) => ok);
    isComplete &&= outcomes.every(({ ok }) => ok);
    if (!hasWritten) requireSomeSuccess(outcomes);
  }
  return isComplete;
}

/**
 * Writes the folders, each level after the one above it: in a folder that was not written nothing is, and what was to lie in it is
 * told as failed.
 * @returns the target and all folders that were written, by ID
 */
async function writeFolders(
  context: CopyContext,
  folderId: DataId,
  plan: CopyPlan,
  control: JobControl,
): Promise<Map<DataId, ParentFolder>> {
  const { head, access } = context.vault.tree.keyedNode(folderId);
  const { dataId, path, epoch } = head.header;
  const parents = new Map<DataId, ParentFolder>([
    [folderId, { dataId, path, epoch, itemKey: access.itemKey }],
  ]);
  const problems = new Map<DataId, ErrorCode>();
  for (const level of levelsOf(plan.folders)) {
    const outcomes = await writeLevel(context, level, parents, control);
    for (const { id, parentId, name } of level.filter(({ id }) => !parents.has(id))) {
      const above = problems.get(parentId);
      if (above !== undefined) control.fail(name, above);
      problems.set(id, above ?? outcomes.get(id) ?? "internal");
    }
  }
  const [first] = problems.values();
  if (first !== undefined && problems.size === plan.folders.length) throw new KeyferryError(first);
  for (const { parentId, name } of plan.files) {
    const above = problems.get(parentId);
    if (above !== undefined) control.fail(name, above);
  }
  return parents;
}

/** @param folders each before what lies in it @returns those at the top first, then those in them, and so on */
function levelsOf(folders: readonly PlannedCopy[]): PlannedCopy[][] {
  const depths = new Map<DataId, number>();
  const levels: PlannedCopy[][] = [];
  for (const folder of folders) {
    const depth = (depths.get(folder.parentId) ?? -1) + 1;
    depths.set(folder.id, depth);
    const level = levels[depth];
    if (level === undefined) levels[depth] = [folder];
    else level.push(folder);
  }
  return levels;
}

/** @param parents gets those that were written @returns why the others were not, but for those whose folder is missing */
async function writeLevel(
  context: CopyContext,
  level: readonly PlannedCopy[],
  parents: Map<DataId, ParentFolder>,
  control: JobControl,
): Promise<Map<DataId, ErrorCode>> {
  const { vault, engine } = context;
  const author = authorship(context);
  const jobs = level.flatMap(({ source, id, parentId, name }): WriteNodeJob[] => {
    const parent = parents.get(parentId);
    if (parent === undefined) return [];
    const modifiedAt = isKeyed(source) ? source.access.item.modifiedAt : Date.now();
    const container = newContainer(parent, id, name, author);
    return [
      { kind: "folder", container, targetPath: itemPath(vault.folder, id), modifiedAt, earlierKeys: [] },
    ];
  });
  if (jobs.length === 0) return new Map();
  const outcomes = await engine.writeNodes(jobs, { signal: control.signal });
  const written = reportFailures(outcomes, (i) => jobs[i]?.container.name ?? "", control);
  const problems = new Map<DataId, ErrorCode>();
  for (const [i, { container }] of jobs.entries()) {
    const outcome = outcomes[i];
    if (outcome?.ok === true) parents.set(container.dataId, asParent(container));
    else problems.set(container.dataId, outcome?.code ?? "internal");
  }
  await noteWritten(context, jobs, written);
  return problems;
}

/** Decrypts, encrypts, and forgets the plaintext. @returns one outcome a file of the batch */
function copyBatch(
  context: CopyContext,
  batch: readonly PlannedCopy[],
  parents: ReadonlyMap<DataId, ParentFolder>,
  how: { readonly control: JobControl; readonly progress: CopyProgress; readonly isVerified: boolean },
): Promise<JobOutcome<unknown>[]> {
  const { vault, engine } = context;
  const { control, progress, isVerified } = how;
  const { signal } = control;
  return withPassingPlaintext(context, async (folder) => {
    const author = authorship(context);
    const copies = batch.flatMap((copy, i) => {
      const parent = parents.get(copy.parentId);
      // Its folder was not written, which has been told.
      if (parent === undefined) return [];
      const plaintext = join(folder, String(i));
      const toDecrypt = { node: copy.source, targetPath: plaintext };
      const toEncrypt: EncryptFileJob = {
        container: newContainer(parent, copy.id, copy.name, author),
        sourcePath: plaintext,
        targetPath: itemPath(vault.folder, copy.id),
        mediaType: mediaTypeOf(copy.name),
      };
      return [{ copy, toDecrypt, toEncrypt }];
    });
    const decrypted = await decryptOrTellOfChange(
      engine,
      copies.map(({ toDecrypt }) => toDecrypt),
      decryptJob,
      { signal, onProgress: (done) => progress.decrypted(done) },
    );
    const readable = copies.filter((_, i) => decrypted[i]?.ok);
    const encrypted = await engine.encryptFiles(
      readable.map(({ toEncrypt }) => toEncrypt),
      { signal, onProgress: (done) => progress.encrypted(done) },
    );
    const nameOf = (copy: PlannedCopy | undefined): string => copy?.name ?? "";
    reportFailures(decrypted, (i) => nameOf(copies[i]?.copy), control);
    const written = reportFailures(encrypted, (i) => nameOf(readable[i]?.copy), control);
    const jobs = readable.map(({ toEncrypt }) => toEncrypt);
    await noteWritten(context, jobs, written);
    progress.batchDone(batch);
    const outcomes = [...decrypted.filter(({ ok }) => !ok), ...encrypted];
    if (!isVerified) return outcomes;
    const compared = await compareWithSource(context, jobs, written, signal);
    reportFailures(compared, (i) => nameOf(readable[written[i]?.index ?? -1]?.copy), control);
    return [...outcomes.filter(({ ok }) => !ok), ...compared];
  });
}

function* batchesOf(files: readonly PlannedCopy[]): Generator<PlannedCopy[]> {
  let batch: PlannedCopy[] = [];
  let bytes = 0;
  for (const file of files) {
    const size = file.source.head.header.plaintextLength;
    if (batch.length > 0 && (batch.length >= BATCH_FILES || bytes + size > BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(file);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

function noteWritten(
  { vault }: CopyContext,
  jobs: readonly { readonly targetPath: string }[],
  written: readonly { index: number; value: WrittenContainer }[],
): Promise<void> {
  return vault.noteWritten(
    written.flatMap(({ index, value }) => {
      const job = jobs[index];
      return job === undefined ? [] : [{ path: job.targetPath, container: value }];
    }),
  );
}
