import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { ListedVaultView } from "../../shared/protocol/ipc/vault-views";
import { no, yes } from "./answers";
import { ALICE } from "./sample-people";
import { insightOf } from "./sample-vault-list";
import { idOf } from "./sample-vaults";
import type { Scenario } from "./scenarios";

/** The list of vaults, from memory. */
export class PretendedVaults {
  #vaults: readonly ListedVaultView[];

  constructor(
    private readonly scenario: Scenario,
    private readonly changed: (vaultId: string) => void,
  ) {
    this.#vaults = scenario.vaults;
  }

  of(vaultId: string): ListedVaultView | undefined {
    return this.#vaults.find((vault) => vault.vaultId === vaultId);
  }

  get api(): Pick<KeyferryApi, "vaults" | "places"> {
    const { scenario } = this;
    return {
      places: {
        chooseFolder: ({ purpose }) =>
          yes({
            placeId: crypto.randomUUID(),
            path: purpose === "scan" ? "/home/alice/Downloads" : "/home/alice/Documents",
          }),
        cloudFolders: () => yes([...scenario.cloudFolders]),
      },
      vaults: {
        list: () => yes([...this.#vaults]),
        describe: ({ vaultId }) => this.#answer(vaultId, (vault) => vault),
        insight: ({ vaultId }) => this.#answer(vaultId, insightOf),
        create: ({ name, placeId }) => this.#create(name, placeId),
        rename: ({ vaultId, name }) => {
          if (name.includes("/")) return no("name-invalid");
          this.#vaults = this.#vaults.map((vault) =>
            vault.vaultId === vaultId ? { ...vault, name } : vault,
          );
          this.changed(vaultId);
          return yes(undefined);
        },
        addExisting: () => no("not-a-container"),
        forget: ({ vaultId }) => {
          this.#vaults = this.#vaults.filter((vault) => vault.vaultId !== vaultId);
          return yes(undefined);
        },
        showInFolder: () => no("vault-not-found"),
        refresh: () => yes(undefined),
      },
    };
  }

  async #answer<T>(vaultId: string, answer: (vault: ListedVaultView) => T) {
    const vault = this.of(vaultId);
    return vault === undefined ? no("vault-not-found") : yes(answer(vault));
  }

  #create(name: string, placeId: string) {
    if (this.#vaults.some((vault) => vault.name === name)) return no("vault-exists");
    const cloud = this.scenario.cloudFolders.find((folder) => folder.placeId === placeId);
    const vault: ListedVaultView = {
      vaultId: idOf(500 + this.#vaults.length),
      name,
      folder: `${cloud?.path ?? "/home/alice/Documents"}/${name}`,
      role: "owner",
      ownerName: ALICE.name,
      unfinishedRemoval: false,
      problem: null,
      figures: {
        itemCount: 0,
        sizeOnDisk: 1_204,
        lastChange: Date.now(),
        people: 0,
        unreadable: 0,
        undelivered: 0,
      },
    };
    this.#vaults = [...this.#vaults, vault];
    return yes(vault);
  }
}
