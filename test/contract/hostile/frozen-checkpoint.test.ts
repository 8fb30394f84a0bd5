import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Person, Vault } from "../two-people/person";
import { adds, readableBy, refusalOf, Scene, sharingAsKnown, told } from "./scene";

const HOUR = 3600 * 1000;

describe("a server whose log stands still", { timeout: 120_000 }, () => {
  const scene = new Scene(["Alice", "Bob"]);
  let alice: Person;
  let bob: Person;
  let vault: Vault;

  beforeAll(async () => {
    ({ alice, bob, vault } = await scene.sharedVault());
    await scene.mock.misbehave("frozen-checkpoint");
  });
  afterAll(() => vi.useRealTimers());

  /** Time goes on for the server and for everybody, whose apps are started again. */
  async function passes(milliseconds: number): Promise<void> {
    scene.clock.ahead += milliseconds;
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + milliseconds });
    for (const person of [alice, bob]) await person.restart();
  }

  it("cannot be told from a quiet one for three hours", async () => {
    await passes(2 * HOUR);
    expect(await alice.app.people.lookUp({ address: bob.address })).toMatchObject({ name: "Bob" });
  });

  it("is refused after that", async () => {
    await passes(2 * HOUR);
    expect(await refusalOf(alice.app.people.lookUp({ address: bob.address }))).toEqual(told("log-stale"));
    expect(await sharingAsKnown(vault, bob, "one")).toEqual(told("log-stale"));
  });

  it("takes nothing from anybody", async () => {
    await adds(vault, "two");
    expect(await readableBy(bob, vault)).toEqual(["one", "two"]);
    expect(alice.app.alarms.list()).toEqual([]);
  });

  it("is over when the log goes on", async () => {
    await scene.mock.behave();
    const carol = await scene.enrols("Carol");
    expect(await alice.app.people.lookUp({ address: carol.address })).toMatchObject({ name: "Carol" });
    expect(await vault.sharesWith(bob, "one")).toBe("shared");
  });
});
