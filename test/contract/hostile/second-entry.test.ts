import { beforeAll, describe, expect, it } from "vitest";
import type { Person, Vault } from "../two-people/person";
import {
  adds,
  alarmsOf,
  evidenceOf,
  readableBy,
  refusalOf,
  Scene,
  startsAgain,
  told,
  verifies,
} from "./scene";

describe("a second entry under Bob's address that the server never mentions", { timeout: 120_000 }, () => {
  const scene = new Scene(["Alice", "Bob"]);
  let alice: Person;
  let bob: Person;
  let vault: Vault;

  beforeAll(async () => {
    ({ alice, bob, vault } = await scene.sharedVault());
    await scene.mock.misbehave("second-entry", bob.address);
  });

  it("raises an alarm with Bob that stays until he has acknowledged it", async () => {
    await startsAgain(bob);
    const [alarm] = await alarmsOf(bob, 1);
    expect(alarm).toMatchObject({ kind: "second-entry", evidenceFile: null });
    await startsAgain(bob);
    expect(await alarmsOf(bob, 1)).toEqual([alarm]);
    await bob.app.alarms.acknowledge({ id: alarm?.id ?? "" });
    await startsAgain(bob);
    expect(await alarmsOf(bob, 0)).toEqual([]);
  });

  it("makes others refuse both who are under this address", async () => {
    expect(await refusalOf(alice.app.people.lookUp({ address: bob.address }))).toEqual(
      told("person-record-unproven"),
    );
  });

  it("takes nothing from anybody", async () => {
    expect(await readableBy(bob, vault)).toEqual(["one"]);
    await adds(vault, "two");
    expect(await readableBy(bob, vault)).toEqual(["one", "two"]);
  });
});

describe("a second entry under Bob's address, in a log that Bob is not shown,", { timeout: 120_000 }, () => {
  const scene = new Scene(["Alice", "Bob"]);
  let alice: Person;
  let bob: Person;
  let vault: Vault;

  beforeAll(async () => {
    ({ alice, bob, vault } = await scene.sharedVault());
    await verifies(bob, alice);
    await scene.mock.misbehave("hidden-entry", bob.address);
  });

  it("makes Alice refuse to share with Bob, so that nothing goes to anybody else", async () => {
    expect(await refusalOf(alice.app.people.lookUp({ address: bob.address }))).toEqual(
      told("person-record-unproven"),
    );
    await scene.expectNoGrantForStrangers();
  });

  it("is kept from Bob only until he reads what Alice wrote since", async () => {
    await bob.app.people.lookUp({ address: alice.address });
    expect(bob.app.alarms.list()).toEqual([]);
    await adds(vault, "two");
    expect(await readableBy(bob, vault)).toEqual(["one", "two"]);
    const [alarm] = await alarmsOf(bob, 1);
    expect(alarm?.kind).toBe("log-forked");
    expect(await evidenceOf(bob)).toMatchObject([
      { kind: "told-otherwise", known: {}, shown: { by: await alice.userId() } },
    ]);
    expect(await refusalOf(bob.app.people.lookUp({ address: alice.address }))).toEqual(told("log-forked"));
  });

  it("leaves everything readable that was shared", async () => {
    await startsAgain(bob);
    expect(await readableBy(bob, vault)).toEqual(["one", "two"]);
  });
});
