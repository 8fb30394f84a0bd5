import { type DataId, equalConstantTime } from "../../../shared/crypto";
import type { DecryptFileJob, Engine, EngineControl, JobOutcome } from "../ports";
import type { OpenVault } from "./open-vault";
import type { VaultNode } from "./vault-node";

/**
 * The item as its container is now. Somebody else may have written a newer version a moment ago, or all files of the vault may
 * be encrypted anew right now: that is no damage.
 * @throws KeyferryError `item-not-found`, or the reason why the vault cannot be read
 */
export async function newestNode(
  vault: OpenVault,
  engine: Pick<Engine, "readHeads">,
  itemId: DataId,
): Promise<VaultNode> {
  const node = vault.tree.node(itemId);
  const [outcome] = await engine.readHeads([node.head.path]);
  if (outcome?.ok === true && equalConstantTime(outcome.value.headerHash, node.head.headerHash)) return node;
  await vault.refresh();
  return vault.tree.node(itemId);
}

/** A file to be decrypted, and where to. */
export interface DecryptWish {
  readonly node: VaultNode;
  readonly targetPath: string;
}

/** Decrypts files; those that have a newer version by then are decrypted from that. In the order of the wishes. */
export async function decryptNewest(
  { vault, engine }: { readonly vault: OpenVault; readonly engine: Pick<Engine, "decryptFiles"> },
  wishes: readonly DecryptWish[],
  jobOf: (node: VaultNode, targetPath: string) => DecryptFileJob,
  control: EngineControl,
): Promise<JobOutcome<{ bytes: number }>[]> {
  const outcomes = await engine.decryptFiles(
    wishes.map(({ node, targetPath }) => jobOf(node, targetPath)),
    control,
  );
  const doubtful = wishes.flatMap((wish, place) => {
    const outcome = outcomes[place];
    return outcome?.ok === false && outcome.code === "container-damaged" ? [{ ...wish, place }] : [];
  });
  if (doubtful.length === 0) return outcomes;
  await vault.refresh();
  const newer = doubtful.flatMap(({ node, targetPath, place }) => {
    const now = vault.tree.get(node.id);
    const isNewer = now !== null && !equalConstantTime(now.head.headerHash, node.head.headerHash);
    return isNewer ? [{ job: jobOf(now, targetPath), place }] : [];
  });
  const { signal, pause } = control;
  const again = await engine.decryptFiles(
    newer.map(({ job }) => job),
    { ...(signal === undefined ? {} : { signal }), ...(pause === undefined ? {} : { pause }) },
  );
  for (const [i, { place }] of newer.entries()) {
    const outcome = again[i];
    if (outcome !== undefined) outcomes[place] = outcome;
  }
  return outcomes;
}

/**
 * For whoever has a turn in a vault, and so cannot wait for another look at it: what has a newer version by then is told as
 * changed, not as damaged.
 */
export async function decryptOrTellOfChange(
  engine: Pick<Engine, "decryptFiles" | "readHeads">,
  wishes: readonly DecryptWish[],
  jobOf: (node: VaultNode, targetPath: string) => DecryptFileJob,
  control: EngineControl,
): Promise<JobOutcome<{ bytes: number }>[]> {
  const outcomes = await engine.decryptFiles(
    wishes.map(({ node, targetPath }) => jobOf(node, targetPath)),
    control,
  );
  const doubtful = wishes.flatMap(({ node: { head } }, place) => {
    const outcome = outcomes[place];
    return outcome?.ok === false && outcome.code === "container-damaged" ? [{ head, place }] : [];
  });
  if (doubtful.length === 0) return outcomes;
  const now = await engine.readHeads(doubtful.map(({ head }) => head.path));
  for (const [i, { head, place }] of doubtful.entries()) {
    const found = now[i];
    if (found?.ok === true && !equalConstantTime(found.value.headerHash, head.headerHash))
      outcomes[place] = { ok: false, code: "file-changed-while-reading", detail: "a newer version" };
  }
  return outcomes;
}
