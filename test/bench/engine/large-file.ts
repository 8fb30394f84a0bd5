import { randomFillSync } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { type BenchSubject, secondsOf, valueOf } from "./bench-subject";
import { type OutsideTool, runTool } from "./outside-tools";
import { printTable } from "./table";

const ROUNDS = 3;

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
  subject: BenchSubject & { readonly mebibytes: number },
): Promise<void> {
  const { folder, mebibytes } = subject;
  const files = {
    plain: join(folder, "plain"),
    sealed: join(folder, "sealed"),
    opened: join(folder, "opened"),
  };
  await writeRandomFile(files.plain, mebibytes);
  const ours = noTimes("Keyferry");
  const others = subject.tools.map((tool) => ({ tool, times: noTimes(tool.name) }));
  for (let round = 0; round < ROUNDS; round++) {
    await measureOurs(subject, files, ours);
    for (const { tool, times } of others) await measureTool(tool, files, times);
  }
  printLarge(mebibytes, [ours, ...others.map(({ times }) => times)]);
  await rm(files.plain);
}

function noTimes(name: string): Times {
  return { name, encrypt: Infinity, decrypt: Infinity, encryptSynced: Infinity, decryptSynced: Infinity };
}

/** The engine reports a file only when it is on the disk, so both of its times are the same. */
async function measureOurs({ engine, author }: BenchSubject, files: LargeFiles, times: Times): Promise<void> {
  await removeResults(files);
  const job = author.encryptJob(files.plain, files.sealed);
  const encryption = await secondsOf(async () => void valueOf((await engine.encryptFiles([job]))[0]));
  const head = valueOf((await engine.readHeads([files.sealed]))[0]);
  const decryption = await secondsOf(async () => {
    const { headerHash } = head;
    const access = { by: "item-key", itemKey: job.container.itemKey } as const;
    const paths = { sourcePath: files.sealed, targetPath: files.opened };
    valueOf((await engine.decryptFiles([{ ...paths, headerHash, access, restoreMetadata: true }]))[0]);
  });
  keepBest(times, {
    encrypt: encryption,
    decrypt: decryption,
    encryptSynced: encryption,
    decryptSynced: decryption,
  });
}

async function measureTool(tool: OutsideTool, files: LargeFiles, times: Times): Promise<void> {
  await removeResults(files);
  const encrypt = await secondsOf(() => runTool(tool.encrypt(files.plain, files.sealed)));
  const encryptSync = await secondsOf(() => syncFile(files.sealed));
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

async function removeResults({ sealed, opened }: LargeFiles): Promise<void> {
  await Promise.all([rm(sealed, { force: true }), rm(opened, { force: true })]);
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

function printLarge(mebibytes: number, rows: readonly Times[]): void {
  const speed = (seconds: number): string => ((mebibytes * 2 ** 20) / 1e6 / seconds).toFixed(0);
  console.log(`One file of ${mebibytes} MiB, MB/s (10^6 bytes), best of ${ROUNDS} rounds in turns.`);
  console.log(
    "The file is in the page cache: it was just written. Keyferry's result is always on the disk (synced)",
  );
  console.log(
    "before it counts as done; the other tools leave that to the system, so they have a column with and one",
  );
  console.log("without. openssl does not authenticate what it encrypts.");
  printTable(
    ["", "encrypt", "encrypt + sync", "decrypt", "decrypt + sync"],
    rows.map((row) => [
      row.name,
      row.name === "Keyferry" ? "" : speed(row.encrypt),
      speed(row.encryptSynced),
      row.name === "Keyferry" ? "" : speed(row.decrypt),
      speed(row.decryptSynced),
    ]),
  );
}
