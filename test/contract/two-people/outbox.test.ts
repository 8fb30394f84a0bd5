import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { KeyferryError } from "../../../electron/services/keyferry-error";
import type { KeyServer } from "../../../electron/services/ports";
import { parseDataId } from "../../../shared/crypto";
import { UnreliableServer } from "../../unit/electron/services/stand-ins/unreliable-server";
import { writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import { Person, Vault } from "./person";

const people = new Neighbourhood(["Alice", "Bob", "Carol", "Dave"]);
const wire = new UnreliableServer();
const PATIENCE = { timeout: 120_000 };
let alice: Person;
let bob: Person;
let carol: Person;
let vault: Vault;

beforeAll(async () => {
  [alice, bob, carol] = ["Alice", "Bob", "Carol"].map((name) => people.person(name)) as [
    Person,
    Person,
    Person,
  ];
  await restart();
});

beforeEach(async () => {
  const source = await alice.computer.newFolder("source");
  await writeFolder(
    source,
    new Map([
      ["F/one", "1"],
      ["G/two", "2"],
    ]),
  );
  vault = await alice.createsVault("Vault");
  await vault.adds(["F", "G"].map((name) => join(source, name)));
  for (const { address } of [bob, carol]) await alice.app.people.lookUp({ address });
});

afterEach(async () => {
  serverIs("back");
  for (const { entryId } of await alice.app.outbox.list()) await alice.app.outbox.cancel({ entryId });
  await alice.app.vaults.listed.forget({ vaultId: vault.id });
});

const ALL: (keyof KeyServer)[] = [
  "checkReachable",
  "registerData",
  "changeGrants",
  "fetchGrant",
  "fetchGrants",
  "receivedGrants",
  "issuedGrants",
  "lookUp",
  "logCheckpoint",
  "logEntries",
  "logConsistency",
];

function serverIs(state: "away" | "back"): void {
  wire.replaced = {};
  if (state === "back") return;
  for (const method of ALL) {
    Object.assign(wire.replaced, { [method]: () => Promise.reject(new KeyferryError("server-unreachable")) });
  }
}

/** With what the app does in the background. */
async function restart(): Promise<void> {
  await alice.restart({ server: (server) => wire.over(server), inBackground: true });
}

async function shares(path: string, person: Person, of: Vault = vault): Promise<string> {
  const { app } = of.person;
  const { userId, digits } = await app.deferral.lookUp({ address: person.address });
  const [outcome] = await app.deferral.share({
    vaultId: of.id,
    itemIds: [await of.idOf(path)],
    recipients: [{ userId, digits }],
    range: null,
    access: "read",
    endsAt: null,
    note: "",
  });
  return outcome?.outcome ?? "no outcome";
}

async function removes(path: string, person: Person): Promise<string | null> {
  const request = { vaultId: vault.id, itemId: await vault.idOf(path), userId: await person.userId() };
  return (await alice.app.deferral.removeAccess(request)).jobId;
}

async function waiting(): Promise<string[]> {
  return (await alice.app.outbox.list()).map(
    ({ kind, names, person, state }) => `${kind} ${names.join()} ${person?.name ?? "-"} ${state}`,
  );
}

async function seenBy(person: Person, of: Vault = vault): Promise<Record<string, string>> {
  const seen = await of.openedBy(person);
  const content = Object.fromEntries(await seen.content());
  await person.app.vaults.listed.forget({ vaultId: of.id });
  return content;
}

describe("while the key server is away", PATIENCE, () => {
  it("changes wait over a restart, and are carried out in order when it is back", async () => {
    expect(await shares("", carol)).toBe("shared");
    serverIs("away");
    expect(await shares("F", bob)).toBe("waiting");
    expect(await removes("", carol)).toBeNull();
    expect(await removes("", carol)).toBeNull();
    await restart();
    // The app tries by itself at the start.
    await vi.waitFor(async () =>
      expect(await waiting()).toEqual(["share F Bob waiting", "remove-access Vault Carol waiting"]),
    );
    expect(await vault.content()).toEqual(new Map(Object.entries({ "F/one": "1", "G/two": "2" })));

    serverIs("back");
    await alice.app.outbox.tryNow();
    expect(await waiting()).toEqual([]);
    expect(await seenBy(bob)).toEqual({ "F/one": "1" });
    expect(await vault.accessTo("")).toEqual([]);
    const source = await alice.computer.newFolder("source");
    await writeFolder(source, new Map([["three", "3"]]));
    await vault.adds([join(source, "three")], "F");
    expect(await seenBy(bob)).toEqual({ "F/one": "1", "F/three": "3" });
    expect(await seenBy(carol)).not.toHaveProperty("F/three");
  });

  it("a vault is made, used and shared, and its key reaches the server later", async () => {
    serverIs("away");
    const placeId = alice.app.places.remember(await alice.computer.newFolder("vaults"), "new-vault");
    const { vaultId, folder } = await alice.app.vaults.listed.create({ name: "New", placeId });
    const made = new Vault(alice, parseDataId(vaultId), folder);
    const source = await alice.computer.newFolder("source");
    await writeFolder(source, new Map([["one", "1"]]));
    expect(await made.adds([join(source, "one")])).toMatchObject({ state: "done", failures: [] });
    expect(await shares("", bob, made)).toBe("waiting");
    await restart();
    expect(await made.content()).toEqual(new Map([["one", "1"]]));
    await vi.waitFor(async () =>
      expect(await waiting()).toEqual(["create-vault  - waiting", "share New Bob waiting"]),
    );

    serverIs("back");
    await alice.app.outbox.tryNow();
    expect(await waiting()).toEqual([]);
    expect(await seenBy(bob, made)).toEqual({ one: "1" });
  });

  it("they are carried out by themselves once it is found to be back", async () => {
    serverIs("away");
    expect(await shares("F", bob)).toBe("waiting");
    expect(alice.app.connection.isAway).toBe(true);
    serverIs("back");
    await alice.app.connection.tryNow();
    await vi.waitFor(async () => expect(await waiting()).toEqual([]), { timeout: 60_000, interval: 100 });
    expect(await seenBy(bob)).toEqual({ "F/one": "1" });
  });

  it("they are carried out by themselves in the very session in which the person enrolled", async () => {
    const { origin } = alice.computer;
    const interference = { server: (server: KeyServer) => wire.over(server), inBackground: true };
    const dora = await Person.enrolled(origin, "Dora", interference);
    const own = await dora.createsVault("Own");
    await dora.app.people.lookUp({ address: bob.address });
    serverIs("away");
    expect(await shares("", bob, own)).toBe("waiting");
    await dora.app.outbox.tryNow();
    serverIs("back");
    await dora.app.connection.tryNow();
    const left = () => dora.app.outbox.list();
    await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 30_000, interval: 100 });
    await dora.leaves();
  });

  it("who was given something and lost it again in the queue has nothing", async () => {
    serverIs("away");
    expect(await shares("F", bob)).toBe("waiting");
    expect(await removes("F", bob)).toBeNull();
    serverIs("back");
    await alice.app.outbox.tryNow();
    expect(await waiting()).toEqual([]);
    expect(await seenBy(bob)).toEqual({});
  });

  it("what waited for a decision is not given to who lost access since, whether now or later", async () => {
    for (const when of ["now", "later"] as const) {
      serverIs("away");
      expect(await shares("F", carol)).toBe("waiting");
      wire.replaced = { lookUp: () => Promise.reject(new KeyferryError("person-record-unproven")) };
      await alice.app.outbox.tryNow();
      expect(await waiting()).toEqual(["share F Carol needs-you"]);
      serverIs(when === "now" ? "back" : "away");
      const jobId = await removes("", carol);
      if (jobId !== null) await alice.app.jobs.wait(jobId);
      serverIs("back");
      await alice.app.outbox.tryNow();
      expect(await waiting()).toEqual([]);
      expect(await vault.accessTo("F")).toEqual([]);
    }
  });

  it("what is called off is not done", async () => {
    serverIs("away");
    await shares("F", bob);
    const [change] = await alice.app.outbox.list();
    await alice.app.outbox.cancel({ entryId: change?.entryId ?? "" });
    serverIs("back");
    await alice.app.outbox.tryNow();
    expect(await seenBy(bob)).toEqual({});
  });

  it("somebody who was never met cannot be shared with, and the app says so", async () => {
    serverIs("away");
    await expect(shares("F", people.person("Dave"))).rejects.toMatchObject({ code: "person-not-met" });
  });

  it("somebody whose keys have changed meanwhile gets nothing, and the change needs a decision", async () => {
    serverIs("away");
    expect(await shares("F", carol)).toBe("waiting");
    await carol.app.identity.renewKeys();
    serverIs("back");
    await alice.app.outbox.tryNow();
    const [change] = await alice.app.outbox.list();
    expect(change).toMatchObject({ state: "needs-you", problem: "person-key-changed" });
    expect(await seenBy(carol)).toEqual({});
  });
});
