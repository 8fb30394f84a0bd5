import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import type { FolderListener } from "../../../../../electron/services/ports/files";
import { FolderWatching } from "../../../../../electron/services/vault/folder-watching";
import type { ErrorCode } from "../../../../../shared/protocol/error-codes";

const PAUSES = { beforeLookMs: 30, restFactor: 4, unwatchedMs: 60_000, watchedMs: 60_000 };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let folder: string;
let watching: FolderWatching | null;
let looks: number;
let told: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyferry-watched-"));
  watching = null;
  looks = 0;
  told = 0;
});
afterEach(async () => {
  watching?.end();
  await rm(folder, { recursive: true, force: true });
});

/** A vault that counts how often it is looked at. */
function vaultIn(folders: () => string[], refresh: () => Promise<void> = async () => undefined) {
  return {
    problem: null as ErrorCode | null,
    folders,
    refresh: () => {
      looks += 1;
      return refresh();
    },
    tellChanged: () => {
      told += 1;
    },
  };
}

describe("the folder of an open vault", () => {
  it("is looked at once when others put several files into it, and not again by itself", async () => {
    watching = new FolderWatching(
      createLocalFiles(),
      vaultIn(() => [folder]),
      PAUSES,
    );
    for (const name of ["a", "b", "c"]) await writeFile(join(folder, name), name);
    await vi.waitFor(() => expect(looks).toBe(1));
    await pause(150);
    expect(looks).toBe(1);
  });

  it("is listened to in folders that came later, too", async () => {
    const later = join(folder, "later");
    const folders = [folder];
    watching = new FolderWatching(
      createLocalFiles(),
      vaultIn(() => folders),
      PAUSES,
    );
    folders.push(later);
    await mkdir(later);
    await vi.waitFor(() => expect(looks).toBe(1));
    await writeFile(join(later, "a"), "a");
    await vi.waitFor(() => expect(looks).toBe(2));
  });

  it("is looked at every now and then where it cannot be watched", async () => {
    watching = new FolderWatching(
      createLocalFiles(),
      vaultIn(() => [join(folder, "is not there")]),
      { ...PAUSES, unwatchedMs: 40 },
    );
    await vi.waitFor(() => expect(looks).toBeGreaterThan(2));
  });

  it("rests after a long look, however much goes on", async () => {
    let listener: FolderListener | null = null;
    const watch = (_: string, given: FolderListener) => {
      listener = given;
      return () => undefined;
    };
    const slow = vaultIn(
      () => [folder],
      () => pause(60),
    );
    watching = new FolderWatching({ watch }, slow, { ...PAUSES, beforeLookMs: 1 });
    const noise = setInterval(() => listener?.changed(), 2);
    await pause(620);
    clearInterval(noise);
    expect(looks).toBeGreaterThan(0);
    expect(looks).toBeLessThanOrEqual(3);
  });

  it("tells once when it is gone, and is listened to anew when it is back", async () => {
    let isGone = false;
    const vault = vaultIn(
      () => [folder],
      async () => {
        vault.problem = isGone ? "vault-not-found" : null;
        if (isGone) throw new KeyferryError("vault-not-found");
      },
    );
    watching = new FolderWatching(createLocalFiles(), vault, { ...PAUSES, unwatchedMs: 40 });
    isGone = true;
    await rm(folder, { recursive: true });
    await vi.waitFor(() => expect(looks).toBeGreaterThan(2));
    expect(told).toBe(1);
    await mkdir(folder);
    isGone = false;
    await vi.waitFor(() => expect(vault.problem).toBe(null));
    await pause(60);
    const before = looks;
    await pause(100);
    expect(looks).toBe(before);
    await writeFile(join(folder, "a"), "a");
    await vi.waitFor(() => expect(looks).toBe(before + 1));
  });

  it("is left alone once the vault is closed", async () => {
    watching = new FolderWatching(
      createLocalFiles(),
      vaultIn(() => [folder]),
      PAUSES,
    );
    watching.end();
    await writeFile(join(folder, "a"), "a");
    await pause(100);
    expect(looks).toBe(0);
  });
});
