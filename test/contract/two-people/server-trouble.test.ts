import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { KeyferryError } from "../../../electron/services/keyferry-error";
import type { KeyServer } from "../../../electron/services/ports";
import { UnreliableServer } from "../../unit/electron/services/stand-ins/unreliable-server";
import { writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";

const people = new Neighbourhood(["Alice", "Bob", "Carol"]);
const wire = new UnreliableServer();
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
  await alice.restart({ server: (server) => wire.over(server) });
});

beforeEach(async () => {
  const source = await alice.computer.newFolder("source");
  await writeFolder(
    source,
    new Map([
      ["F/one", "1"],
      ["F/G/two", "2"],
      ["three", "3"],
      ["H/", ""],
    ]),
  );
  vault = await alice.createsVault("Vault");
  await vault.adds(["F", "three", "H"].map((name) => join(source, name)));
  await alice.app.people.lookUp({ address: bob.address });
  await alice.app.people.lookUp({ address: carol.address });
});

afterEach(async () => {
  wire.replaced = {};
  await alice.app.vaults.listed.forget({ vaultId: vault.id });
});

const CHANGING: (keyof KeyServer)[] = ["registerData", "changeGrants"];
const ALL: (keyof KeyServer)[] = [
  ...CHANGING,
  "fetchGrant",
  "fetchGrants",
  "receivedGrants",
  "issuedGrants",
  "lookUp",
  "logCheckpoint",
  "logEntries",
  "logConsistency",
];

function isDown(methods: readonly (keyof KeyServer)[]): void {
  for (const method of methods) {
    Object.assign(wire.replaced, { [method]: () => Promise.reject(new KeyferryError("server-unreachable")) });
  }
}

/** The server does as it is asked, and its answer is lost. */
function loses(method: "registerData" | "changeGrants"): void {
  Object.assign(wire.replaced, {
    async [method](this: KeyServer, ...args: never[]) {
      await (this[method] as (...args: never[]) => Promise<unknown>)(...args);
      throw new KeyferryError("server-slow");
    },
  });
}

async function seenBy(person: Person): Promise<Record<string, string>> {
  return Object.fromEntries(await (await vault.openedBy(person)).content());
}

const EVERYTHING = { "F/G/two": "2", "F/one": "1", "H/": "", three: "3" };

/** Shares as a person does who has the other on her list. */
async function sharesWith(person: Person, path: string): Promise<string> {
  const [known] = alice.app.people.list().filter(({ address }) => address === person.address);
  if (known === undefined) throw new Error("not on the list");
  const [outcome] = await alice.app.sharing.share({
    vaultId: vault.id,
    itemIds: [await vault.idOf(path)],
    recipients: [{ userId: known.userId, digits: known.digits }],
    range: null,
    access: "read",
    endsAt: null,
    note: "",
  });
  return outcome?.outcome ?? "no outcome";
}

describe("without the server", { timeout: 120_000 }, () => {
  it("the owner lists, adds, renames, deletes and moves what nobody else was given", async () => {
    isDown(ALL);
    const source = await alice.computer.newFolder("source");
    await writeFolder(source, new Map([["four", "4"]]));
    expect(await vault.adds([join(source, "four")], "F")).toMatchObject({ state: "done", failures: [] });
    await vault.renames("three", "drei");
    expect(await vault.moves(["F"], "H")).toMatchObject({ state: "done", failures: [] });
    expect(await vault.deletes(["H/F/G"])).toMatchObject({ state: "done", failures: [] });
    await alice.restart({ server: (server) => wire.over(server) });
    expect(Object.fromEntries(await vault.content())).toEqual({ "H/F/four": "4", "H/F/one": "1", drei: "3" });
  });

  it("a vault is made, and its key waits to be kept by the server", async () => {
    isDown(ALL);
    const folder = await alice.computer.newFolder("vaults");
    const placeId = alice.app.places.remember(folder, "new-vault");
    expect((await alice.app.vaults.listed.create({ name: "New", placeId })).name).toBe("New");
    expect(await alice.app.outbox.list()).toMatchObject([{ kind: "create-vault", vaultName: "New" }]);
    wire.replaced = {};
    await alice.app.outbox.tryNow();
    expect(await alice.app.outbox.list()).toEqual([]);
  });

  it("sharing says so, and works when it is asked for again", async () => {
    isDown(ALL);
    expect(await sharesWith(bob, "F").catch((error: KeyferryError) => error.code)).toBe("server-unreachable");
    wire.replaced = {};
    expect(await sharesWith(bob, "F")).toBe("shared");
    expect(await seenBy(bob)).toEqual({ "F/G/two": "2", "F/one": "1" });
  });

  it.each(CHANGING)("that goes away at %s in the middle of sharing, nothing is lost", async (method) => {
    isDown([method]);
    await expect(sharesWith(bob, "F")).rejects.toMatchObject({ code: "server-unreachable" });
    expect(await seenBy(bob)).toEqual({});
    wire.replaced = {};
    expect(await sharesWith(bob, "F")).toBe("shared");
  });

  it("whose answer to sharing is lost, sharing again does no harm", async () => {
    loses("changeGrants");
    await expect(sharesWith(bob, "F")).rejects.toMatchObject({ code: "server-slow" });
    wire.replaced = {};
    expect(await sharesWith(bob, "F")).toBe("shared");
    expect(await vault.accessTo("F")).toEqual(["Bob read"]);
    expect(await vault.removesAccess(bob, "F")).toMatchObject({ state: "done" });
  });

  it("who has access is answered from the owner's own book", async () => {
    expect(await sharesWith(bob, "F")).toBe("shared");
    isDown(ALL);
    expect(await vault.accessTo("F/one")).toEqual(["Bob read inherited"]);
  });
});

describe("a removal of access without the server", { timeout: 120_000 }, () => {
  it.each(["changeGrants", "all"])(
    "is not begun half, shows as unfinished, and is finished later (%s)",
    async (what) => {
      expect(await sharesWith(bob, "F")).toBe("shared");
      expect(await sharesWith(carol, "")).toBe("shared");
      isDown(what === "all" ? ALL : ["changeGrants"]);
      expect(await vault.removesAccess(bob, "F")).toMatchObject({
        state: "failed",
        problem: "server-unreachable",
      });
      expect((await vault.list()).vault.unfinishedRemoval).toBe(true);
      expect(await seenBy(carol)).toEqual(EVERYTHING);
      wire.replaced = {};
      await alice.restart({ server: (server) => wire.over(server) });
      await alice.app.vaults.resumeUnfinished();
      expect((await vault.list()).vault.unfinishedRemoval).toBe(false);
      expect(await seenBy(bob)).not.toHaveProperty("F/one");
      expect(await seenBy(carol)).toEqual(EVERYTHING);
      expect(await vault.accessTo("F")).toEqual(["Carol read inherited"]);
    },
  );

  it("whose answer was lost is finished in the same way", async () => {
    expect(await sharesWith(bob, "F")).toBe("shared");
    expect(await sharesWith(carol, "F/G")).toBe("shared");
    loses("changeGrants");
    expect(await vault.removesAccess(bob, "F")).toMatchObject({ state: "failed", problem: "server-slow" });
    expect(await seenBy(carol)).toEqual({ "G/two": "2" });
    wire.replaced = {};
    await alice.restart({ server: (server) => wire.over(server) });
    await vault.list();
    expect(await seenBy(carol)).toEqual({ "G/two": "2" });
    expect(await seenBy(bob)).not.toHaveProperty("F/one");
  });
});

describe("a move without the server", { timeout: 120_000 }, () => {
  it.each(["is lost", "is down"])(
    "of what somebody was given is given up, and access stays (its answer %s)",
    async (how) => {
      expect(await sharesWith(bob, "F/G")).toBe("shared");
      if (how === "is down") isDown(ALL);
      else loses("changeGrants");
      expect((await vault.moves(["F"], "H")).state).toBe("failed");
      expect(Object.fromEntries(await vault.content())).toEqual(EVERYTHING);
      expect(await seenBy(bob)).toEqual({ "G/two": "2" });
      wire.replaced = {};
      await alice.restart({ server: (server) => wire.over(server) });
      expect(Object.fromEntries(await vault.content())).toEqual(EVERYTHING);
      expect(await seenBy(bob)).toEqual({ "G/two": "2" });
      expect(await vault.moves(["F"], "H")).toMatchObject({ state: "done", failures: [] });
      expect(await seenBy(bob)).toEqual({ "G/two": "2" });
      expect(await sharesWith(carol, "H/F/G")).toBe("shared");
      expect(await seenBy(carol)).toEqual({ "G/two": "2" });
    },
  );
});

describe("deleting without the server", { timeout: 120_000 }, () => {
  it("takes the grants back as soon as the server answers again", async () => {
    const folderId = await vault.idOf("F");
    expect(await sharesWith(bob, "F")).toBe("shared");
    isDown(ALL);
    expect(await vault.deletes(["F"])).toMatchObject({ state: "done", failures: [] });
    wire.replaced = {};
    await vault.accessTo("");
    await bob.app.received.refresh();
    expect((await bob.app.received.list()).map(({ dataId }) => dataId)).not.toContain(folderId);
  });
});
