import { beforeAll, describe, expect, it } from "vitest";
import type { Person, Vault } from "../two-people/person";
import { adds, alarmsOf, readableBy, Scene, startsAgain } from "./scene";

describe("a server that enters other keys in the place of somebody who enrols", { timeout: 120_000 }, () => {
  const scene = new Scene(["Alice"]);
  let alice: Person;
  let bob: Person;
  let vault: Vault;

  beforeAll(async () => {
    alice = scene.person("Alice");
    vault = await alice.createsVault("Vault");
    await adds(vault, "one");
    await scene.mock.misbehave("usurped-address", "bob@example.org");
    bob = await scene.enrols("Bob");
  });

  it("raises an alarm with Bob at his first look: the server shows his keys to nobody", async () => {
    await startsAgain(bob);
    const [alarm] = await alarmsOf(bob, 1);
    expect(alarm?.kind).toBe("not-logged");
    await startsAgain(bob);
    expect(await alarmsOf(bob, 1)).toEqual([alarm]);
  });

  it("cannot be noticed by Alice alone at first sight, whom the app tells to compare fingerprints", async () => {
    const seen = await alice.app.people.lookUp({ address: bob.address });
    const his = await bob.app.identity.describe();
    expect(seen).toMatchObject({ name: "Bob", trust: "not-verified" });
    expect(seen.digits).not.toBe(his.state === "ready" && his.digits);
  });

  it("is known for a change of keys when the true ones come to light", async () => {
    await scene.mock.behave();
    await startsAgain(alice);
    expect(await alarmsOf(alice, 1)).toMatchObject([{ kind: "log-forked" }]);
    expect(await readableBy(alice, vault)).toEqual(["one"]);
  });
});
