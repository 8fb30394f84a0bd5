import { copyFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { itemPath } from "../../../../../electron/services/containers/container-location";
import { parseDataId } from "../../../../../shared/crypto";
import { receivedGrantSchema } from "../../../../../shared/protocol/ipc/views";
import { startTestServer, type TestServer } from "../../../../contract/harness/test-server";
import { Person, type Vault } from "../../../../contract/two-people/person";

let server: TestServer;
let anna: Person;
let ben: Person;
let vault: Vault;
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
  anna = await Person.enrolled(server.origin, "Anna");
  const source = await anna.computer.newFolder("source");
  await writeFile(join(source, "letter.txt"), "Dear Ben");
  await writeFile(join(source, "film.mp4"), Buffer.alloc(600_000, 7));
  vault = await anna.createsVault("Papers");
  await vault.adds([join(source, "letter.txt"), join(source, "film.mp4")]);
  await vault.makesFolder("trip");
});
afterAll(async () => {
  await anna.leaves();
  await server.close();
});
beforeEach(async () => {
  ben = await Person.enrolled(server.origin, `Ben${count++}`);
});
afterEach(() => ben.leaves());

const refresh = async () =>
  (await ben.app.received.refresh()).map((entry) => receivedGrantSchema.parse(entry));

async function scan(folder: string): Promise<void> {
  const placeId = ben.app.places.remember(folder, "scan");
  await ben.ended(ben.app.find.scan({ placeId }));
}

async function mail(path: string): Promise<string> {
  const folder = await ben.computer.newFolder("mail");
  const id = parseDataId(await vault.idOf(path));
  await copyFile(itemPath(vault.folder, id), join(folder, "attachment.keyferry"));
  return folder;
}

describe("what was shared with me", () => {
  it("is listed with name, owner and kind before its container was found", async () => {
    let changes = 0;
    ben.app.received.onChange(() => (changes += 1));
    await vault.sharesWith(ben, "letter.txt");
    await vault.sharesWith(ben, "film.mp4", { range: { from: 0, to: 2 } });
    const entries = await refresh();
    expect(entries).toHaveLength(2);
    expect(entries.find(({ kind }) => kind === "item")).toMatchObject({
      name: "letter.txt",
      access: "read",
      owner: { name: "Anna", trust: "not-verified" },
      location: null,
      containerKind: null,
      problem: null,
    });
    expect(entries.find(({ kind }) => kind === "range")).toMatchObject({
      name: "film.mp4",
      range: { from: 0, to: 2, segmentCount: 3 },
    });
    expect(changes).toBe(1);
    await refresh();
    expect(changes).toBe(1);
  });

  it("is called as its vault on this computer is called by now", async () => {
    const renamed = await anna.createsVault("Old name");
    await renamed.sharesWith(ben, "");
    expect((await refresh()).map(({ name }) => name)).toEqual(["Old name"]);
    const bens = await renamed.openedBy(ben);
    await anna.app.vaults.rename({ vaultId: renamed.id, itemId: renamed.id, name: "New name" });
    await bens.look();
    expect((await ben.app.received.list()).map(({ name }) => name)).toEqual(["New name"]);
  });

  it("cannot be opened before its container was found, and says what to do", async () => {
    await vault.sharesWith(ben, "letter.txt");
    const [entry] = await refresh();
    const open = ben.app.received.open({ dataId: entry?.dataId ?? "" });
    await expect(open).rejects.toMatchObject({ code: "container-not-found" });
  });

  it("is opened and exported from where a search found it, also after a restart", async () => {
    await vault.sharesWith(ben, "letter.txt");
    const folder = await mail("letter.txt");
    await scan(folder);
    const [entry] = await refresh();
    expect(entry).toMatchObject({ location: join(folder, "attachment.keyferry"), containerKind: "file" });
    const dataId = entry?.dataId ?? "";
    await ben.restart();
    expect(await ben.ended(await ben.app.received.open({ dataId }))).toMatchObject({
      state: "done",
      subject: "letter.txt",
    });
    expect(ben.computer.desktop.opened[0]?.content.toString()).toBe("Dear Ben");
    const target = await ben.computer.newFolder("target");
    ben.computer.desktop.folders.push(target);
    expect(await ben.ended(await ben.app.received.export({ dataId }))).toMatchObject({ state: "done" });
    expect(await ben.app.received.export({ dataId })).toBeNull();
  });

  it("has no place any more when its container is gone", async () => {
    await vault.sharesWith(ben, "letter.txt");
    const folder = await mail("letter.txt");
    await scan(folder);
    await rm(folder, { recursive: true });
    expect((await refresh())[0]?.location).toBeNull();
  });

  it("is found in a vault on the list", async () => {
    await vault.sharesWith(ben, "letter.txt");
    await refresh();
    const copy = await ben.receivesCopyOf(vault);
    const [entry] = await ben.app.received.list();
    const id = parseDataId(await vault.idOf("letter.txt"));
    expect(entry).toMatchObject({ location: itemPath(copy.folder, id), containerKind: "file" });
    expect(await ben.ended(await ben.app.received.open({ dataId: id }))).toMatchObject({ state: "done" });
  });

  it("becomes a vault on the list when it is a vault or a folder of one", async () => {
    await vault.sharesWith(ben, "trip");
    await scan(vault.folder);
    const [entry] = await refresh();
    expect(entry).toMatchObject({ name: "trip", containerKind: "folder" });
    const dataId = entry?.dataId ?? "";
    expect(await ben.ended(await ben.app.received.open({ dataId }))).toMatchObject({ state: "done" });
    expect((await ben.app.vaults.listed.list()).map(({ vaultId }) => vaultId)).toEqual([vault.id]);
    await expect(ben.app.received.export({ dataId })).rejects.toMatchObject({ code: "request-invalid" });
  });

  it("disappears when it was taken away", async () => {
    await vault.sharesWith(ben, "letter.txt");
    expect(await refresh()).toHaveLength(1);
    await vault.removesAccess(ben, "letter.txt");
    expect(await refresh()).toEqual([]);
  });

  it("does not exist for an ID that nobody shared", async () => {
    const open = ben.app.received.open({ dataId: vault.id });
    await expect(open).rejects.toMatchObject({ code: "no-access" });
  });
});
