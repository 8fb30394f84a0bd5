import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Person, Vault } from "../two-people/person";
import { adds, readableBy, Scene, told } from "./scene";

describe("a server that serves and lists again what was taken away", { timeout: 120_000 }, () => {
  const scene = new Scene(["Alice", "Bob", "Carol"]);
  let alice: Person;
  let bob: Person;
  let carol: Person;
  let vault: Vault;

  beforeEach(async () => {
    [alice, bob, carol] = scene.people(["Alice", "Bob", "Carol"]);
    vault = await alice.createsVault("Vault");
    await adds(vault, "before");
    for (const person of [bob, carol]) expect(await vault.sharesWith(person, "")).toBe("shared");
    for (const person of [bob, carol]) expect(await readableBy(person, vault)).toEqual(["before"]);
    await scene.mock.misbehave("revoked-epoch");
    expect(await vault.removesAccess(bob, "")).toMatchObject({ state: "done" });
    await adds(vault, "after");
  });
  afterEach(() => scene.mock.behave());

  it("gives who was removed nothing that was written after", async () => {
    expect(await readableBy(bob, vault)).not.toContain("after");
    await bob.restart();
    expect(await readableBy(bob, vault)).not.toContain("after");
  });

  it("gives him nothing new when he forgets all that he knew", async () => {
    await bob.computer.stop();
    await rm(join(bob.computer.folder, "app", "profile", "grants.json"), { force: true });
    await bob.computer.start();
    expect(await readableBy(bob, vault)).not.toContain("after");
  });

  it("does not make others lose what they have: theirs is the newer epoch", async () => {
    await scene.mock.behave();
    expect(await readableBy(carol, vault)).toEqual(["after", "before"]);
    await scene.mock.misbehave("revoked-epoch");
    await scene.mock.behave();
    await scene.mock.misbehave("revoked-epoch");
    await carol.app.received.refresh().catch(() => undefined);
    expect(await readableBy(carol, vault)).toEqual(["after", "before"]);
  });

  it("stops the owner with a sentence, and does not get the removed one in again", async () => {
    expect(await vault.accessTo("")).toEqual(["Carol read"]);
    const removal = await vault.removesAccess(carol, "");
    expect(removal.problem && told(removal.problem)).toEqual(told("grant-invalid"));
    expect(await readableBy(alice, vault)).toEqual(["after", "before"]);
    await scene.mock.behave();
    expect(await vault.removesAccess(carol, "")).toMatchObject({ state: "done", problem: null });
    await adds(vault, "later");
    for (const person of [bob, carol]) expect(await readableBy(person, vault)).not.toContain("later");
    expect(await readableBy(alice, vault)).toEqual(["after", "before", "later"]);
  });
});
