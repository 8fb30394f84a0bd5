import { parseDataId, parseUserId } from "../../../shared/crypto";
import { noteOf } from "../../../shared/format";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { Bin } from "../deleted/bin";
import type { JobRunner } from "../jobs/job-runner";
import type { People } from "../people/people";
import { requireNewestKeys } from "../vault/rolled-back";
import { keepGrantsCurrent } from "../vault/standing-grants";
import { nameOf } from "../vault/vault-node";
import { requireOwner } from "../vault/vault-rights";
import type { VaultService } from "../vault/vault-service";
import { accessViews } from "./access-views";
import type { GivenAccess } from "./given-access";
import type { IssuedGrants } from "./issued-grants";
import { removeAccess } from "./removing-access";
import { type ShareOutcomes, shareItems } from "./sharing-out";

export interface SharingServiceDeps {
  readonly vaults: VaultService;
  readonly people: People;
  readonly jobs: JobRunner;
  readonly given: GivenAccess;
  readonly issued: IssuedGrants;
  readonly bin: Pick<Bin, "list">;
}

/** Giving keys to people and taking access away: one method for each `sharing.*` entry of the IPC contract. */
export class SharingService {
  constructor(private readonly deps: SharingServiceDeps) {}

  async share(request: IpcRequest<"sharing.share">): Promise<ShareOutcomes> {
    const { vaults, people, given } = this.deps;
    const vault = await vaults.open(request.vaultId);
    const { recipients, range, access, endsAt } = request;
    const note = noteOf(request.note);
    const notAfter = endsAt === null ? null : Math.floor(endsAt / 1000);
    const itemIds = request.itemIds.map(parseDataId);
    const context = { ...vaults.context(vault), people, given };
    const share = async () => {
      requireOwner(vault.role);
      await requireNewestKeys(context);
      const shared = await shareItems(context, { itemIds, recipients, range, access, notAfter, note });
      // Those among the others who renewed their keys get the same access under the new ones.
      await keepGrantsCurrent(context).catch(() => undefined);
      return shared;
    };
    // A part is one of the very version that its chooser saw.
    const outcomes = await (range === null ? vault.change(share) : vault.changeAll(share));
    vault.tellChanged();
    return outcomes;
  }

  /** @throws KeyferryError `not-owner`; of the server when this computer has never seen the list of grants */
  async whoHasAccess(
    request: IpcRequest<"sharing.whoHasAccess">,
  ): Promise<IpcResponse<"sharing.whoHasAccess">> {
    const { vaults, given, issued, people } = this.deps;
    const vault = await vaults.open(request.vaultId);
    requireOwner(vault.role);
    await issued.refresh().catch((error: unknown) => {
      if (!given.isListed) throw error;
    });
    return accessViews(vault.tree, parseDataId(request.itemId), given, people);
  }

  async removeAccess(request: IpcRequest<"sharing.removeAccess">): Promise<{ jobId: string }> {
    const { vaults, jobs, given, issued, bin } = this.deps;
    const vault = await vaults.open(request.vaultId);
    const itemId = parseDataId(request.itemId);
    const subject = nameOf(vault.tree.node(itemId));
    return jobs.start("remove-access", subject, async (control) => {
      const context = { ...vaults.context(vault), given, issued, bin };
      try {
        await vault.changeAll(() => removeAccess(context, itemId, parseUserId(request.userId), control));
      } finally {
        await vaults.noteUnfinishedRemovals();
        vault.tellChanged();
      }
    });
  }
}
