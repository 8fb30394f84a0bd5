import { beforeAll, describe, expect, it } from "vitest";
import type { Person, Vault } from "../two-people/person";
import { adds, readableBy, Scene } from "./scene";

describe("a server that confirms a removal of access and does not do it", { timeout: 120_000 }, () => {
  const scene = new Scene(["Alice", "Bob", "Carol"]);
  let alice: Person;
  let bob: Person;
  let carol: Person;
  let vault: Vault;

  beforeAll(async () => {
    [alice, bob, carol] = scene.people(["Alice", "Bob", "Carol"]);
    vault = await alice.createsVault("Vault");
    await adds(vault, "before");
    for (const person of [bob, carol]) expect(await vault.sharesWith(person, "")).toBe("shared");
    await scene.mock.misbehave("withheld-revocation");
    expect(await vault.removesAccess(bob, "")).toMatchObject({ state: "done" });
    await adds(vault, "after");
  });

  it("keeps Bob's grant, which opens nothing that was written after", async () => {
    expect(await scene.grantsFor(bob)).toBeGreaterThan(0);
    expect(await readableBy(bob, vault)).not.toContain("after");
  });

  it("leaves the others their access, and the owner's book as she wrote it", async () => {
    expect(await readableBy(carol, vault)).toEqual(["after", "before"]);
    expect(await vault.accessTo("")).toEqual(["Carol read"]);
    await alice.restart();
    expect(await vault.accessTo("")).toEqual(["Carol read"]);
  });

  it("does not get Bob's access renewed, honest or not", async () => {
    expect(await vault.removesAccess(carol, "")).toMatchObject({ state: "done" });
    await scene.mock.behave();
    await adds(vault, "later");
    expect(await readableBy(bob, vault)).not.toContain("later");
    expect(await readableBy(alice, vault)).toEqual(["after", "before", "later"]);
  });
});
