import { beforeAll, describe, expect, it } from "vitest";
import type { Person, Vault } from "../two-people/person";
import { adds, alarmsOf, evidenceOf, readableBy, refusalOf, Scene, sharingAsKnown, told } from "./scene";

describe.each(["replaced-log-key", "false-entries"])(
  "a server whose log cannot be believed (%s)",
  { timeout: 120_000 },
  (mode) => {
    const scene = new Scene(["Alice", "Bob"]);
    let alice: Person;
    let bob: Person;
    let vault: Vault;

    beforeAll(async () => {
      ({ alice, bob, vault } = await scene.sharedVault());
      await scene.mock.misbehave(mode);
      for (const name of ["Carol", "Dave"]) await scene.enrols(name);
    });

    it("is not believed: nobody is looked up, nothing is shared", async () => {
      expect(await refusalOf(alice.app.people.lookUp({ address: "dave@example.org" }))).toEqual(
        told("log-untrusted"),
      );
      expect(await sharingAsKnown(vault, bob, "one")).toEqual(told("log-untrusted"));
    });

    it("takes nothing from anybody", async () => {
      await adds(vault, "two");
      expect(await readableBy(alice, vault)).toEqual(["one", "two"]);
      expect(await readableBy(bob, vault)).toEqual(["one", "two"]);
    });

    it("is over when the server is honest again", async () => {
      await scene.mock.behave();
      expect(await alice.app.people.lookUp({ address: "dave@example.org" })).toMatchObject({ name: "Dave" });
      expect(await vault.sharesWith(bob, "one")).toBe("shared");
      expect([await evidenceOf(alice), await alarmsOf(alice, 0)]).toEqual([[], []]);
    });
  },
);
