import { describe, expect, it } from "vitest";
import { foldName } from "../../../../../electron/services/vault/name-folding";
import { MOST_FOUND, NameSearch } from "../../../../../electron/services/vault/name-search";
import { nameOf } from "../../../../../electron/services/vault/vault-node";
import { foundIn } from "../../../../../electron/services/vault/vault-views";
import { SampleVault } from "./sample-vault";

const SOURCES = { nameOfSigner: () => null, recipientCount: () => 0, hasUnfinishedRemoval: () => false };

/** A vault with a folder “Papers” that holds the files of these names. */
function vaultWith(names: readonly string[]) {
  const vault = new SampleVault();
  const folder = vault.addFolder(vault.root, "Papers");
  return { vault, folder, files: names.map((name) => vault.addFile(folder, name)) };
}

async function found(names: readonly string[], text: string): Promise<string[]> {
  const { vault } = vaultWith(names);
  return new NameSearch().search(await vault.tree(), text).nodes.map(nameOf);
}

describe("folded names", () => {
  it("are the same whatever the case, the accents and the way they are encoded", () => {
    for (const writing of ["Übergröße", "ÜBERGRÖSSE", "ubergrosse", "U\u0308bergro\u0308ße"]) {
      expect(foldName(writing)).toBe("ubergrosse");
    }
    expect(foldName("ﬁle ＡＢＣ")).toBe("file abc");
    expect(foldName("ΟΔΟΣ")).toBe(foldName("οδός"));
    expect(foldName("İstanbul")).toBe("istanbul");
  });

  it("keep the vowel signs of scripts that write them as marks", () => {
    expect(foldName("कि")).not.toBe(foldName("क"));
  });
});

describe("searching the names of a vault", () => {
  it("finds a part of a name without regard to case and accents", async () => {
    expect(await found(["Café menu.txt", "invoice.pdf"], "CAFE")).toEqual(["Café menu.txt"]);
    expect(await found(["RÉSUMÉ.docx"], "résumé")).toEqual(["RÉSUMÉ.docx"]);
  });

  it("finds Korean names while their last syllable is still being typed", async () => {
    expect(await found(["여름 사진.jpg"], "사지")).toEqual(["여름 사진.jpg"]);
    expect(await found(["여름 사진.jpg"], "ㅅ")).toEqual(["여름 사진.jpg"]);
  });

  it("wants every word, in any order", async () => {
    const names = ["Lisbon holiday 2024.mp4", "Lisbon map.png"];
    expect(await found(names, "2024  lisbon")).toEqual(["Lisbon holiday 2024.mp4"]);
    expect(await found(names, "lisbon 2025")).toEqual([]);
    expect(await found(names, "   ")).toEqual([]);
  });

  it("puts names that begin with the text first, then those with a word that does", async () => {
    const names = ["prepay.txt", "my pay.txt", "Pay 10.txt", "Pay 9.txt"];
    expect(await found(names, "pay")).toEqual(["Pay 9.txt", "Pay 10.txt", "my pay.txt", "prepay.txt"]);
  });

  it("finds items by how their data ID begins, from four digits on", async () => {
    const { vault, files } = vaultWith(["one", "two"]);
    const [one] = files;
    const tree = await vault.tree();
    const ids = (text: string) => new NameSearch().search(tree, text).nodes.map(({ id }) => id);
    expect(ids(one?.id ?? "")).toEqual([one?.id]);
    expect(ids((one?.id ?? "").toUpperCase().slice(0, 12))).toEqual([one?.id]);
    expect(ids((one?.id ?? "").slice(0, 3))).toEqual([]);
  });

  it("shows no more than a person reads, and says how many there are", async () => {
    const { vault } = vaultWith(Array.from({ length: MOST_FOUND + 30 }, (_, i) => `Photo ${i}.jpg`));
    const { total, nodes } = new NameSearch().search(await vault.tree(), "photo");
    expect(total).toBe(MOST_FOUND + 30);
    expect(nodes).toHaveLength(MOST_FOUND);
  });

  it("follows a vault that changes", async () => {
    const { vault, folder } = vaultWith(["one"]);
    const search = new NameSearch();
    expect(search.search(await vault.tree(), "o").total).toBe(1);
    vault.addFile(folder, "other");
    expect(search.search(await vault.tree(), "o").total).toBe(2);
  });

  it("says where each item lies", async () => {
    const { vault, folder } = vaultWith(["deed.pdf"]);
    const tree = await vault.tree();
    const { found: views } = foundIn(tree, new NameSearch().search(tree, "deed"), SOURCES);
    expect(views).toMatchObject([
      { item: { name: "deed.pdf" }, folderId: folder.id, path: ["the vault", "Papers"] },
    ]);
  });
});
