import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { toStoredBytes } from "../../../../../electron/services/profile/stored-bytes";
import { type Given, GivenAccess } from "../../../../../electron/services/sharing/given-access";
import { newDataId, newUserId } from "../../../../../shared/crypto";

let folder: string;
const files = createLocalFiles();
const open = () => GivenAccess.open({ files, path: join(folder, "given.json") });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyferry-given-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function given(changes: Partial<Given> = {}): Given {
  return {
    dataId: newDataId(),
    recipientId: newUserId(),
    recipientFingerprint: toStoredBytes(randomBytes(32)),
    access: "read",
    epoch: 1,
    since: 1,
    isGivenHere: true,
    notAfter: null,
    note: null,
    bytes: 326,
    part: null,
    ...changes,
  };
}

describe("the owner's book of what she gave", () => {
  it("survives a restart", async () => {
    const one = given();
    const book = await open();
    await book.note([one]);
    await book.end([given()], false);
    const again = await open();
    expect(again.of(one.dataId)).toEqual([one]);
    expect(again.untold()).toHaveLength(1);
  });

  it("of an earlier Keyferry, which counted no bytes and knew neither end nor note, is read", async () => {
    const { bytes, notAfter, note, ...earlier } = given();
    const document = { version: 1, given: [earlier], ended: [], epochs: {}, isListed: true };
    await writeFile(join(folder, "given.json"), JSON.stringify(document));
    const book = await open();
    expect(book.isListed).toBe(true);
    expect(book.of(earlier.dataId)).toEqual([{ ...earlier, bytes: 0, notAfter, note }]);
    expect(bytes).toBeGreaterThan(0);
  });

  it("holds one entry for each item and person", async () => {
    const one = given();
    const book = await open();
    await book.note([one, given({ dataId: one.dataId })]);
    await book.note([{ ...one, epoch: 2 }]);
    expect(book.recipientCount(one.dataId)).toBe(2);
    expect(book.get(one)?.epoch).toBe(2);
  });

  it("does not believe a server that lists again what was taken away", async () => {
    const one = given({ epoch: 3 });
    const book = await open();
    await book.note([one]);
    await book.end([one], true);
    await book.learn([{ ...one, isGivenHere: false }], true);
    expect(book.of(one.dataId)).toEqual([]);
    await book.learn([{ ...one, epoch: 4, isGivenHere: false }], true);
    expect(book.get(one)?.epoch).toBe(4);
  });

  it("keeps what it knows over what the server says", async () => {
    const one = given({ epoch: 3, access: "read-write" });
    const book = await open();
    await book.note([one]);
    await book.learn([{ ...one, epoch: 9, access: "read", isGivenHere: false }], false);
    expect(book.get(one)).toEqual(one);
    expect(book.isListed).toBe(false);
  });

  it("gives an epoch only once, whatever becomes of it", async () => {
    const vaultId = newDataId();
    const book = await open();
    expect(await book.reserveEpoch(vaultId, 1)).toBe(2);
    expect(await book.reserveEpoch(vaultId, 1)).toBe(3);
    const again = await open();
    expect(await again.reserveEpoch(vaultId, 1)).toBe(4);
    expect(await again.reserveEpoch(vaultId, 40)).toBe(41);
    expect(await again.reserveEpoch(newDataId(), 0)).toBe(1);
  });
});
