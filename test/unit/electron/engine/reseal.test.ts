import { readFileSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import type { EncryptFileJob, ResealJob, WrittenContainer } from "../../../../electron/services/ports/engine";
import { deriveItemKey, generateDataKey, newDataId } from "../../../../shared/crypto";
import { openItem } from "../../../../shared/format";
import { codesOf, only, openingOf, useEngine } from "./engine-fixture";
import { flipByte, hashOfFile, writePatternFile } from "./file-content";

const fixture = useEngine();
const MIB = 2 ** 20;

describe.each([0, 1000, 4 * MIB, 20 * MIB + 1])("resealing a file of %i bytes", (size) => {
  let job: EncryptFileJob;
  let written: WrittenContainer;
  let reseal: ResealJob;

  beforeEach(async () => {
    const { engine, author, path } = fixture;
    writePatternFile(path("plain"), size);
    job = author.encryptJob(path("plain"), path("sealed"));
    written = only(await engine.encryptFiles([job]));
    const { dataId, path: parents, writer } = job.container;
    reseal = {
      containerPath: path("sealed"),
      headerHash: written.headerHash,
      currentItemKey: job.container.itemKey,
      change: {
        itemKey: deriveItemKey(generateDataKey(), dataId, 2),
        path: parents.map(({ id }) => ({ id, epoch: 2 })),
        epoch: 2,
        writer,
        checkpoint: null,
      },
    };
  });

  it("gives it a new key and place; content, name and time stay", async () => {
    const { engine, path, names } = fixture;
    const next = only(await engine.resealContainers([reseal]));
    const head = only(await engine.readHeads([path("sealed")]));
    expect(head.headerHash).toEqual(next.headerHash);
    expect(head.header).toMatchObject({ epoch: 2, version: 2, path: reseal.change.path });
    expect(head.header.previousHeaderHash).toEqual(written.headerHash);
    expect(head.header.tagsHash).toEqual(written.header.tagsHash);
    const before = openItem(job.container.itemKey, written.header);
    expect(openItem(reseal.change.itemKey, head.header)).toEqual(before);
    const oldKey = openingOf(job, next.headerHash, path("opened"));
    expect(codesOf(await engine.decryptFiles([oldKey]))).toEqual(["no-access"]);
    const access = { by: "item-key", itemKey: reseal.change.itemKey } as const;
    only(await engine.decryptFiles([{ ...oldKey, access }]));
    expect(hashOfFile(path("opened"))).toBe(hashOfFile(path("plain")));
    expect(names()).toEqual(["opened", "plain", "sealed"]);
  });

  it("renames and moves it, whether its head keeps its length or not", async () => {
    const { engine, path } = fixture;
    const parents = [...reseal.change.path, { id: newDataId(), epoch: 2 }];
    for (const name of ["x", "a much longer name than it had before, so that the head grows", "y"]) {
      const head = only(await engine.readHeads([path("sealed")]));
      const currentItemKey = head.header.version === 1 ? job.container.itemKey : reseal.change.itemKey;
      const change = { ...reseal.change, name, path: parents };
      only(
        await engine.resealContainers([{ ...reseal, headerHash: head.headerHash, currentItemKey, change }]),
      );
    }
    const { header, headerHash } = only(await engine.readHeads([path("sealed")]));
    expect(header.version).toBe(4);
    expect(header.path).toEqual(parents);
    expect(openItem(reseal.change.itemKey, header).name).toBe("y");
    const access = { by: "item-key", itemKey: reseal.change.itemKey } as const;
    only(await engine.decryptFiles([openingOf(job, headerHash, path("opened"), { access })]));
    expect(hashOfFile(path("opened"))).toBe(hashOfFile(path("plain")));
  });

  it("is refused without changing anything when the container is not the expected one", async () => {
    const { engine, path, names } = fixture;
    const stranger = { ...reseal, currentItemKey: generateDataKey() };
    const otherHeader = { ...reseal, headerHash: new Uint8Array(32) };
    const gone = { ...reseal, containerPath: path("gone") };
    const badName = { ...reseal, change: { ...reseal.change, name: "a/b" } };
    const before = hashOfFile(path("sealed"));
    const outcomes = await engine.resealContainers([stranger, otherHeader, gone, badName]);
    expect(codesOf(outcomes)).toEqual(["no-access", "container-damaged", "item-not-found", "name-invalid"]);
    expect(hashOfFile(path("sealed"))).toBe(before);
    flipByte(path("sealed"), 30);
    expect(codesOf(await engine.resealContainers([reseal]))).toEqual(["container-damaged"]);
    expect(names()).toEqual(["plain", "sealed"]);
  });
});

describe("nodes", () => {
  it("writes, reads and reseals folders and vaults, with earlier keys and writers", async () => {
    const { engine, author, path, names } = fixture;
    const folder = author.fileContainer("Ordner");
    const root = author.rootContainer("Vault");
    const outcomes = await engine.writeNodes([
      {
        kind: "vault",
        container: root,
        targetPath: path("vault.keyferry"),
        modifiedAt: 1234.9,
        earlierKeys: [],
      },
      { kind: "folder", container: folder, targetPath: path("ab/folder"), modifiedAt: 5, earlierKeys: [] },
    ]);
    expect(codesOf(outcomes)).toEqual(["ok", "ok"]);
    const [vaultHead, folderHead] = await engine.readHeads([path("vault.keyferry"), path("ab/folder")]);
    if (!vaultHead?.ok || !folderHead?.ok) throw new Error("unreadable");
    expect(openItem(root.itemKey, vaultHead.value.header)).toMatchObject({ name: "Vault", modifiedAt: 1234 });
    expect(folderHead.value.header).toMatchObject({ kind: "folder", plaintextLength: 0 });
    const itemKey = generateDataKey();
    const earlierKeys = [{ epoch: 1, key: root.itemKey }];
    const writers = [author.fileContainer("x").writer];
    const { writer } = root;
    const change = { itemKey, path: [], epoch: 2, earlierKeys, writers, writer, checkpoint: null };
    const { headerHash } = vaultHead.value;
    const reseal = {
      containerPath: path("vault.keyferry"),
      headerHash,
      currentItemKey: root.itemKey,
      change,
    };
    const resealed = only(await engine.resealContainers([reseal]));
    expect(openItem(itemKey, resealed.header).earlierKeys).toEqual(earlierKeys);
    expect(resealed.header.writers).toEqual(writers);
    expect(names()).toEqual(["ab", "vault.keyferry"]);
  });

  it("have no content to decrypt", async () => {
    const { engine, author, path } = fixture;
    const container = author.fileContainer("Ordner");
    const node = {
      kind: "folder",
      container,
      targetPath: path("folder"),
      modifiedAt: 5,
      earlierKeys: [],
    } as const;
    const { headerHash } = only(await engine.writeNodes([node]));
    const access = { by: "item-key", itemKey: container.itemKey } as const;
    const opening = {
      sourcePath: path("folder"),
      headerHash,
      access,
      targetPath: path("x"),
      restoreMetadata: false,
    };
    expect(codesOf(await engine.decryptFiles([opening]))).toEqual(["file-unsupported"]);
  });
});

describe("heads", () => {
  it("tells for each file what it is or is not", async () => {
    const { engine, author, path } = fixture;
    writeFileSync(path("plain"), "just some text, longer than a prefix");
    writeFileSync(path("empty"), "");
    writeFileSync(path("short"), "KEYFER");
    only(await engine.encryptFiles([author.encryptJob(path("plain"), path("sealed"))]));
    writeFileSync(path("cut"), readFileSync(path("sealed")).subarray(0, 100));
    const huge = Buffer.alloc(200);
    huge.write("KEYFERRY\x01");
    huge.writeUInt32BE(0xffffffff, 9);
    writeFileSync(path("huge"), huge);
    const names = ["sealed", "plain", "empty", "short", "cut", "huge", "missing", "."];
    expect(codesOf(await engine.readHeads(names.map(path)))).toEqual([
      "ok",
      "not-a-container",
      "not-a-container",
      "container-truncated",
      "container-truncated",
      "container-damaged",
      "file-not-found",
      "file-unsupported",
    ]);
  });
});
