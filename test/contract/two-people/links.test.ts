import { describe, expect, it } from "vitest";
import { newDataId } from "../../../shared/crypto";
import { formatKeyferryLink, parseKeyferryLink } from "../../../shared/protocol/links";
import { Neighbourhood } from "./people";

const street = new Neighbourhood(["Anna", "Ben", "Cleo", "Stranger"]);
const [anna, ben, cleo] = [
  () => street.person("Anna"),
  () => street.person("Ben"),
  () => street.person("Cleo"),
];

async function sharedVault() {
  const vault = await anna().createsVault("Papers");
  await vault.sharesWith(ben(), "");
  const { link } = await anna().app.links.make({ vaultId: vault.id, itemId: vault.id });
  return { vault, link };
}

describe("a link to something", { timeout: 120_000 }, () => {
  it("names the data, its owner and the key server, and nothing else", async () => {
    const { vault, link } = await sharedVault();
    expect(parseKeyferryLink(link)).toEqual({
      kind: "data",
      dataId: vault.id,
      ownerId: await anna().userId(),
      server: anna().computer.origin,
    });
  });

  it("leads who holds a key to it, and tells everyone else that there is none", async () => {
    const { vault, link } = await sharedVault();
    for (const person of [ben(), cleo(), anna()]) person.app.links.handOver(link);
    const named = { is: "data", dataId: vault.id };
    const [bens] = await ben().app.links.take();
    expect(bens).toMatchObject({
      ...named,
      state: "shared",
      vaultId: null,
      grant: { name: "Papers", problem: null },
    });
    expect(bens).toMatchObject({ owner: { address: anna().address, trust: "not-verified" } });
    const [cleos] = await cleo().app.links.take();
    expect(cleos).toMatchObject({ ...named, state: "not-shared", grant: null, owner: { name: "Anna" } });
    const [annas] = await anna().app.links.take();
    expect(annas).toMatchObject({ ...named, state: "mine", vaultId: vault.id });
    expect(await ben().app.links.take()).toEqual([]);
    await vault.openedBy(ben());
    ben().app.links.handOver(link);
    expect(await ben().app.links.take()).toMatchObject([{ state: "shared", vaultId: vault.id }]);
  });

  it("of other people, another server, or that is damaged, is told apart", async () => {
    const { vault, link } = await sharedVault();
    const [dataId, cleoId] = [vault.id, await cleo().userId()];
    const others = formatKeyferryLink({ kind: "data", dataId, ownerId: cleoId });
    const elsewhere = formatKeyferryLink({
      kind: "data",
      dataId,
      ownerId: cleoId,
      server: "https://k.example",
    });
    for (const text of [others, elsewhere, `${link}&key=1`, "keyferry:vault?id=1"])
      ben().app.links.handOver(text);
    expect(await ben().app.links.take()).toMatchObject([
      { state: "not-shared", owner: { name: "Cleo" } },
      { state: "other-server", server: "https://k.example", owner: null },
      { is: "wrong", problem: "link-invalid" },
      { is: "wrong", problem: "link-newer" },
    ]);
  });

  it("adds nobody to the people known here", async () => {
    const stranger = street.person("Stranger");
    const link = formatKeyferryLink({
      kind: "data",
      dataId: newDataId(),
      ownerId: await stranger.userId(),
    });
    const before = ben().app.people.list();
    ben().app.links.handOver(link);
    expect(await ben().app.links.take()).toMatchObject([{ owner: { name: "Stranger" } }]);
    expect(ben().app.people.list()).toEqual(before);
  });

  it("is made by the owner only", async () => {
    const { vault } = await sharedVault();
    const bens = await vault.openedBy(ben());
    const making = ben().app.links.make({ vaultId: bens.id, itemId: bens.id });
    await expect(making).rejects.toMatchObject({ code: "not-owner" });
  });

  it("waits while there is no identity, and an invite among others is found", async () => {
    const { link } = await sharedVault();
    const invite = formatKeyferryLink({ kind: "invite", server: "https://k.example", code: "A".repeat(43) });
    const { links } = cleo().app;
    for (const text of [link, invite]) links.handOver(text);
    expect(links.takeInvite()).toEqual({
      is: "invite",
      server: "https://k.example",
      code: "A".repeat(43),
      address: null,
    });
    expect(links.takeInvite()).toBeNull();
    expect(await links.take()).toMatchObject([{ is: "data", state: "not-shared" }]);
    links.handOver(invite);
    expect(await links.take()).toEqual([{ is: "invite", server: "https://k.example" }]);
  });
});
