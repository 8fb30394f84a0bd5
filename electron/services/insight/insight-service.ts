import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { Session } from "../identity/session";
import type { Keyring } from "../keyring/keyring";
import type { People } from "../people/people";
import type { GivenAccess } from "../sharing/given-access";
import type { IssuedGrants } from "../sharing/issued-grants";
import type { OpenVault } from "../vault/open-vault";
import type { VaultService } from "../vault/vault-service";
import { keysOf } from "./key-counting";
import { givenInVault, heldInVault, type SentGrant, totalsByPerson } from "./sent-grants";

export interface InsightServiceDeps {
  readonly session: Session;
  readonly vaults: Pick<VaultService, "open" | "summary">;
  readonly people: Pick<People, "byIds">;
  readonly keyring: Pick<Keyring, "heldGrants">;
  readonly given: GivenAccess;
  readonly issued: IssuedGrants;
}

/** Makes visible what sharing took: how many keys a vault has, and what was sent so that people can open it. */
export class InsightService {
  constructor(private readonly deps: InsightServiceDeps) {}

  /** @throws KeyferryError when the vault cannot be read; of the server when this computer has never seen the list of grants */
  async of({ vaultId }: IpcRequest<"vaults.insight">): Promise<IpcResponse<"vaults.insight">> {
    const { vaults, people, session } = this.deps;
    const vault = await vaults.open(vaultId);
    const sent = vault.role === "owner" ? await this.#given(vault) : await this.#received(vault);
    const totals = totalsByPerson(vault.tree, sent);
    const known = await people.byIds([...totals.keys()]);
    const me = session.identity();
    const rows = [...totals].flatMap(([userId, total]) => {
      const isMe = userId === me.userId;
      const name = isMe ? me.record.name : known.get(userId)?.view.name;
      return name === undefined ? [] : [{ userId, name, isMe, ...total }];
    });
    return {
      vault: vaults.summary(vault),
      keys: keysOf(vault.tree),
      people: rows.sort((a, b) => b.bytes - a.bytes || a.name.localeCompare(b.name)),
    };
  }

  async #given({ tree }: OpenVault): Promise<SentGrant[]> {
    const { given, issued } = this.deps;
    await issued.refresh().catch((error: unknown) => {
      if (!given.isListed) throw error;
    });
    return givenInVault(tree, given);
  }

  async #received({ tree }: OpenVault): Promise<SentGrant[]> {
    return heldInVault(tree, await this.deps.keyring.heldGrants());
  }
}
