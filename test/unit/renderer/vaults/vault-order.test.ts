import { describe, expect, it } from "vitest";
import {
  type OrderVaultsBy,
  orderVaults,
  VAULTS_BY_NAME,
  type VaultOrder,
  vaultOrderAfterClick,
} from "../../../../renderer/vaults/vault-order";
import { listedVault } from "../sample-views";

const VAULTS = [
  listedVault("Vault 10", { figures: { itemCount: 5, people: null, sizeOnDisk: 5 } }),
  listedVault("vault 9", { figures: { itemCount: 5, people: 2, unreadable: 1, sizeOnDisk: 7 } }),
  listedVault("Alps", { figures: null }),
  listedVault("Zoo", { figures: { itemCount: 9, people: 1, sizeOnDisk: 6 }, problem: "vault-not-found" }),
];

const ordered = (by: OrderVaultsBy, direction: VaultOrder["direction"]): (string | null)[] =>
  orderVaults(VAULTS, { by, direction }, "en").map(({ name }) => name);

describe("the order of vaults", () => {
  it("is by name as people count", () => {
    expect(ordered("name", "ascending")).toEqual(["Alps", "vault 9", "Vault 10", "Zoo"]);
    expect(ordered("name", "descending")).toEqual(["Zoo", "Vault 10", "vault 9", "Alps"]);
  });

  it("goes on by name where a column is equal", () => {
    expect(ordered("items", "descending")).toEqual(["Zoo", "vault 9", "Vault 10", "Alps"]);
  });

  it("has what is not known last, whichever way round", () => {
    expect(ordered("people", "ascending")).toEqual(["Zoo", "vault 9", "Alps", "Vault 10"]);
    expect(ordered("people", "descending")).toEqual(["vault 9", "Zoo", "Alps", "Vault 10"]);
    expect(ordered("size", "ascending").at(-1)).toBe("Alps");
  });

  it("has the sickest first when health is asked for", () => {
    const order = vaultOrderAfterClick(VAULTS_BY_NAME, "health");
    expect(order.direction).toBe("descending");
    expect(ordered("health", order.direction)).toEqual(["Zoo", "vault 9", "Vault 10", "Alps"]);
  });

  it("turns round at the second click", () => {
    expect(vaultOrderAfterClick(VAULTS_BY_NAME, "name").direction).toBe("descending");
  });
});
