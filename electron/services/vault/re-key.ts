import { type DataId, equalConstantTime, generateDataKey, type SecretKey16 } from "../../../shared/crypto";
import type { ContainerHeader, Writer } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { JobControl } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { Keyring } from "../keyring/keyring";
import type { ResealJob } from "../ports";
import { fromStoredBytes } from "../profile/stored-bytes";
import type { GrantedNode } from "./access-ledger";
import { resealInPlace } from "./item-changes";
import { reportFailures } from "./job-outcome";
import { freeName } from "./naming-rules";
import type { ReKeyIntent, ReKeyJournal } from "./re-key-journal";
import { type PlannedReseal, planReKey, type ReKeyPlan, type ReKeyTop } from "./re-key-plan";
import type { VaultContext } from "./vault-context";
import { isKeyed, type KeyedNode } from "./vault-node";
import type { VaultTree } from "./vault-tree";

export interface ReKeyContext extends VaultContext {
  readonly keyring: Keyring;
  readonly journal: ReKeyJournal;
}

type ReKeyControl = Pick<JobControl, "progress" | "fail">;

/**
 * Re-keying, the one mechanism behind taking access away and moving. Its steps, each of which can be repeated:
 * 1. The intent is in the journal (the caller wrote it).
 * 2. What former writers wrote is signed anew, so that it stays legitimate when the root stops listing them.
 * 3. Everyone who keeps access is given the new keys, and who loses it loses the grants, at the server.
 * 4. The topmost containers are sealed under their new keys; their boxes hold the earlier ones for what lies below.
 * 5. Everything below is sealed under its new keys.
 * 6. The journal entry is removed.
 * Until step 4 everyone uses the old keys, of which the server keeps the grants of all who stay; from then on either.
 */
export async function prepareReKey(context: ReKeyContext, intent: ReKeyIntent): Promise<ReKeyPlan> {
  const { vault, ledger } = context;
  if (vault.role === "owner") await signAnew(context, writtenBy(vault.tree, formerWriters(intent)));
  const rootKey = await newRootKey(context, intent);
  const plan = planReKey(vault.tree, existingTops(vault.tree, intent), intent.epoch, rootKey);
  if (vault.role === "owner") {
    const root = vault.tree.keyedNode(vault.vaultId);
    const { name } = root.access.item;
    const toSeal = new Set(plan.reseals);
    await ledger.renew({
      root: root.head.header,
      nodes: plan.nodes.map((planned) => grantedNode(planned, toSeal.has(planned))),
      revocations: intent.revocations,
      rootKey: rootKey === null ? null : { epoch: intent.epoch, key: rootKey, name },
    });
  }
  return plan;
}

/** Steps 4 to 6. @throws KeyferryError the first reason why a container was not sealed; the journal entry stays then */
export async function sealReKeyed(
  context: ReKeyContext,
  entryId: string,
  intent: ReKeyIntent,
  plan: ReKeyPlan,
  control: ReKeyControl,
): Promise<void> {
  const tops = new Set(intent.tops.map(({ itemId }) => itemId));
  const writers = remainingWriters(context.vault.tree, intent);
  await dropFormerWriters(context, plan, writers);
  const isTop = ({ node }: PlannedReseal): boolean => tops.has(node.id);
  for (const reseals of [plan.reseals.filter(isTop), plan.reseals.filter((planned) => !isTop(planned))]) {
    const problem = await seal(context, reseals, writers, control);
    if (problem !== null) throw new KeyferryError(problem, "not everything could be re-keyed");
  }
  const sealed = plan.nodes.filter(isTop).map(({ node }) => node.id);
  // What was deleted gets new keys too, should it come back.
  const deleted = intent.revocations.filter(({ dataId }) => context.vault.tree.get(dataId) === null);
  const outdated = [...sealed, ...deleted.map(({ dataId }) => dataId)];
  if (intent.reason === "remove-access") await context.ledger.noteReKeyed(outdated, intent.epoch);
  await context.journal.remove(entryId);
}

/** Goes on with an intent from the journal, of this run or an earlier one. */
export async function finishReKey(
  context: ReKeyContext,
  entryId: string,
  intent: ReKeyIntent,
  control: ReKeyControl,
): Promise<void> {
  const current = await withUsableEpoch(context, entryId, intent);
  const plan = await prepareReKey(context, current);
  await sealReKeyed(context, entryId, current, plan, control);
}

/** Somebody else may have used the epoch, or a higher one, since the intent was written down. */
async function withUsableEpoch(
  { vault, ledger, journal }: ReKeyContext,
  entryId: string,
  intent: ReKeyIntent,
): Promise<ReKeyIntent> {
  if (vault.tree.highestEpoch <= intent.epoch) return intent;
  const epoch = await ledger.reserveEpoch(vault.vaultId, vault.tree.highestEpoch);
  const current = { ...intent, epoch };
  await journal.replace(entryId, current);
  return current;
}

/** Tops that are still there; one whose new folder is gone is re-keyed where it lies. A name that is taken gets " (2)". */
function existingTops(tree: VaultTree, intent: ReKeyIntent): ReKeyTop[] {
  const taken = new Map<DataId, Set<string>>();
  return intent.tops.flatMap(({ itemId, parentId }): ReKeyTop[] => {
    const node = tree.get(itemId);
    if (node === null || !isKeyed(node)) return [];
    const target = parentId === null || tree.get(parentId) === null ? node.parentId : parentId;
    if (target === null || target === node.parentId) return [{ itemId, parentId: target }];
    const names = taken.get(target) ?? tree.namesIn(target);
    taken.set(target, names);
    const name = freeName(node.access.item.name, (candidate) => names.has(candidate));
    names.add(name);
    return [{ itemId, parentId: target, name }];
  });
}

/** The key that was made before an interruption, if there was one. Null when the vault itself is not re-keyed. */
async function newRootKey(
  { vault, keyring }: ReKeyContext,
  intent: ReKeyIntent,
): Promise<SecretKey16 | null> {
  if (!intent.tops.some(({ itemId }) => itemId === vault.vaultId)) return null;
  const { header } = vault.tree.root.head;
  const begun = await keyring.rootKey({ ...header, epoch: intent.epoch });
  return begun ?? generateDataKey();
}

function grantedNode({ node, itemKey, epoch, name }: PlannedReseal, isResealed: boolean): GrantedNode {
  const { header } = node.head;
  return {
    dataId: node.id,
    epoch,
    itemKey,
    name: name ?? node.access.item.name,
    version: header.version + (isResealed ? 1 : 0),
    header,
    contentKey: node.access.item.contentKey,
  };
}

/** @returns why not all of them could be sealed; null when they were */
async function seal(
  context: ReKeyContext,
  planned: readonly PlannedReseal[],
  writers: readonly Writer[],
  control: ReKeyControl,
): Promise<ErrorCode | null> {
  if (planned.length === 0) return null;
  const jobs = planned.map((plan) => resealJob(context, plan, writers));
  const outcomes = await context.engine.resealContainers(jobs, {
    onProgress: (progress) => control.progress(progress),
  });
  const done = reportFailures(outcomes, (i) => planned[i]?.node.access.item.name ?? "", control);
  await context.vault.noteWritten(
    done.flatMap(({ index, value }) => {
      const job = jobs[index];
      return job === undefined ? [] : [{ path: job.containerPath, container: value }];
    }),
  );
  const failed = outcomes.find((outcome) => !outcome.ok);
  return failed?.code ?? null;
}

/** How a container is sealed as planned. @param writers those of the vault, for its root alone */
export function resealJob(
  { session }: Pick<ReKeyContext, "session">,
  { node, itemKey, path, epoch, name, earlierKeys }: PlannedReseal,
  writers: readonly Writer[],
): ResealJob {
  const { writer } = session.identity();
  return {
    containerPath: node.head.path,
    headerHash: node.head.headerHash,
    currentItemKey: node.access.itemKey,
    change: {
      itemKey,
      path,
      epoch,
      writer,
      checkpoint: session.checkpoint(),
      ...(name === undefined ? {} : { name }),
      ...(earlierKeys === null ? {} : { earlierKeys }),
      ...(node.parentId === null ? { writers } : {}),
    },
  };
}

function formerWriters(intent: ReKeyIntent): Uint8Array[] {
  return intent.formerWriters.map(({ signingKey }) => fromStoredBytes(signingKey));
}

function isOneOf(signingKeys: readonly Uint8Array[], writer: ContainerHeader["writer"]): boolean {
  return signingKeys.some((key) => equalConstantTime(key, writer.signingKey));
}

function writtenBy(tree: VaultTree, signingKeys: readonly Uint8Array[]): KeyedNode[] {
  if (signingKeys.length === 0) return [];
  return tree
    .descendants(tree.root.id)
    .filter(isKeyed)
    .filter((node) => isOneOf(signingKeys, node.head.header.writer));
}

function remainingWriters(tree: VaultTree, intent: ReKeyIntent): Writer[] {
  const former = formerWriters(intent);
  return tree.root.head.header.writers.filter((writer) => !isOneOf(former, writer));
}

/** Step 2. Parts of files that were given are given again, because each of these files gets a new version. */
async function signAnew(context: ReKeyContext, nodes: readonly KeyedNode[]): Promise<void> {
  if (nodes.length === 0) return;
  const outcomes = await context.engine.resealContainers(
    nodes.map((node) => resealInPlace(context, node, {})),
  );
  const problems: ErrorCode[] = [];
  const written = outcomes.flatMap((outcome, i) => {
    const path = nodes[i]?.head.path;
    if (!outcome.ok) problems.push(outcome.code);
    return outcome.ok && path !== undefined ? [{ path, container: outcome.value }] : [];
  });
  await context.vault.noteWritten(written);
  // Going on would leave a container behind that the vault does not recognise any more.
  if (problems[0] !== undefined) throw new KeyferryError(problems[0], "not everything could be signed anew");
}

/** When the root itself is re-keyed, its new header leaves them out; otherwise it is sealed in place without them. */
async function dropFormerWriters(
  context: ReKeyContext,
  plan: ReKeyPlan,
  writers: readonly Writer[],
): Promise<void> {
  const root = context.vault.tree.root;
  const isListed = writers.length !== root.head.header.writers.length;
  if (!isListed || !isKeyed(root) || plan.reseals.some(({ node }) => node.parentId === null)) return;
  const [outcome] = await context.engine.resealContainers([resealInPlace(context, root, { writers })]);
  if (outcome?.ok !== true)
    throw new KeyferryError(outcome?.code ?? "internal", "the writers could not be changed");
  await context.vault.noteWritten([{ path: root.head.path, container: outcome.value }]);
}
