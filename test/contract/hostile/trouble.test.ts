import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { errorCodeOf } from "../../../electron/services/error-code-of";
import { KeyferryError } from "../../../electron/services/keyferry-error";
import type { Person, Vault } from "../two-people/person";
import { adds, readableBy, Scene } from "./scene";

/** What a person may be told of a server in trouble; all of them say that nothing was lost. */
const MENDABLE = ["server-unreachable", "server-error", "server-slow", "server-busy"];

describe.each(["slow", "errors", "dropped"])("a server in trouble (%s)", { timeout: 180_000 }, (mode) => {
  const scene = new Scene(["Alice", "Bob"]);
  let alice: Person;
  let bob: Person;
  let vault: Vault;

  /** Tries until it works, as a person does who is told to try again. */
  async function untilDone(attempt: () => Promise<unknown>): Promise<void> {
    for (let count = 1; ; count++) {
      try {
        await attempt();
        return;
      } catch (error) {
        expect(MENDABLE).toContain(errorCodeOf(error));
        if (count === 20) throw error;
      }
    }
  }

  async function shares(): Promise<void> {
    const outcome = await vault.sharesWith(bob, "");
    if (outcome !== "shared") throw new KeyferryError(outcome);
  }

  beforeAll(async () => {
    [alice, bob] = scene.people(["Alice", "Bob"]);
    vault = await alice.createsVault("Vault");
  });
  afterEach(() => scene.mock.behave());

  it("is worked with all the same, by trying again", async () => {
    await scene.mock.misbehave(mode);
    expect(await adds(vault, "one")).toMatchObject({ state: "done", failures: [] });
    await untilDone(shares);
    await untilDone(() => bob.app.received.refresh());
    await scene.mock.behave();
    expect(await readableBy(bob, vault)).toEqual(["one"]);
  });

  it("finishes later what it interrupts, and loses nothing", async () => {
    await scene.mock.misbehave(mode);
    const { state, problem } = await vault.removesAccess(bob, "");
    if (state !== "done") expect(MENDABLE).toContain(problem);
    await scene.mock.behave();
    await alice.restart();
    await alice.app.vaults.resumeUnfinished();
    expect((await vault.list()).vault.unfinishedRemoval).toBe(false);
    await adds(vault, "two");
    expect(await readableBy(alice, vault)).toEqual(["one", "two"]);
    expect(await readableBy(bob, vault)).not.toContain("two");
    expect(await vault.accessTo("")).toEqual([]);
  });

  it("raises no alarm: trouble is not hostility", () => {
    for (const person of [alice, bob]) expect(person.app.alarms.list()).toEqual([]);
  });
});
