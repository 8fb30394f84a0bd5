import { beforeAll, describe, expect, it } from "vitest";
import { bytesToHex } from "../../../shared/crypto";
import { parseCheckpoint } from "../../../shared/log";
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
} from "./scene";

/** The checkpoint in a signed note. */
function inNote(note: string) {
  return parseCheckpoint(note.slice(0, note.indexOf("\n\n") + 1));
}

describe.each([
  { mode: "rolled-back-log", kind: "rolled-back" },
  { mode: "rewritten-log", kind: "forked" },
])("a server whose log is not what it was ($mode)", { timeout: 120_000 }, ({ mode, kind }) => {
  const scene = new Scene(["Alice", "Bob"]);
  let alice: Person;
  let bob: Person;
  let vault: Vault;

  beforeAll(async () => {
    ({ alice, bob, vault } = await scene.sharedVault());
    await scene.mock.misbehave(mode);
  });

  it("is found out at the next look-up, and both states are saved as the log's key signed them", async () => {
    expect(await refusalOf(alice.app.people.lookUp({ address: bob.address }))).toEqual(told("log-forked"));
    const [evidence] = await evidenceOf(alice);
    const { known, shown } = evidence as { known: { note: string }; shown: { note: string } };
    expect(evidence).toMatchObject({ kind, server: scene.mock.origin });
    const [before, now] = [inNote(known.note), inNote(shown.note)];
    expect(now.size).toBe(kind === "forked" ? before.size : before.size - 1);
    expect(bytesToHex(now.root)).not.toBe(bytesToHex(before.root));
  });

  it("raises an alarm that names the file, once", async () => {
    const [alarm] = await alarmsOf(alice, 1);
    expect(alarm?.kind).toBe("log-forked");
    expect(alarm?.evidenceFile).toContain("log-evidence");
    await refusalOf(alice.app.people.lookUp({ address: bob.address }));
    expect(await alarmsOf(alice, 1)).toEqual([alarm]);
  });

  it("stops look-ups and sharing and nothing else", async () => {
    expect(await sharingAsKnown(vault, bob, "one")).toEqual(told("log-forked"));
    await adds(vault, "two");
    expect(await readableBy(alice, vault)).toEqual(["one", "two"]);
    expect(await readableBy(bob, vault)).toEqual(["one", "two"]);
  });

  it("leaves it to the owner to take access away", async () => {
    expect(await vault.removesAccess(bob, "")).toMatchObject({ state: "done", problem: null });
    await adds(vault, "three");
    expect(await readableBy(bob, vault)).not.toContain("three");
  });

  it("is not forgotten when the server shows the true log again, nor in a restart", async () => {
    await scene.mock.behave();
    await startsAgain(alice);
    expect(await refusalOf(alice.app.people.lookUp({ address: bob.address }))).toEqual(told("log-forked"));
    expect(await evidenceOf(alice)).toHaveLength(1);
    expect(await readableBy(alice, vault)).toEqual(["one", "three", "two"]);
  });
});
