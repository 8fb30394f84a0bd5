import { type DataId, equalConstantTime } from "../../../shared/crypto";
import { errorCodeOf } from "../error-code-of";
import type { JobControl } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { JobOutcome, ReadHead, ResealJob, WrittenContainer } from "../ports";
import { toStoredBytes } from "../profile/stored-bytes";
import { inParallel } from "../vault/bounded-parallel";
import { resealInPlace } from "../vault/item-changes";
import { freeName } from "../vault/naming-rules";
import { isSealedUnder } from "../vault/path-algebra";
import { type ReKeyContext, resealJob } from "../vault/re-key";
import { planReKey, type ReKeyTop } from "../vault/re-key-plan";
import { keepGrantsCurrent } from "../vault/standing-grants";
import { isKeyed, type KeyedNode } from "../vault/vault-node";
import { requireWriter } from "../vault/vault-rights";
import type { VaultTree } from "../vault/vault-tree";
import type { Bin } from "./bin";
import { openDeleted, treeWithDeleted } from "./deleted-nodes";
import { type DeletedContainer, type Deletion, itemsOf, pathIn } from "./deletion";

const FILES_AT_ONCE = 16;

/** Where a deleted item comes back to: the folder that it lay in, or the vault itself when that is gone. */
export function folderToReturnTo(tree: VaultTree, folderId: DataId): DataId {
  const folder = tree.get(folderId);
  return folder !== null && isKeyed(folder) && folder.head.header.kind !== "file" ? folder.id : tree.root.id;
}

/**
 * Puts deleted items back: the same containers, in the same places, given to the same people. What hung on keys that were
 * replaced in the meantime is sealed under those of now before anybody sees it, as is what comes to another folder.
 * @throws KeyferryError `read-only`, `deletion-gone`, `deletion-changed`, `there-again`, `container-not-found`, `no-access`, `too-deep`, of the file system
 */
export function putBack(
  context: ReKeyContext,
  bin: Bin,
  deletionId: string,
  control: JobControl,
): Promise<void> {
  return bin.alone(deletionId, () => putBackAlone(context, bin, deletionId, control));
}

async function putBackAlone(
  context: ReKeyContext,
  bin: Bin,
  deletionId: string,
  control: JobControl,
): Promise<void> {
  const { vault, files } = context;
  requireWriter(vault.role);
  const deletion = await bin.get(deletionId);
  const statuses = await inParallel(deletion.containers, FILES_AT_ONCE, (container) =>
    files.status(pathIn(vault.folder, container)),
  );
  if (statuses.some((status) => status !== null)) throw new KeyferryError("there-again");
  const sealed = await sealForReturn(context, bin, deletionId, deletion);
  control.signal.throwIfAborted();
  const returning = await bin.note(deletionId, sealed, "putting-back");
  await finishPuttingBack(context, bin, deletionId, returning, control);
}

/** The last steps, which can be repeated; also gone on with after a crash. */
export async function finishPuttingBack(
  context: ReKeyContext,
  bin: Bin,
  deletionId: string,
  deletion: Deletion,
  control?: Pick<JobControl, "progress" | "fail">,
): Promise<void> {
  const { vault, ledger, engine } = context;
  const filesTotal = deletion.containers.length;
  await bin.moveBack(deletionId, deletion, vault.folder, {
    moved: (filesDone) => control?.progress({ filesDone, filesTotal, bytesDone: 0, bytesTotal: 0 }),
    failed: ({ dataId }, error) => control?.fail(dataId, errorCodeOf(error)),
  });
  const paths = deletion.containers.map((container) => pathIn(vault.folder, container));
  const written = (await engine.readHeads(paths)).flatMap((outcome, i) => {
    const path = paths[i];
    return outcome.ok && path !== undefined ? [{ path, container: outcome.value }] : [];
  });
  await vault.noteWritten(written);
  await ledger.takeUpAgain(itemsOf(deletion));
  // Without the server it is done as soon as the vault is opened with it.
  await keepGrantsCurrent(context).catch(() => undefined);
  await bin.remove(deletionId);
}

/** Seals what has to change while it still lies in the bin; most often nothing has. */
async function sealForReturn(
  context: ReKeyContext,
  bin: Bin,
  deletionId: string,
  deletion: Deletion,
): Promise<Deletion> {
  const heads = await headsIn(context, bin, deletionId, deletion);
  const opened = openDeleted(context.vault.tree, heads);
  const { reKeyed, jobs } = await resealsForReturn(context, deletion, opened);
  // Written by somebody who may write no longer, but it was of this vault when it was deleted, and nobody could touch it since.
  const orphaned = [...opened.values()].filter(
    (node) => !reKeyed.has(node.id) && !context.vault.isByWriter(node.head.header),
  );
  const toSeal = [...jobs, ...orphaned.map((node) => resealInPlace(context, node, {}))];
  if (toSeal.length === 0) return deletion;
  const outcomes = await context.engine.resealContainers(toSeal);
  const indexes = new Map(deletion.containers.map((_, index) => [bin.pathOf(deletionId, index), index]));
  const hashes = new Map(
    outcomes.flatMap((outcome, i): [number, string][] => {
      const index = indexes.get(toSeal[i]?.containerPath ?? "");
      return outcome.ok && index !== undefined ? [[index, toStoredBytes(outcome.value.headerHash)]] : [];
    }),
  );
  const sealed = await bin.noteSealed(deletionId, deletion, hashes);
  requireAll(outcomes);
  return sealed;
}

/**
 * Of items, folders before what lies in them.
 * @throws KeyferryError why one cannot be read; `deletion-changed` when one of the containers is not what was deleted
 */
async function headsIn(
  { engine, session }: ReKeyContext,
  bin: Bin,
  deletionId: string,
  { containers }: Deletion,
): Promise<ReadHead[]> {
  const { signingKey } = session.identity().writer;
  const paths = containers.map((_, index) => bin.pathOf(deletionId, index));
  const outcomes = await engine.readHeads(paths);
  const heads = containers.flatMap((container, index): ReadHead[] => {
    const outcome = outcomes[index];
    if (outcome?.ok === true && !isAsDeleted(outcome.value, container, signingKey))
      throw new KeyferryError("deletion-changed");
    if (!container.isItem) return [];
    if (outcome?.ok === true) return [outcome.value];
    const code = outcome?.code ?? "internal";
    throw new KeyferryError(code === "file-not-found" ? "deletion-gone" : code);
  });
  return heads.toReversed();
}

/**
 * Whether it is what was deleted, or what this person sealed of it before a crash, which came before it was written down. What
 * anybody else put in its place would be signed as this person's own.
 */
function isAsDeleted(
  { header, headerHash }: ReadHead,
  container: DeletedContainer,
  mySigningKey: Uint8Array,
): boolean {
  if (header.dataId !== container.dataId) return false;
  if (toStoredBytes(headerHash) === container.headerHash) return true;
  const { previousHeaderHash, writer } = header;
  return (
    previousHeaderHash !== null &&
    toStoredBytes(previousHeaderHash) === container.headerHash &&
    equalConstantTime(writer.signingKey, mySigningKey)
  );
}

async function resealsForReturn(
  context: ReKeyContext,
  deletion: Deletion,
  opened: ReadonlyMap<DataId, KeyedNode>,
): Promise<{ reKeyed: ReadonlySet<DataId>; jobs: ResealJob[] }> {
  const { vault, ledger } = context;
  const { tree } = vault;
  const parents = new Map(
    deletion.tops.map(({ itemId, folderId }) => [itemId, folderToReturnTo(tree, folderId)]),
  );
  const names = new Map<DataId, Set<string>>();
  const renamed: { node: KeyedNode; name: string }[] = [];
  const toReKey: ReKeyTop[] = [];
  for (const { itemId } of deletion.tops) {
    const parentId = parents.get(itemId) ?? tree.root.id;
    const node = opened.get(itemId);
    if (node === undefined) throw new KeyferryError("no-access");
    const parent = tree.keyedNode(parentId);
    const taken = names.get(parentId) ?? tree.namesIn(parentId);
    names.set(parentId, taken);
    const name = freeName(node.access.item.name, (candidate) => taken.has(candidate));
    taken.add(name);
    const isRenamed = name !== node.access.item.name;
    const isSealedAnew =
      !isSealedUnder(node.head.header, parent.head.header) || isOutdated(ledger, opened, itemId);
    if (isSealedAnew) {
      toReKey.push({ itemId, parentId, ...(isRenamed ? { name } : {}) });
    } else if (isRenamed) renamed.push({ node, name });
  }
  const inPlace = renamed.map(({ node, name }) => resealInPlace(context, node, { name }));
  if (toReKey.length === 0) return { reKeyed: new Set(renamed.map(({ node }) => node.id)), jobs: inPlace };
  const whole = treeWithDeleted(tree, opened, parents);
  const epoch = await ledger.reserveEpoch(vault.vaultId, whole.highestEpoch);
  const { reseals } = planReKey(whole, toReKey, epoch, null);
  const jobs = [...inPlace, ...reseals.map((planned) => resealJob(context, planned, []))];
  return { reKeyed: new Set([...renamed, ...reseals].map(({ node }) => node.id)), jobs };
}

/** Whether somebody who has keys of the item, or of something in it, was taken access to it away while it lay here. */
function isOutdated(
  ledger: ReKeyContext["ledger"],
  opened: ReadonlyMap<DataId, KeyedNode>,
  topId: DataId,
): boolean {
  return [...opened.values()].some(({ id, head: { header } }) => {
    const isWithin = id === topId || header.path.some((above) => above.id === topId);
    return isWithin && header.epoch < ledger.leastEpoch(id);
  });
}

function requireAll(outcomes: readonly JobOutcome<WrittenContainer>[]): void {
  const failed = outcomes.find((outcome) => !outcome.ok);
  if (failed?.ok === false) throw new KeyferryError(failed.code, failed.detail);
}
