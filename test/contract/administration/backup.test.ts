import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { registerDataChange, registerGrantChange } from "../../../server-mock/demo-grants";
import { createDemoPerson } from "../../../server-mock/demo-person";
import { type DataId, newDataId } from "../../../shared/crypto";
import { myKeyPath, PATHS } from "../../../shared/protocol/http/paths";
import { Member, send } from "../harness/member";
import { itemGrant, newRoot } from "../harness/sharing";
import { type Ended, inviteCode, Program } from "./program";

// Many processes of Node, one after the other.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe("a backup", () => {
  let program: Program;
  /** A server with one person and a backup with the keys, made when its log had `logSize` entries. */
  let data: string;
  let backup: string;

  beforeAll(async () => {
    program = await Program.built("keyferry-backup");
    data = program.path("data");
    backup = program.path("backup");
    const code = inviteCode(await program.done(["init", "root@example.org", "--data", data]));
    const { origin, stop } = await program.start(data);
    await enrol(origin, "Root", code);
    await program.done(["backup", backup, "--with-secrets", "--data", data]);
    await stop();
  });
  afterAll(() => program.remove());

  async function enrol(origin: string, name: string, code: string): Promise<Member> {
    const member = Member.of(origin, await createDemoPerson(name));
    const answer = await member.enrol(code);
    if (answer.status !== 201) throw new Error(answer.text);
    return member;
  }

  const restore = (from: string, into: string) => program.run(["restore", from, "--data", into]);

  /** A data folder as the first one is now. */
  function copyOfData(name: string): string {
    const copy = program.path(name);
    cpSync(data, copy, { recursive: true });
    return copy;
  }

  /** Enrols one more person on this data, so that the log is longer than the backup's. */
  async function goOn(folder: string, name: string): Promise<void> {
    const code = inviteCode(await program.done(["invite", `${name}@example.org`, "--data", folder]));
    const { origin, stop } = await program.start(folder);
    await enrol(origin, name, code);
    await stop();
  }

  function expectRefused(ended: Ended, why: string | RegExp): void {
    expect([ended.code, ended.out]).toEqual([1, ""]);
    expect(ended.err).toMatch(why);
    expect(ended.err.trim().split("\n")).toHaveLength(1);
  }

  it("made while people write holds everything that was acknowledged before, and is restored whole", async () => {
    const folder = program.path("busy");
    const code = inviteCode(await program.done(["init", "alice@example.org", "--data", folder]));
    const { origin, stop } = await program.start(folder);
    const alice = await enrol(origin, "Alice", code);
    const root = newRoot(alice);
    const written: DataId[] = [];
    const stopped = new AbortController();
    const writer = (async () => {
      while (!stopped.signal.aborted) {
        const dataId = newDataId();
        const grant = itemGrant(alice, alice, dataId);
        await alice.change(registerDataChange(dataId, root), registerGrantChange(grant));
        written.push(dataId);
      }
    })();
    while (written.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = [...written];
    const target = program.path("busy-backup");
    await program.done(["backup", target, "--with-secrets", "--data", folder]);
    const after = written.length;
    while (written.length < after + 5) await new Promise((resolve) => setTimeout(resolve, 5));
    stopped.abort();
    await writer;
    await stop();
    expect(readdirSync(target).sort()).toEqual([
      "backup.json",
      "keyferry.db",
      "log-checkpoint",
      "log-labels.key",
      "log-signer.key",
    ]);

    const elsewhere = program.path("busy-elsewhere");
    expect((await restore(target, elsewhere)).code).toBe(0);
    const restored = await program.start(elsewhere);
    const again = Member.of(restored.origin, alice.person);
    const answers = await Promise.all(before.map((dataId) => again.send("GET", myKeyPath(dataId))));
    expect(answers.map(({ status }) => status)).toEqual(before.map(() => 200));
    await restored.stop();
    expect((await program.run(["log", "verify", "--data", elsewhere])).code).toBe(0);
    expect((await program.run(["audit", "verify", "--data", elsewhere])).code).toBe(0);
    expect(await program.done(["audit", "export", "--data", elsewhere])).toContain('"action":"restore"');
  });

  it("has no keys of the log in it unless that is asked for", async () => {
    const target = program.path("without-keys");
    await program.done(["backup", target, "--data", data]);
    expect(readdirSync(target).sort()).toEqual(["backup.json", "keyferry.db", "log-checkpoint"]);
    expectRefused(await restore(target, program.path("keyless")), /the backup was made without them/);
    const keyed = copyOfData("keyed");
    for (const name of readdirSync(keyed)) if (name.startsWith("keyferry.db")) rmSync(`${keyed}/${name}`);
    expect((await restore(target, keyed)).code).toBe(0);
  });

  it("does not go where something is already, and appears only when it is complete", async () => {
    expectRefused(await program.run(["backup", backup, "--data", data]), /is not empty/);
    expect(readdirSync(program.folder).filter((name) => name.includes("partial"))).toEqual([]);
  });

  it("is put in place of the same log, and the database that was there is kept", async () => {
    const folder = copyOfData("same");
    const { code, out } = await restore(backup, folder);
    expect(code).toBe(0);
    const aside = readdirSync(folder).filter((name) => /before-restore-[0-9T-]+$/.test(name));
    expect(aside).toHaveLength(1);
    expect(out).toContain(aside[0]);
    expect(readdirSync(folder).filter((name) => name.includes("coming"))).toEqual([]);
    const { origin, stop } = await program.start(folder);
    expect((await send(origin, "GET", PATHS.ready)).status).toBe(200);
    await stop();
  });

  it("is not restored under a server that runs", async () => {
    const { stop } = await program.start(data);
    expectRefused(await restore(backup, data), /is running on .* Stop it first/);
    await stop();
  });

  it("is restored after a server that was killed", async () => {
    const folder = copyOfData("killed");
    const { stop } = await program.start(folder);
    await stop("SIGKILL");
    const target = program.path("killed-backup");
    await program.done(["backup", target, "--data", folder]);
    expect((await restore(target, folder)).code).toBe(0);
  });

  it("is not restored when the log has gone on since", async () => {
    const folder = copyOfData("gone-on");
    await goOn(folder, "Later");
    const database = readFileSync(`${folder}/keyferry.db`);
    expectRefused(await restore(backup, folder), /does not continue the one that was published/);
    rmSync(`${folder}/log-checkpoint`);
    expectRefused(await restore(backup, folder), /would fork the log/);
    expect(readFileSync(`${folder}/keyferry.db`).equals(database)).toBe(true);
    expect((await program.run(["users", "--data", folder])).out).toContain("later@example.org");
  });

  it("is not restored when only the mark is left to say that the log has gone on", async () => {
    const folder = copyOfData("only-mark");
    await goOn(folder, "Marked");
    for (const name of readdirSync(folder)) if (name.startsWith("keyferry.db")) rmSync(`${folder}/${name}`);
    expectRefused(await restore(backup, folder), /entries, but \d+ have been published/);
  });

  it("is not restored over a log that went another way", async () => {
    const [one, other] = [copyOfData("one-way"), copyOfData("other-way")];
    await goOn(one, "One");
    await goOn(other, "Other");
    const target = program.path("one-way-backup");
    await program.done(["backup", target, "--data", one]);
    expectRefused(await restore(target, other), /differs from it/);
    rmSync(`${other}/log-checkpoint`);
    expectRefused(await restore(target, other), /differs from the present database's/);
  });

  it("is not restored over another server's log", async () => {
    const stranger = program.path("stranger");
    await program.done(["init", "root@example.org", "--data", stranger]);
    expectRefused(await restore(backup, stranger), /is of another log|of the log keyferry\.log/);
    rmSync(`${stranger}/log-checkpoint`);
    expectRefused(await restore(backup, stranger), /Restore it into another folder/);
  });

  it("is not restored when it is damaged, unfinished or none", async () => {
    const damaged = program.path("damaged");
    cpSync(backup, damaged, { recursive: true });
    const bytes = readFileSync(`${damaged}/keyferry.db`);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(`${damaged}/keyferry.db`, bytes);
    expectRefused(await restore(damaged, program.path("from-damaged")), /is not the one that was backed up/);
    rmSync(`${damaged}/backup.json`);
    expectRefused(await restore(damaged, program.path("from-damaged")), /holds no backup/);
    expectRefused(await restore(program.path("nowhere"), program.path("from-nowhere")), /holds no backup/);
  });
});
