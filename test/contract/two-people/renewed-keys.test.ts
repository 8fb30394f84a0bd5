import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";

const street = new Neighbourhood(["Anna", "Ben", "Cleo", "Dora", "Emil", "Fay", "Gus", "Hal", "Ida", "Jan"]);
const person = (name: string) => street.person(name);

async function fileOf(owner: Person, name: string, content: string): Promise<string> {
  const path = join(await owner.computer.newFolder("source"), name);
  await writeFile(path, content);
  return path;
}

async function vaultWith(owner: Person, name: string): Promise<Vault> {
  const vault = await owner.createsVault(name);
  await vault.makesFolder("F");
  await vault.adds([await fileOf(owner, "old", "before")], "F");
  return vault;
}

/** Looks her up again and accepts the keys that her previous ones vouch for. */
async function accepts(who: Person, renewed: Person): Promise<void> {
  const { people } = who.app;
  const view = await people.lookUp({ address: renewed.address });
  expect(view).toMatchObject({ trust: "changed", change: "renewed" });
  await people.acceptRenewed({ userId: view.userId, digits: view.digits });
}

const asTexts = async (vault: Vault) => Object.fromEntries(await vault.content());

describe("an owner who renewed her keys", { timeout: 120_000 }, () => {
  it("goes on writing, renaming, sharing and removing in a vault made with the old ones", async () => {
    const [anna, ben, cleo] = [person("Anna"), person("Ben"), person("Cleo")];
    const vault = await vaultWith(anna, "Papers");
    await vault.sharesWith(ben, "");
    const bens = await vault.openedBy(ben);
    expect(await asTexts(bens)).toEqual({ "F/old": "before" });

    await anna.app.identity.renewKeys();
    await vault.adds([await fileOf(anna, "new", "after")], "F");
    await vault.renames("F", "G");
    expect(await vault.sharesWith(cleo, "")).toBe("shared");
    expect(await asTexts(vault)).toEqual({ "G/old": "before", "G/new": "after" });

    const cleos = await vault.openedBy(cleo);
    expect(await asTexts(cleos)).toEqual({ "G/old": "before", "G/new": "after" });

    await accepts(ben, anna);
    await bens.look();
    expect(await asTexts(bens)).toEqual({ "G/old": "before", "G/new": "after" });

    await vault.removesAccess(ben, "");
    await vault.adds([await fileOf(anna, "newest", "without Ben")], "G");
    await cleos.look();
    expect(await asTexts(cleos)).toMatchObject({ "G/newest": "without Ben" });
    await anna.restart();
    expect(await asTexts(vault)).toMatchObject({ "G/old": "before" });
  });

  it("is not believed by a recipient before the new keys were accepted there", async () => {
    const [dora, emil] = [person("Dora"), person("Emil")];
    const vault = await vaultWith(dora, "Letters");
    await vault.sharesWith(emil, "");
    const emils = await vault.openedBy(emil);
    await dora.app.identity.renewKeys();
    await vault.adds([await fileOf(dora, "new", "after")], "F");
    await emils.look();
    expect(await asTexts(emils)).toEqual({ "F/old": "before" });
    const { problems } = await emils.list();
    expect(problems).toMatchObject([{ problem: "person-key-changed" }]);
    await accepts(emil, dora);
    await emils.look();
    expect(await asTexts(emils)).toEqual({ "F/old": "before", "F/new": "after" });
  });
});

describe("a recipient who renewed her keys", { timeout: 120_000 }, () => {
  it("opens what was shared with the old ones, and gets the same access for the new ones", async () => {
    const [fay, gus] = [person("Fay"), person("Gus")];
    const vault = await vaultWith(fay, "Photos");
    await vault.sharesWith(gus, "F");
    const guss = await vault.openedBy(gus);
    await gus.app.identity.renewKeys();
    await gus.restart();
    expect(await asTexts(guss)).toMatchObject({ "F/old": "before" });

    await accepts(fay, gus);
    await vault.sharesWith(person("Ben"), "F");
    expect(await vault.accessTo("F")).toEqual(expect.arrayContaining(["Gus read", "Ben read"]));
    // Without the former key only what was wrapped for the new one opens.
    const { entries } = gus.computer.keychain;
    for (const account of entries.keys()) if (account.endsWith("/enc.0")) entries.delete(account);
    const app = await gus.restart();
    await app.received.refresh();
    expect(await asTexts(guss)).toMatchObject({ "F/old": "before" });
  });

  it("writes again once the owner's app has listed her new key, and loses it when access is taken away", async () => {
    const [hal, ida] = [person("Hal"), person("Ida")];
    const vault = await vaultWith(hal, "Plans");
    await vault.sharesWith(ida, "", { access: "read-write" });
    const idas = await vault.openedBy(ida);
    await idas.adds([await fileOf(ida, "first", "1")], "F");
    await ida.app.identity.renewKeys();
    await ida.restart();
    await expect(idas.makesFolder("too early")).rejects.toMatchObject({ code: "read-only" });

    await accepts(hal, ida);
    await hal.restart();
    await vault.look();
    await vault.list();
    await idas.look();
    await idas.adds([await fileOf(ida, "second", "2")], "F");
    await vault.look();
    expect(await asTexts(vault)).toEqual({ "F/old": "before", "F/first": "1", "F/second": "2" });

    await vault.removesAccess(ida, "");
    expect(await asTexts(vault)).toEqual({ "F/old": "before", "F/first": "1", "F/second": "2" });
    const { writers } = (await hal.app.vaults.open(vault.id)).tree.root.head.header;
    expect(writers).toEqual([]);
  });

  it("reads nothing with recovered keys until it was shared with them", async () => {
    const [jan, ben] = [person("Jan"), person("Ben")];
    const vault = await vaultWith(ben, "Songs");
    await vault.sharesWith(jan, "");
    const { words, toTypeBack } = jan.app.identity.makeRecoveryWords();
    const typed = toTypeBack.map((place) => words[place - 1] ?? "");
    await jan.app.identity.confirmRecoveryWords({ words: typed });
    jan.computer.keychain.entries.clear();
    const app = await jan.restart();
    await app.identity.recover({
      server: jan.computer.origin,
      address: jan.address,
      words: words.join(" "),
      rsaBits: 2048,
    });
    await app.received.refresh();
    expect(await app.received.list()).toMatchObject([{ problem: "keys-lost" }]);

    const view = await ben.app.people.lookUp({ address: jan.address });
    expect(view).toMatchObject({ trust: "changed", change: "recovered" });
    await ben.app.people.markVerified({ userId: view.userId, digits: view.digits });
    expect(await vault.sharesWith(jan, "")).toBe("shared");
    const jans = await vault.openedBy(jan);
    expect(await asTexts(jans)).toEqual({ "F/old": "before" });
  });
});
