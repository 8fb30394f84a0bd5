import { beforeAll, describe, expect, it } from "vitest";
import type { Person, Vault } from "../two-people/person";
import { adds, alarmsOf, evidenceOf, readableBy, refusalOf, Scene, told } from "./scene";

describe("a server that makes labels by another key for those who come later", { timeout: 120_000 }, () => {
  const scene = new Scene(["Alice", "Bob"]);
  let alice: Person;
  let bob: Person;
  let carol: Person;
  let vault: Vault;

  beforeAll(async () => {
    ({ alice, bob, vault } = await scene.sharedVault());
    await scene.mock.misbehave("split-labels", bob.address);
    carol = await scene.enrols("Carol");
  });

  it("is not believed by whoever comes later: the log itself names the key of its labels", async () => {
    expect(await refusalOf(carol.app.people.lookUp({ address: bob.address }))).toEqual(told("log-untrusted"));
    const own = await carol.createsVault("Carol's");
    await adds(own, "mine");
    expect(await refusalOf(own.sharesWith(bob, ""))).toEqual(told("log-untrusted"));
    await scene.expectNoGrantForStrangers();
    expect(await readableBy(carol, own)).toEqual(["mine"]);
  });

  it("changes nothing for those who knew the log before", async () => {
    expect(await alice.app.people.lookUp({ address: bob.address })).toMatchObject({
      userId: await bob.userId(),
    });
    await adds(vault, "two");
    expect(await vault.sharesWith(bob, "two")).toBe("shared");
    expect(await readableBy(bob, vault)).toEqual(["one", "two"]);
    for (const person of [alice, bob]) {
      expect(await evidenceOf(person)).toEqual([]);
      expect(await alarmsOf(person, 0)).toEqual([]);
    }
  });
});
