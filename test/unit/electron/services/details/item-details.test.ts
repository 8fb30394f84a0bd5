import { describe, expect, it } from "vitest";
import { ItemDetailsService } from "../../../../../electron/services/details/item-details";
import type { HeldGrant } from "../../../../../electron/services/keyring/keyring";
import type { Person } from "../../../../../electron/services/people/person";
import type { OpenVault } from "../../../../../electron/services/vault/open-vault";
import { bytesToHex, type DataId } from "../../../../../shared/crypto";
import { SampleVault } from "../vault/sample-vault";

const NOBODY = () => null;
const somebody = (userId: string) => ({ userId, view: { name: userId } }) as unknown as Person;
const grantFor = (...ids: DataId[]) =>
  ids.map((dataId) => ({ grant: { dataId }, payload: null }) as unknown as HeldGrant);

/** A vault with a folder and a file in it. @param known who signs with a key */
async function detailsOf(
  role: "owner" | "reader",
  known: (signingKey: Uint8Array) => Person | null,
  held: (vault: SampleVault, folder: DataId) => HeldGrant[] = () => [],
) {
  const vault = new SampleVault();
  const folder = vault.addFolder(vault.root, "Papers");
  const file = vault.addFile(folder, "plan.txt");
  const tree = await vault.tree();
  const service = new ItemDetailsService({
    vaults: { open: async () => ({ tree, role }) as unknown as OpenVault },
    people: { knownBySigningKey: known },
    keyring: { heldGrants: async () => held(vault, folder.id) },
  });
  const details = await service.read({ vaultId: vault.id, itemId: file.id });
  return { details, vault, folder, file };
}

describe("the details of an item", () => {
  it("name the version by its signed header, and the owner as its writer even where nobody knows her", async () => {
    const { details, file } = await detailsOf("owner", NOBODY);
    expect(details).toEqual({
      writer: { person: null, standing: "owner" },
      headerHash: bytesToHex(file.head.headerHash),
      previousHeaderHash: null,
      readThrough: null,
    });
  });

  it("tell who of the people known here it was", async () => {
    const { details } = await detailsOf("owner", () => somebody("alice"));
    expect(details.writer).toEqual({ person: { name: "alice" }, standing: "owner" });
  });

  it("tell a recipient what was shared that lets him read it: the nearest of the item and what is above it", async () => {
    const byFolder = await detailsOf("reader", NOBODY, (vault, folder) => grantFor(vault.id, folder));
    expect(byFolder.details.readThrough).toEqual({
      itemId: byFolder.folder.id,
      name: "Papers",
      kind: "folder",
    });
    const byVault = await detailsOf("reader", NOBODY, (vault) => grantFor(vault.id));
    expect(byVault.details.readThrough).toMatchObject({ itemId: byVault.vault.id, kind: "vault" });
    expect((await detailsOf("reader", NOBODY)).details.readThrough).toBeNull();
  });
});
