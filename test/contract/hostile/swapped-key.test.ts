import { beforeAll, describe, expect, it } from "vitest";
import type { Person, Vault } from "../two-people/person";
import { adds, alarmsOf, readableBy, refusalOf, Scene, sharingAsKnown, startsAgain, told } from "./scene";

const MODES = [
  {
    mode: "swapped-key",
    refusal: "person-record-unproven",
    alarm: null,
    isOverWhenHonest: true,
  },
  {
    mode: "swapped-key-second-person",
    refusal: "person-record-unproven",
    alarm: "second-entry",
    isOverWhenHonest: false,
  },
  {
    mode: "swapped-key-next-record",
    refusal: "person-record-invalid",
    alarm: "foreign-key",
    isOverWhenHonest: false,
  },
] as const;

describe.each(MODES)(
  "a server that gives other keys for an address ($mode)",
  { timeout: 120_000 },
  ({ mode, refusal, alarm, isOverWhenHonest }) => {
    const scene = new Scene(["Alice", "Bob", "Carol"]);
    let alice: Person;
    let bob: Person;
    let carol: Person;
    let vault: Vault;
    let common: Vault;

    beforeAll(async () => {
      [alice, bob, carol] = scene.people(["Alice", "Bob", "Carol"]);
      vault = await alice.createsVault("Vault");
      await adds(vault, "one");
      await adds(vault, "two");
      expect(await vault.sharesWith(bob, "one")).toBe("shared");
      common = await alice.createsVault("Common");
      for (const person of [bob, carol]) expect(await common.sharesWith(person, "")).toBe("shared");
      expect(await readableBy(bob, common)).toEqual([]);
      await scene.mock.misbehave(mode, bob.address);
    });

    it("is refused by who knows Bob, and by who has never heard of him", async () => {
      for (const person of [alice, carol])
        expect(await refusalOf(person.app.people.lookUp({ address: bob.address }))).toEqual(told(refusal));
      expect(carol.app.people.list().map(({ name }) => name)).not.toContain("Bob");
    });

    it("gets nothing wrapped for those keys, nor anything shared in Bob's name", async () => {
      expect(await sharingAsKnown(vault, bob, "two")).toEqual(told(refusal));
      await scene.expectNoGrantForStrangers();
      expect(await scene.grantsFor(bob)).toBe(2);
    });

    it("does not get them in when the owner gives out new keys because somebody was removed", async () => {
      expect(await common.removesAccess(carol, "")).toMatchObject({ state: "done", problem: null });
      await adds(common, "three");
      await scene.expectNoGrantForStrangers();
      expect(await readableBy(bob, common)).toEqual(["three"]);
      expect(await readableBy(carol, common)).toEqual([]);
    });

    it(
      alarm === null ? "raises no alarm with Bob, whom nothing was done to" : "raises an alarm with Bob",
      async () => {
        await startsAgain(bob);
        expect((await alarmsOf(bob, alarm === null ? 0 : 1)).map(({ kind }) => kind)).toEqual(
          alarm === null ? [] : [alarm],
        );
      },
    );

    it("takes nothing from anybody that was shared before", async () => {
      expect(await readableBy(bob, vault)).toEqual(["one"]);
      expect(await readableBy(alice, vault)).toEqual(["one", "two"]);
      expect(await vault.sharesWith(carol, "two")).toBe("shared");
    });

    it(
      isOverWhenHonest ? "is over when the server is honest again" : "stays in the log for ever",
      async () => {
        await scene.mock.behave();
        const lookUp = carol.app.people.lookUp({ address: bob.address });
        if (isOverWhenHonest) {
          expect(await lookUp).toMatchObject({ address: bob.address, trust: "not-verified" });
          expect(await vault.sharesWith(bob, "two")).toBe("shared");
        } else {
          expect(await refusalOf(lookUp)).toEqual(told("person-record-unproven"));
        }
      },
    );
  },
);
