import { randomFillSync } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { EngineControl, JobOutcome } from "../../../electron/services/ports/engine";
import { type BenchSubject, secondsOf, valueOf } from "./bench-subject";
import { type OutsideTool, runTool } from "./outside-tools";
import { printTable } from "./table";

interface Times {
  readonly name: string;
  /** Best seconds until the command ended. */
  encrypt: number;
  decrypt: number;
  /** Best seconds until the result was on the disk as well. */
  encryptSynced: number;
  decryptSynced: number;
}

interface LargeFiles {
  readonly plain: string;
  readonly sealed: string;
  readonly opened: string;
}

/** One large file, in turns: round by round each tool encrypts and decrypts it; the best round counts. */
export async function measureLargeFile(
  subject: BenchSubject & { readonly mebibytes: number; readonly rounds: number },
): Promise<void> {
  const { folder, mebibytes, rounds } = subject;
  const files = {
    plain: join(folder, "plain"),
    sealed: join(folder, "sealed"),
    opened: join(folder, "opened"),
  };
  await writeRandomFile(files.plain, mebibytes);
  const ours = noTimes("Keyferry");
  const others = subject.tools.map((tool) => ({ tool, times: noTimes(tool.name) }));
  for (let round = 0; round < rounds; round++) {
    await measureOurs(subject, files, ours);
    for (const { tool, times } of others) await measureTool(tool, files, times);
  }
  printLarge(mebibytes, rounds, [ours, ...others.map(({ times }) => times)]);
  for (const path of Object.values(files)) await rm(path);
}

function noTimes(name: string): Times {
  return { name, encrypt: Infinity, decrypt: Infinity, encryptSynced: Infinity, decryptSynced: Infinity };
}

/** The engine reports a file only when it is on the disk; its progress tells when all bytes were written. */
async function measureOurs({ engine, author }: BenchSubject, files: LargeFiles, times: Times): Promise<void> {
  const job = author.encryptJob(files.plain, files.sealed);
  await rm(files.sealed, { force: true });
  const encryption = await timesOf((control) => engine.encryptFiles([job], control));
  const { headerHash } = valueOf((await engine.readHeads([files.sealed]))[0]);
  const access = { by: "item-key", itemKey: job.container.itemKey } as const;
  const paths = { sourcePath: files.sealed, targetPath: files.opened };
  const opening = { ...paths, headerHash, access, restoreMetadata: true };
  await rm(files.opened, { force: true });
  const decryption = await timesOf((control) => engine.decryptFiles([opening], control));
  keepBest(times, {
    encrypt: encryption.written,
    decrypt: decryption.written,
    encryptSynced: encryption.synced,
    decryptSynced: decryption.synced,
  });
}

/** Seconds until all bytes of the one job were written, and until they were on the disk as well. */
async function timesOf(
  start: (control: EngineControl) => Promise<readonly JobOutcome<unknown>[]>,
): Promise<{ written: number; synced: number }> {
  let written = Infinity;
  const began = performance.now();
  const onProgress: EngineControl["onProgress"] = ({ bytesDone, bytesTotal }) => {
    if (bytesDone === bytesTotal) written = Math.min(written, (performance.now() - began) / 1000);
  };
  const synced = await secondsOf(async () => void valueOf((await start({ onProgress }))[0]));
  return { written, synced };
}

/** Each result is removed only just before the next one, so that all find memory in the same state. */
async function measureTool(tool: OutsideTool, files: LargeFiles, times: Times): Promise<void> {
  await rm(files.sealed, { force: true });
  const encrypt = await secondsOf(() => runTool(tool.encrypt(files.plain, files.sealed)));
  const encryptSync = await secondsOf(() => syncFile(files.sealed));
  await rm(files.opened, { force: true });
  const decrypt = await secondsOf(() => runTool(tool.decrypt(files.sealed, files.opened)));
  const decryptSync = await secondsOf(() => syncFile(files.opened));
  keepBest(times, {
    encrypt,
    decrypt,
    encryptSynced: encrypt + encryptSync,
    decryptSynced: decrypt + decryptSync,
  });
}

function keepBest(times: Times, round: Omit<Times, "name">): void {
  times.encrypt = Math.min(times.encrypt, round.encrypt);
  times.decrypt = Math.min(times.decrypt, round.decrypt);
  times.encryptSynced = Math.min(times.encryptSynced, round.encryptSynced);
  times.decryptSynced = Math.min(times.decryptSynced, round.decryptSynced);
}

async function withFile(
  path: string,
  flags: string,
  use: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}

function syncFile(path: string): Promise<void> {
  return withFile(path, "r+", (file) => file.sync());
}

function writeRandomFile(path: string, mebibytes: number): Promise<void> {
  const piece = new Uint8Array(2 ** 20);
  return withFile(path, "w", async (file) => {
    for (let i = 0; i < mebibytes; i++) await file.write(randomFillSync(piece));
    await file.sync();
  });
}

function printLarge(mebibytes: number, rounds: number, rows: readonly Times[]): void {
  const speed = (seconds: number): string => ((mebibytes * 2 ** 20) / 1e6 / seconds).toFixed(0);
  console.log(`One file of ${mebibytes} MiB, MB/s (10^6 bytes), best of ${rounds} rounds in turns.`);
  console.log(
    "The file is in the page cache: it was just written. Keyferry reports a file only when it is on the disk",
  );
  console.log(
    "(with sync), and begins to see to that while it still writes; the other tools leave it to the system, so",
  );
  console.log("here a sync follows them. openssl does not authenticate what it encrypts.");
  printTable(
    ["", "encrypt", "encrypt + sync", "decrypt", "decrypt + sync"],
    rows.map((row) => [
      row.name,
      speed(row.encrypt),
      speed(row.encryptSynced),
      speed(row.decrypt),
      speed(row.decryptSynced),
    ]),
  );
}
