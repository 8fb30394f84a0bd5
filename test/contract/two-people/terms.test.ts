import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";

const street = new Neighbourhood(["Anna", "Ben", "Cleo"]);
const WEEK = 7 * 86_400_000;

async function vaultWith(owner: Person, file: string): Promise<Vault> {
  const vault = await owner.createsVault("Papers");
  await vault.makesFolder("F");
  const path = join(await owner.computer.newFolder("source"), file);
  await writeFile(path, "content");
  await vault.adds([path], "F");
  return vault;
}

async function textsBelow(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");
}

const received = async (person: Person) =>
  (await person.app.received.refresh()).map(({ name, note, endsAt }) => ({ name, note, endsAt }));

describe("an end date and a note", { timeout: 120_000 }, () => {
  const [anna, ben, cleo] = [
    () => street.person("Anna"),
    () => street.person("Ben"),
    () => street.person("Cleo"),
  ];
  // To the second, as grants say it.
  const endsAt = Math.floor((Date.now() + WEEK) / 1000) * 1000;
  const note = "Please read page 3.\nThe rest can wait. 안녕하세요";

  it("arrive with what is shared, and are still there after everything got new keys", async () => {
    const vault = await vaultWith(anna(), "letter");
    expect(await vault.sharesWith(ben(), "F", { endsAt, note: `  ${note}\r\n` })).toBe("shared");
    expect(await vault.sharesWith(cleo(), "F", { note: "Only for you" })).toBe("shared");
    expect(await received(ben())).toEqual([{ name: "F", note, endsAt }]);

    await vault.removesAccess(cleo(), "F");
    expect(await received(ben())).toContainEqual({ name: "F", note, endsAt });
    const views = await anna().app.sharing.whoHasAccess({ vaultId: vault.id, itemId: await vault.idOf("F") });
    expect(views.map((view) => [view.person.name, view.endsAt, view.isOver])).toEqual([
      ["Ben", endsAt, false],
    ]);

    // The owner's own book has the note, for no eyes but hers.
    const stored = await textsBelow(join(anna().computer.folder, "app"));
    expect(stored).toContain(`"notAfter":${endsAt / 1000}`);
    expect(stored).not.toContain("page 3");
  });

  it("can be changed by sharing once more", async () => {
    const vault = await vaultWith(anna(), "song");
    await vault.sharesWith(ben(), "F/song", { endsAt, note: "First" });
    await vault.sharesWith(ben(), "F/song", { note: "Second" });
    expect(await received(ben())).toContainEqual({ name: "song", note: "Second", endsAt: null });
  });

  it("ends what somebody has open, whole vaults and parts of them, as soon as it passes", async () => {
    const soon = Math.floor(Date.now() / 1000) * 1000 + 8_000;
    const papers = await vaultWith(anna(), "brief");
    await papers.sharesWith(ben(), "F", { endsAt: soon });
    await papers.sharesWith(cleo(), "", { endsAt: soon });
    await papers.makesFolder("G");
    await papers.sharesWith(ben(), "G");
    const [bens, cleos] = [await papers.openedBy(ben()), await papers.openedBy(cleo())];
    const itemId = await bens.idOf("F/brief");
    expect((await bens.content()).size).toBeGreaterThan(0);
    expect((await cleos.tree()).size).toBe(3);
    expect(Date.now()).toBeLessThan(soon);

    await new Promise((resolve) => setTimeout(resolve, soon + 1_000 - Date.now()));
    // Neither of them looks at the folder again first.
    const opens = (vault: Vault) => vault.person.app.vaults.openItem({ vaultId: vault.id, itemId });
    await expect(opens(bens)).rejects.toMatchObject({ code: "grant-expired" });
    await expect(opens(cleos)).rejects.toMatchObject({ code: "grant-expired" });
    expect([...(await bens.tree()).keys()]).toEqual(["G/"]);
    const listing = await cleos.list();
    expect([listing.items, listing.vault.problem]).toEqual([[], "grant-expired"]);
    const [listed] = (await cleo().app.vaults.listed.list()).filter(({ vaultId }) => vaultId === papers.id);
    expect(listed?.problem).toBe("grant-expired");
    expect(await cleo().app.received.list()).toContainEqual(
      expect.objectContaining({ dataId: papers.id, problem: "grant-expired" }),
    );

    // Given again, it opens again.
    await papers.sharesWith(cleo(), "", { endsAt: endsAt + WEEK });
    await cleos.look();
    expect((await cleos.tree()).size).toBe(3);
  });

  it("that has passed is refused, before anything is shared", async () => {
    const vault = await vaultWith(anna(), "late");
    await expect(vault.sharesWith(ben(), "F/late", { endsAt: 1_000_000 })).rejects.toMatchObject({
      code: "end-passed",
    });
    expect((await received(ben())).map(({ name }) => name)).not.toContain("late");
  });
});
