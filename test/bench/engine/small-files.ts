import { randomBytes, randomInt } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DecryptFileJob, EncryptFileJob } from "../../../electron/services/ports/engine";
import { type BenchSubject, secondsOf, valueOf } from "./bench-subject";
import { type OutsideTool, runTool } from "./outside-tools";
import { printTable } from "./table";

const MIN_BYTES = 1024;
const MAX_BYTES = 16 * 1024;
const FOLDERS = 100;
/** The tools start a process a file, so a part of the files tells as much. */
const SAMPLE = 500;

interface SmallFile {
  readonly plain: string;
  readonly sealed: string;
  readonly opened: string;
}

interface Rates {
  readonly name: string;
  encrypt: number;
  decrypt: number;
}

/** Many files of 1 to 16 KiB, in folders of a hundredth of them each. */
export async function measureSmallFiles(
  subject: BenchSubject & { readonly count: number; readonly rounds: number },
): Promise<void> {
  const files = await writeSmallFiles(subject.folder, subject.count);
  const ours: Rates = { name: "Keyferry", encrypt: 0, decrypt: 0 };
  for (let round = 0; round < subject.rounds; round++) await measureOurs(subject, files, ours);
  const sample = files.slice(0, SAMPLE);
  const others: Rates[] = [];
  for (const tool of subject.tools) others.push(await measureTool(subject.folder, tool, sample));
  printSmall(subject.rounds, files.length, sample.length, [ours, ...others]);
}

async function writeSmallFiles(folder: string, count: number): Promise<SmallFile[]> {
  const kinds = ["small", "small-sealed", "small-opened"];
  for (const kind of kinds) {
    for (let i = 0; i < FOLDERS; i++) await mkdir(join(folder, kind, String(i)), { recursive: true });
  }
  const files: SmallFile[] = [];
  for (let i = 0; i < count; i++) {
    const place = join(String(i % FOLDERS), `file-${i}`);
    const [plain = "", sealed = "", opened = ""] = kinds.map((kind) => join(folder, kind, place));
    await writeFile(plain, randomBytes(randomInt(MIN_BYTES, MAX_BYTES + 1)));
    files.push({ plain, sealed, opened });
  }
  return files;
}

async function measureOurs(
  { engine, author }: BenchSubject,
  files: readonly SmallFile[],
  rates: Rates,
): Promise<void> {
  await removeResults(files);
  const jobs: EncryptFileJob[] = files.map(({ plain, sealed }) => author.encryptJob(plain, sealed));
  const hashes: Uint8Array[] = [];
  const encryption = await secondsOf(async () => {
    for (const outcome of await engine.encryptFiles(jobs)) hashes.push(valueOf(outcome).headerHash);
  });
  const openings: DecryptFileJob[] = files.map(({ sealed, opened }, i) => ({
    sourcePath: sealed,
    targetPath: opened,
    headerHash: hashes[i] ?? new Uint8Array(0),
    access: { by: "item-key", itemKey: jobs[i]?.container.itemKey ?? author.rootKey },
    restoreMetadata: true,
  }));
  const decryption = await secondsOf(async () => {
    for (const outcome of await engine.decryptFiles(openings)) valueOf(outcome);
  });
  rates.encrypt = Math.max(rates.encrypt, files.length / encryption);
  rates.decrypt = Math.max(rates.decrypt, files.length / decryption);
}

async function measureTool(folder: string, tool: OutsideTool, sample: readonly SmallFile[]): Promise<Rates> {
  await removeResults(sample);
  const encryption = await secondsOf(() =>
    runInShell(
      folder,
      sample.map(({ plain, sealed }) => tool.encrypt(plain, sealed)),
    ),
  );
  const decryption = await secondsOf(() =>
    runInShell(
      folder,
      sample.map(({ sealed, opened }) => tool.decrypt(sealed, opened)),
    ),
  );
  return { name: tool.name, encrypt: sample.length / encryption, decrypt: sample.length / decryption };
}

/** One shell that runs one command after the other, as a script would. */
async function runInShell(folder: string, commands: readonly (readonly string[])[]): Promise<void> {
  const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
  const script = join(folder, "commands.sh");
  await writeFile(script, ["set -e", ...commands.map((words) => words.map(quoted).join(" "))].join("\n"));
  runTool(["sh", script]);
}

async function removeResults(files: readonly SmallFile[]): Promise<void> {
  for (const { sealed, opened } of files) {
    await rm(sealed, { force: true });
    await rm(opened, { force: true });
  }
}

function printSmall(rounds: number, count: number, sampled: number, rows: readonly Rates[]): void {
  console.log(
    `${count} files of 1 to 16 KiB, files a second; Keyferry on all of them, best of ${rounds} rounds, each synced`,
  );
  console.log(`and signed; the other tools once on ${sampled} of them, one process a file, not synced.`);
  printTable(
    ["", "encrypt", "decrypt"],
    rows.map((row) => [row.name, row.encrypt.toFixed(0), row.decrypt.toFixed(0)]),
  );
}
