import { copyFile, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { itemPath, vaultFilePath } from "../../../../../electron/services/containers/container-location";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { parseDataId } from "../../../../../shared/crypto";
import { type FoundContainer, foundContainerSchema } from "../../../../../shared/protocol/ipc/views";
import { startTestServer, type TestServer } from "../../../../contract/harness/test-server";
import { Person, type Vault } from "../../../../contract/two-people/person";

let server: TestServer;
let anna: Person;
let ben: Person;
let vault: Vault;
/** Where Ben looks: his cloud folder. */
let cloud: string;
let count = 0;

const CONTENT = Buffer.alloc(700_000, "line of a long letter\n");

beforeAll(async () => {
  server = await startTestServer();
  anna = await Person.enrolled(server.origin, "Anna");
  const source = await anna.computer.newFolder("source");
  await writeFile(join(source, "letter.txt"), CONTENT);
  await writeFile(join(source, "secret.txt"), "nobody's business");
  vault = await anna.createsVault("Papers");
  await vault.adds([join(source, "letter.txt"), join(source, "secret.txt")]);
});
afterAll(async () => {
  await anna.leaves();
  await server.close();
});
beforeEach(async () => {
  ben = await Person.enrolled(server.origin, `Ben${count++}`);
  cloud = await ben.computer.newFolder("cloud");
});
afterEach(() => ben.leaves());

async function containerOf(path: string): Promise<string> {
  return path === ""
    ? vaultFilePath(vault.folder)
    : itemPath(vault.folder, parseDataId(await vault.idOf(path)));
}

/** Mails a copy of one container to Ben. */
async function mail(path: string, name: string): Promise<string> {
  const target = join(cloud, name);
  await copyFile(await containerOf(path), target);
  return target;
}

async function scan(folder = cloud): Promise<FoundContainer[]> {
  const { find, places, jobs } = ben.app;
  const { jobId } = find.scan({ placeId: places.remember(folder, "scan") });
  expect(await jobs.wait(jobId)).toMatchObject({ state: "done", problem: null });
  return find.results({ jobId }).map((found) => foundContainerSchema.parse(found));
}

const named = (found: readonly FoundContainer[], name: string) => {
  const one = found.find(({ path }) => path.endsWith(name));
  if (one === undefined) throw new Error(`${name} was not found`);
  return one;
};

describe("searching a folder", () => {
  it("finds containers by data ID and owner, and names those I hold a key for", async () => {
    await vault.sharesWith(ben, "letter.txt");
    await mail("letter.txt", "a.keyferry");
    await mail("secret.txt", "b.keyferry");
    await ben.app.people.lookUp({ address: anna.address });
    const found = await scan();
    expect(named(found, "a.keyferry")).toMatchObject({
      dataId: await vault.idOf("letter.txt"),
      kind: "file",
      key: "whole",
      name: "letter.txt",
      size: CONTENT.length,
      owner: { name: "Anna", isMe: false },
      problem: null,
    });
    expect(named(found, "b.keyferry")).toMatchObject({
      dataId: await vault.idOf("secret.txt"),
      key: "none",
      name: null,
      problem: null,
      owner: { name: "Anna" },
    });
  });

  it("shows part of a fingerprint of an owner whom I do not know", async () => {
    await mail("secret.txt", "b.keyferry");
    const [found] = await scan();
    expect(found?.owner).toMatchObject({ name: null, isMe: false });
    expect(found?.owner?.fingerprintStart).toMatch(/^\d{5} \d{5}$/);
  });

  it("goes through all folders below, but follows no symbolic link and needs no right extension case", async () => {
    const deep = join(cloud, ...Array.from({ length: 30 }, (_, i) => `level ${i}`));
    await mkdir(deep, { recursive: true });
    await copyFile(await containerOf("letter.txt"), join(deep, "DEEP.KEYFERRY"));
    await symlink(cloud, join(deep, "round"));
    await symlink(await containerOf("secret.txt"), join(cloud, "link.keyferry"));
    expect((await scan()).map(({ path }) => path)).toEqual([join(deep, "DEEP.KEYFERRY")]);
  });

  it("lists what is no whole container with the reason", async () => {
    const whole = await readFile(await containerOf("letter.txt"));
    await writeFile(join(cloud, "note.keyferry"), "just a note");
    await writeFile(join(cloud, "empty.keyferry"), "");
    await writeFile(join(cloud, "short.keyferry"), whole.subarray(0, whole.length - 1));
    const newer = Uint8Array.from(whole);
    newer[8] = 9;
    await writeFile(join(cloud, "newer.keyferry"), newer);
    const flipped = Uint8Array.from(whole);
    flipped[40] = (flipped[40] ?? 0) ^ 1;
    await writeFile(join(cloud, "flipped.keyferry"), flipped);
    const found = await scan();
    const problems = Object.fromEntries(
      ["note", "empty", "short", "newer", "flipped"].map((name) => [
        name,
        named(found, `${name}.keyferry`).problem,
      ]),
    );
    expect(problems).toEqual({
      note: "not-a-container",
      empty: "not-a-container",
      short: "container-truncated",
      newer: "newer-version",
      flipped: "container-damaged",
    });
  });

  it("passes over a folder that cannot be read, and says so", async () => {
    const closed = join(cloud, "closed");
    await mkdir(closed);
    await mail("letter.txt", "a.keyferry");
    const { find, places, jobs } = await ben.restart({
      files: (files) => ({
        ...files,
        list: (folder) =>
          folder === closed ? Promise.reject(new KeyferryError("permission-denied")) : files.list(folder),
      }),
    });
    const { jobId } = find.scan({ placeId: places.remember(cloud, "scan") });
    expect(await jobs.wait(jobId)).toMatchObject({
      state: "done",
      failures: [{ name: closed, problem: "permission-denied" }],
    });
    expect(find.results({ jobId })).toHaveLength(1);
  });

  it("fails when the folder itself is gone", async () => {
    const { find, places, jobs } = ben.app;
    const { jobId } = find.scan({ placeId: places.remember(join(cloud, "gone"), "scan") });
    expect(await jobs.wait(jobId)).toMatchObject({ state: "failed", problem: "file-not-found" });
  });

  it("finds a whole vault with everything in it, and can add it to the list", async () => {
    await vault.sharesWith(ben, "");
    const found = await scan(vault.folder);
    expect(found.map(({ name, kind }) => `${kind} ${name}`).sort()).toEqual([
      "file letter.txt",
      "file secret.txt",
      "vault Papers",
    ]);
    const { placeId } = named(found, "vault.keyferry");
    expect(await ben.app.find.addVault({ placeId })).toMatchObject({ vaultId: vault.id, name: "Papers" });
    await vault.removesAccess(ben, "");
  });

  it("takes a place only for what it was given for", async () => {
    const { find, places } = ben.app;
    const placeId = places.remember(cloud, "export");
    expect(() => find.scan({ placeId })).toThrowError(expect.objectContaining({ code: "request-invalid" }));
    expect(() => find.open({ placeId })).toThrowError(expect.objectContaining({ code: "request-invalid" }));
  });
});

describe("a found container", () => {
  it("opens when I hold its key", async () => {
    await vault.sharesWith(ben, "letter.txt");
    await mail("letter.txt", "a.keyferry");
    const [found] = await scan();
    const job = await ben.ended(ben.app.find.open({ placeId: found?.placeId ?? "" }));
    expect(job).toMatchObject({ state: "done", bytesDone: CONTENT.length });
    expect(ben.computer.desktop.opened[0]?.content.equals(CONTENT)).toBe(true);
    expect(ben.computer.desktop.opened[0]?.path.endsWith("letter.txt")).toBe(true);
  });

  it("is exported under a name that is free", async () => {
    await vault.sharesWith(ben, "letter.txt");
    await mail("letter.txt", "a.keyferry");
    const [found] = await scan();
    const target = await ben.computer.newFolder("target");
    await writeFile(join(target, "letter.txt"), "mine");
    ben.computer.desktop.folders.push(target, null);
    const placeId = found?.placeId ?? "";
    await ben.ended(await ben.app.find.export({ placeId }));
    expect(await readFile(join(target, "letter.txt"), "utf8")).toBe("mine");
    expect((await readFile(join(target, "letter (2).txt"))).equals(CONTENT)).toBe(true);
    expect(await ben.app.find.export({ placeId })).toBeNull();
  });

  it("gives exactly the part that was shared", async () => {
    await vault.sharesWith(ben, "letter.txt", { range: { from: 1, to: 2 } });
    await mail("letter.txt", "a.keyferry");
    const [found] = await scan();
    expect(found).toMatchObject({
      key: "part",
      name: "letter.txt",
      range: { from: 1, to: 2, segmentCount: 3 },
    });
    await ben.ended(ben.app.find.open({ placeId: found?.placeId ?? "" }));
    const [opened] = ben.computer.desktop.opened;
    expect(opened?.content.equals(CONTENT.subarray(262_144, 2 * 262_144))).toBe(true);
    expect(opened?.path.endsWith("letter (part 2-2 of 3).txt")).toBe(true);
  });

  it("does not open without a key, nor when it is a vault", async () => {
    await vault.sharesWith(ben, "");
    await mail("secret.txt", "b.keyferry");
    await mail("", "vault.keyferry");
    const found = await scan();
    const end = (name: string) => ben.ended(ben.app.find.open({ placeId: named(found, name).placeId }));
    expect(await end("vault.keyferry")).toMatchObject({ state: "failed", problem: "request-invalid" });
    await vault.removesAccess(ben, "");
    const carol = await Person.enrolled(server.origin, `Carol${count}`);
    const placeId = carol.app.places.remember(named(found, "b.keyferry").path, "container");
    expect(await carol.ended(carol.app.find.open({ placeId }))).toMatchObject({ problem: "no-access" });
    await carol.leaves();
  });
});

describe("a container handed over by the system", () => {
  it("waits until it is taken, and is told about", async () => {
    await vault.sharesWith(ben, "letter.txt");
    const path = await mail("letter.txt", "attachment.keyferry");
    let told = 0;
    const unsubscribe = ben.app.find.onHandedOver(() => (told += 1));
    ben.app.find.handOver(path);
    ben.app.find.handOver(join(cloud, "gone.keyferry"));
    unsubscribe();
    ben.app.find.handOver(path);
    expect(told).toBe(2);
    const taken = await ben.app.find.takeHandedOver();
    expect(taken.map(({ name, problem }) => [name, problem])).toEqual([
      ["letter.txt", null],
      [null, "file-not-found"],
      ["letter.txt", null],
    ]);
    expect(await ben.app.find.takeHandedOver()).toEqual([]);
    const job = await ben.ended(ben.app.find.open({ placeId: taken[0]?.placeId ?? "" }));
    expect(job.state).toBe("done");
  });
});
