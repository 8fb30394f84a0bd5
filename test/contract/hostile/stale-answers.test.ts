import { beforeAll, describe, expect, it } from "vitest";
import { parseUserId } from "../../../shared/crypto";
import type { Person, Vault } from "../two-people/person";
import { deactivate } from "./deactivation";
import { adds, alarmsOf, readableBy, refusalOf, Scene, sharingAsKnown, startsAgain, told } from "./scene";

describe("a server that goes on giving a key that was replaced", { timeout: 120_000 }, () => {
  const scene = new Scene(["Alice", "Bob", "Carol"]);
  let alice: Person;
  let bob: Person;
  let carol: Person;
  let vault: Vault;

  beforeAll(async () => {
    [alice, bob, carol] = scene.people(["Alice", "Bob", "Carol"]);
    vault = await alice.createsVault("Vault");
    await adds(vault, "one");
    expect(await vault.sharesWith(bob, "one")).toBe("shared");
    await scene.mock.misbehave("stale-answers", bob.address);
    await bob.app.identity.renewKeys();
  });

  it("is refused by who knew Bob before, and by who looks him up for the first time", async () => {
    for (const person of [alice, carol])
      expect(await refusalOf(person.app.people.lookUp({ address: bob.address }))).toEqual(
        told("person-record-unproven"),
      );
  });

  it("takes nothing from Bob: what was shared with his old key opens", async () => {
    expect(await readableBy(bob, vault)).toEqual(["one"]);
    await startsAgain(bob);
    expect(await alarmsOf(bob, 0)).toEqual([]);
  });

  it("is over when the server is honest again: Alice sees that Bob renewed his keys", async () => {
    await scene.mock.behave();
    const seen = await alice.app.people.lookUp({ address: bob.address });
    expect(seen).toMatchObject({ trust: "changed", change: "renewed" });
    await alice.app.people.acceptRenewed({ userId: seen.userId, digits: seen.digits });
    expect(await vault.sharesWith(bob, "")).toBe("shared");
    expect(await vault.sharesWith(carol, "")).toBe("shared");
  });
});

describe("a server that goes on giving the key of somebody who was removed", { timeout: 120_000 }, () => {
  const scene = new Scene(["Alice", "Bob"]);
  let alice: Person;
  let bob: Person;
  let vault: Vault;

  beforeAll(async () => {
    [alice, bob] = scene.people(["Alice", "Bob"]);
    vault = await alice.createsVault("Vault");
    await adds(vault, "one");
    expect(await vault.sharesWith(bob, "one")).toBe("shared");
    await scene.mock.misbehave("stale-answers", bob.address);
    await deactivate(scene.mock, parseUserId(await bob.userId()));
  });

  it("is refused: the log says that he was", async () => {
    expect(await refusalOf(alice.app.people.lookUp({ address: bob.address }))).toEqual(
      told("person-deactivated"),
    );
    expect(await sharingAsKnown(vault, bob, "")).toEqual(told("person-deactivated"));
    expect(await scene.grantsFor(bob)).toBe(1);
  });
});
