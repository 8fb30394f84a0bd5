import { beforeAll, describe, expect, it } from "vitest";
import type { Person, Vault } from "../two-people/person";
import {
  adds,
  alarmsOf,
  evidenceOf,
  readableBy,
  refusalOf,
  Scene,
  sharingAsKnown,
  startsAgain,
  told,
  verifies,
} from "./scene";

describe("a server that shows Bob another log than the others", { timeout: 120_000 }, () => {
  const scene = new Scene(["Alice", "Bob"]);
  let alice: Person;
  let bob: Person;
  let vault: Vault;

  beforeAll(async () => {
    ({ alice, bob, vault } = await scene.sharedVault());
    await verifies(bob, alice);
    await scene.mock.misbehave("split-view", bob.address);
    const dave = await scene.enrols("Dave");
    for (const person of [alice, bob]) await person.app.people.lookUp({ address: dave.address });
  });

  it("is not noticed by anybody alone", () => {
    for (const person of [alice, bob]) expect(person.app.alarms.list()).toEqual([]);
  });

  it("is found out by Bob in the first thing that he gets from Alice", async () => {
    await adds(vault, "two");
    expect(await readableBy(bob, vault)).toEqual(["one", "two"]);
    const [alarm] = await alarmsOf(bob, 1);
    expect(alarm?.kind).toBe("log-forked");
    expect(await evidenceOf(bob)).toMatchObject([
      { server: scene.mock.origin, kind: "told-otherwise", shown: { by: await alice.userId() } },
    ]);
  });

  it("stops Bob from looking people up and sharing, also after a restart", async () => {
    const own = await bob.createsVault("Bob's");
    await adds(own, "one");
    await startsAgain(bob);
    expect(await refusalOf(bob.app.people.lookUp({ address: alice.address }))).toEqual(told("log-forked"));
    expect(await sharingAsKnown(own, alice, "")).toEqual(told("log-forked"));
    await scene.expectNoGrantForStrangers();
  });

  it("takes nothing from Bob: what is his and what was shared with him opens", async () => {
    expect(await readableBy(bob, vault)).toEqual(["one", "two"]);
    await adds(vault, "three");
    expect(await readableBy(bob, vault)).toEqual(["one", "three", "two"]);
  });

  it("cannot be undone: shown the others' log, Bob sees that the server signed both", async () => {
    await scene.enrols("Erin");
    await scene.mock.behave();
    const [alarm] = await alarmsOf(bob, 1);
    await bob.app.alarms.acknowledge({ id: alarm?.id ?? "" });
    expect(await refusalOf(bob.app.people.lookUp({ address: alice.address }))).toEqual(told("log-forked"));
    expect(await evidenceOf(bob)).toMatchObject([{ kind: "told-otherwise" }, { kind: "forked" }]);
    const [proven] = await alarmsOf(bob, 1);
    await bob.app.alarms.acknowledge({ id: proven?.id ?? "" });
    await startsAgain(bob);
    expect(await refusalOf(bob.app.people.lookUp({ address: alice.address }))).toEqual(told("log-forked"));
  });
});
