import type { DataId } from "../../../shared/crypto";
import type { JobRunner } from "../jobs/job-runner";
import { finishReKey, type ReKeyContext } from "./re-key";
import { planReKey } from "./re-key-plan";
import { requireNewestKeys } from "./rolled-back";
import { keepGrantsCurrent } from "./standing-grants";
import { admitWriters } from "./standing-writers";

/**
 * Finishes what an earlier run, or another writer, left undone in a vault: interrupted re-keyings from the journal, items that
 * hang on earlier keys of their folder, grants that fell behind. What cannot be done now, because the server is away
 * say, is tried again the next time.
 */
export async function settleVault(context: ReKeyContext, jobs: JobRunner): Promise<void> {
  const { vault, journal } = context;
  for (const { entryId, content } of await journal.list()) {
    if (content.vaultId !== vault.vaultId) continue;
    const kind = content.reason === "move" ? "move" : "remove-access";
    const { jobId } = jobs.start(kind, vault.folder, (control) =>
      vault.changeAll(() => finishReKey(context, entryId, content, control)),
    );
    await jobs.wait(jobId);
  }
  const sealUnderNewestKeys = async () => {
    await requireNewestKeys(context);
    await sealOutdated(context);
  };
  await vault.change(sealUnderNewestKeys).catch(() => undefined);
  await vault.change(() => admitWriters(context)).catch(() => undefined);
  await vault.change(() => keepGrantsCurrent(context)).catch(() => undefined);
}

/** Items that a writer added under keys that have since been replaced get keys of now. Only the owner can renew their grants. */
async function sealOutdated(context: ReKeyContext): Promise<void> {
  const { vault, ledger } = context;
  if (vault.role !== "owner") return;
  const tops = vault.tree.outdated().map(({ id, parentId }) => ({ itemId: id, parentId }));
  if (tops.length === 0) return;
  const epoch = await ledger.reserveEpoch(vault.vaultId, vault.tree.highestEpoch);
  // Refuses what lies too deep before anything is written down.
  planReKey(vault.tree, tops, epoch, null);
  const intent = {
    version: 1 as const,
    reason: "move" as const,
    vaultId: vault.vaultId,
    epoch,
    tops,
    revocations: [],
    formerWriters: [],
  };
  const quiet = { progress: () => undefined, fail: () => undefined };
  await finishReKey(context, await context.journal.add(intent), intent, quiet);
}

/** Vaults whose removal of access was interrupted. */
export async function vaultsWithUnfinishedRemoval(
  context: Pick<ReKeyContext, "journal">,
): Promise<Set<DataId>> {
  const entries = await context.journal.list();
  return new Set(
    entries.filter(({ content }) => content.reason === "remove-access").map(({ content }) => content.vaultId),
  );
}
