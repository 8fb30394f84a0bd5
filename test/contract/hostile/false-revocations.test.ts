import { beforeAll, describe, expect, it } from "vitest";
import type { Person, Vault } from "../two-people/person";
import { readableBy, Scene } from "./scene";

describe("a server that says of everything that it was taken away", { timeout: 120_000 }, () => {
  const scene = new Scene(["Alice", "Bob"]);
  let alice: Person;
  let bob: Person;
  let vault: Vault;

  beforeAll(async () => {
    ({ alice, bob, vault } = await scene.sharedVault());
    await bob.app.received.refresh();
    expect(await readableBy(bob, vault)).toEqual(["one"]);
    await scene.mock.misbehave("false-revocations");
  });

  it("is believed by Bob, who could not tell it from a removal", async () => {
    await bob.restart();
    await bob.app.received.refresh();
    const usable = (await bob.app.received.list()).filter(({ problem }) => problem === null);
    expect(usable).toEqual([]);
  });

  it("takes nothing from the owner: her vault opens, and her book still says whom she gave what", async () => {
    await alice.restart();
    expect(await readableBy(alice, vault)).toEqual(["one"]);
    expect(await vault.accessTo("")).toEqual(["Bob read"]);
  });

  it("is over when the server is honest again, at the next look at what is shared with Bob", async () => {
    await scene.mock.behave();
    await bob.restart();
    await bob.app.received.refresh();
    expect((await bob.app.received.list()).map(({ dataId }) => dataId)).toContain(vault.id);
    expect(await readableBy(bob, vault)).toEqual(["one"]);
  });
});
