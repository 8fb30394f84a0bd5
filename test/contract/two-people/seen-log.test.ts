import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { vaultFilePath } from "../../../electron/services/containers/container-location";
import type { KeyServer } from "../../../electron/services/ports";
import { type Grant, parseContainerHead, type SeenCheckpoint } from "../../../shared/format";
import { parseCheckpoint } from "../../../shared/log";
import { UnreliableServer } from "../../unit/electron/services/stand-ins/unreliable-server";
import { writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";

const people = new Neighbourhood(["Alice", "Bob"]);
const wire = new UnreliableServer();
let alice: Person;
let bob: Person;
let vault: Vault;
const registered: Grant[] = [];
const notes: string[] = [];

beforeAll(async () => {
  [alice, bob] = [people.person("Alice"), people.person("Bob")];
  wire.replaced.changeGrants = function (this: KeyServer, changes, signal) {
    for (const change of changes) if (change.change === "register") registered.push(change.grant);
    return this.changeGrants(changes, signal);
  };
  wire.replaced.lookUp = async function (this: KeyServer, wanted, signal) {
    const answer = await this.lookUp(wanted, signal);
    notes.push(answer.checkpoint);
    return answer;
  };
  await alice.restart({ server: (server) => wire.over(server) });
  await alice.app.people.lookUp({ address: bob.address });
  vault = await alice.createsVault("Vault");
  const source = await alice.computer.newFolder("source");
  await writeFolder(source, new Map([["one", "1"]]));
  await vault.adds([join(source, "one")]);
}, 120_000);

/** The newest state of the log that the server has shown to Alice. */
function shown(): SeenCheckpoint {
  const note = notes.at(-1) ?? "";
  const { size, root } = parseCheckpoint(note.slice(0, note.indexOf("\n\n") + 1));
  return { size, rootHash16: root.slice(0, 16) };
}

describe("the log that somebody has seen", { timeout: 120_000 }, () => {
  it("is named in the containers that she writes", async () => {
    const { header } = parseContainerHead(await readFile(vaultFilePath(vault.folder)));
    expect(header.checkpoint).toEqual(shown());
  });

  it("is named in the grants that she makes", async () => {
    expect(await vault.sharesWith(bob, "")).toBe("shared");
    expect(registered.length).toBeGreaterThan(1);
    for (const { checkpoint } of registered) expect(checkpoint?.size).toBeGreaterThan(0);
    expect(registered.at(-1)?.checkpoint).toEqual(shown());
  });

  it("is found in the log of whoever gets them, and nobody is alarmed", async () => {
    const hers = await vault.openedBy(bob);
    expect([...(await hers.content()).values()]).toEqual(["1"]);
    await bob.app.people.lookUp({ address: alice.address });
    await hers.look();
    expect(bob.app.alarms.list()).toEqual([]);
    expect(alice.app.alarms.list()).toEqual([]);
  });
});
