import { type DataId, equalConstantTime } from "../../../shared/crypto";
import { itemPath, vaultFilePath } from "../containers/container-location";
import type { KnownLocation, KnownLocations } from "../containers/known-locations";
import type { Engine, Files } from "../ports";
import type { VaultList } from "../profile/vault-list";

/** What is looked for: a container of this ID in a vault of this owner. */
export interface WantedContainer {
  readonly dataId: DataId;
  /** Those of now and former: the vault is known by the one that its owner had when she made it. */
  readonly ownerSigningKeys: readonly Uint8Array[];
}

/** Finds the containers of what was shared with me: where they were seen before, or in a vault on the list. */
export class ReceivedLocations {
  constructor(
    private readonly deps: {
      readonly files: Files;
      readonly engine: Engine;
      readonly vaultList: VaultList;
      readonly locations: KnownLocations;
    },
  ) {}

  /** In the order of what is wanted; null for what is not on this computer, or not any more. */
  async find(wanted: readonly WantedContainer[]): Promise<(KnownLocation | null)[]> {
    const found: (KnownLocation | null)[] = await Promise.all(wanted.map((one) => this.#seenBefore(one)));
    const places = [...wanted.keys()].filter((place) => found[place] === null);
    const candidates = await this.#inListedVaults(wanted, places);
    const outcomes = await this.deps.engine.readHeads(candidates.map(({ path }) => path));
    for (const [i, { path, place }] of candidates.entries()) {
      const outcome = outcomes[i];
      const container = wanted[place];
      if (!outcome?.ok || container === undefined) continue;
      const { header } = outcome.value;
      const isIt =
        header.dataId === container.dataId &&
        container.ownerSigningKeys.some((key) => equalConstantTime(header.owner.signingKey, key));
      if (isIt) found[place] = { path, kind: header.kind };
    }
    return found;
  }

  async #seenBefore({ dataId, ownerSigningKeys }: WantedContainer): Promise<KnownLocation | null> {
    for (const key of ownerSigningKeys) {
      const known = this.deps.locations.where(dataId, key);
      if (known !== null && (await this.#isFile(known.path))) return known;
    }
    return null;
  }

  async #inListedVaults(
    wanted: readonly WantedContainer[],
    places: readonly number[],
  ): Promise<{ path: string; place: number }[]> {
    const vaults = this.deps.vaultList.all();
    const possible = places.flatMap((place) => {
      const dataId = wanted[place]?.dataId;
      if (dataId === undefined) return [];
      return vaults.map(({ folder, vaultId }) => {
        return { path: vaultId === dataId ? vaultFilePath(folder) : itemPath(folder, dataId), place };
      });
    });
    const areThere = await Promise.all(possible.map(({ path }) => this.#isFile(path)));
    return possible.filter((_, i) => areThere[i]);
  }

  async #isFile(path: string): Promise<boolean> {
    const status = await this.deps.files.status(path).catch(() => null);
    return status?.kind === "file";
  }
}
