import { zero } from "../../../shared/crypto";
import type { Session } from "../identity/session";
import type { JobRunner } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { Keyring } from "../keyring/keyring";
import { fromStoredBytes } from "../profile/stored-bytes";
import type { SharingService } from "../sharing/sharing-service";
import { ownRootGrant } from "../vault/own-root-grant";
import type { ReKeyJournal } from "../vault/re-key-journal";
import { registerRoot } from "../vault/vault-creation";
import type { WaitingChange } from "./outbox";
import type { WaitingTerms } from "./outbox-entry";

export interface CarryingOutDeps {
  readonly session: Session;
  readonly sharing: Pick<SharingService, "share" | "removeAccess">;
  readonly jobs: Pick<JobRunner, "wait" | "dismiss">;
  readonly keyring: Pick<Keyring, "heldKeys">;
  readonly reKeyJournal: Pick<ReKeyJournal, "list">;
}

type TermsOf<K extends WaitingTerms["kind"]> = Extract<WaitingTerms, { kind: K }>;

/** Does what waited, as if it were asked for now. @throws KeyferryError why it did not work out */
export async function carryOut(deps: CarryingOutDeps, change: WaitingChange): Promise<void> {
  const { terms } = change;
  switch (terms.kind) {
    case "share":
      return share(deps, terms);
    case "remove-access":
      return removeAccess(deps, change, terms);
    case "create-vault":
      return keepRootKey(deps, change, terms);
  }
}

/** The person's keys are looked up and proven now; others than those that were on the screen are refused. */
async function share({ sharing }: CarryingOutDeps, { request }: TermsOf<"share">): Promise<void> {
  const outcomes = await sharing.share(request);
  for (const { outcome } of outcomes) {
    if (outcome !== "shared") throw new KeyferryError(outcome);
  }
}

async function removeAccess(
  deps: CarryingOutDeps,
  { vaultId }: WaitingChange,
  { itemId, userId }: TermsOf<"remove-access">,
): Promise<void> {
  await deps.session.server().checkReachable();
  const { jobId } = await deps.sharing.removeAccess({ vaultId, itemId, userId });
  const { state, problem } = await deps.jobs.wait(jobId);
  if (state === "done" || (await isBegun(deps, { vaultId, itemId, userId }))) return;
  // It waits on, and nobody has to do anything about this attempt.
  if (problem === "vault-paused") deps.jobs.dismiss(jobId);
  throw new KeyferryError(problem ?? "cancelled");
}

/** From then on the journal of re-keyings finishes it. */
async function isBegun(
  { reKeyJournal }: CarryingOutDeps,
  wanted: { vaultId: string; itemId: string; userId: string },
): Promise<boolean> {
  return (await reKeyJournal.list()).some(
    ({ content }) =>
      content.vaultId === wanted.vaultId &&
      content.revocations.some(
        ({ dataId, recipientId }) => dataId === wanted.itemId && recipientId === wanted.userId,
      ),
  );
}

/** The vault was made with a key that only this computer has; now the server keeps it too, wrapped for its owner. */
async function keepRootKey(
  { session, keyring }: CarryingOutDeps,
  { vaultId }: WaitingChange,
  { name, rootNonce }: TermsOf<"create-vault">,
): Promise<void> {
  const identity = session.identity();
  const keys = await keyring.heldKeys(vaultId, identity.signingPublicKey);
  try {
    const newest = keys.sort((a, b) => b.epoch - a.epoch)[0];
    if (newest === undefined) throw new KeyferryError("no-access");
    const grant = await ownRootGrant(session, { vaultId, ...newest, name });
    await registerRoot(session.server(), { vaultId, nonce: fromStoredBytes(rootNonce), grant });
  } finally {
    zero(...keys.map(({ key }) => key));
  }
}
