import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ERROR_SENTENCES } from "../../../shared/protocol/error-codes";
import { expect, test } from "../harness/fixtures";
import { contentOf, MEBIBYTE, writeLargeFile } from "../harness/sample-tree";

/** Every file of a vault with the hash of its content; an empty folder more is none that anybody sees. */
function filesOf(vaultFolder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(contentOf(vaultFolder)).filter(([, content]) => content !== ""));
}

const isRoot = process.getuid?.() === 0;

test("a full disk ends in a sentence and leaves the vault as it was", async ({ work, enrolled }) => {
  const small = work.folder("small disk");
  test.skip(!isRoot, "a small disk can only be mounted by root: run the tests as root to have this one");
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", small]);
  try {
    const alice = await enrolled("Alice");
    await alice.createsVault("House", small);
    await alice.addsFiles(work.file("kept.txt", "kept"));
    const before = filesOf(path.join(small, "House"));
    const large = work.at("large.bin");
    writeLargeFile(large, 40 * MEBIBYTE);

    const job = await alice.addsFiles(large);
    expect([job.problem, ...job.failures.map((failure) => failure.problem)]).toContain("disk-full");
    await expect(alice.page.getByText(ERROR_SENTENCES["disk-full"]).first()).toBeVisible();
    expect(filesOf(path.join(small, "House"))).toEqual(before);
    expect(fs.readFileSync(await alice.opens("kept.txt"), "utf8")).toBe("kept");

    const smaller = await alice.addsFiles(work.file("fits.txt", "fits"));
    expect(smaller).toMatchObject({ state: "done", problem: null, failureCount: 0 });
    await alice.quits();
  } finally {
    execFileSync("umount", ["--lazy", small]);
  }
});

test("a folder without permission ends in a sentence", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  await alice.addsFiles(work.file("kept.txt", "kept"));
  const closed = work.folder("closed");
  // Root may write anywhere, except where nobody may.
  if (isRoot) execFileSync("chattr", ["+i", closed]);
  else fs.chmodSync(closed, 0o500);
  try {
    const job = await alice.exports(["kept.txt"], closed);
    expect([job.problem, ...job.failures.map((failure) => failure.problem)]).toContain("permission-denied");
    await expect(alice.page.getByText(ERROR_SENTENCES["permission-denied"]).first()).toBeVisible();
    expect(fs.readdirSync(closed)).toEqual([]);
  } finally {
    if (isRoot) execFileSync("chattr", ["-i", closed]);
    else fs.chmodSync(closed, 0o700);
  }
});

test("a vault whose folder is gone says so, and is there again when the folder is", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  const cloud = work.folder("cloud");
  await alice.createsVault("House", cloud);
  await alice.addsFiles(work.file("kept.txt", "kept"));
  await alice.quits();
  fs.renameSync(path.join(cloud, "House"), path.join(cloud, "elsewhere"));
  await alice.starts();
  await expect(alice.page.getByText(ERROR_SENTENCES["vault-not-found"]).first()).toBeVisible();
  await alice.quits();
  fs.renameSync(path.join(cloud, "elsewhere"), path.join(cloud, "House"));
  await alice.starts();
  await alice.entersVault("House");
  expect(fs.readFileSync(await alice.opens("kept.txt"), "utf8")).toBe("kept");
});

test("exporting never overwrites", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  await alice.addsFiles(work.file("same.txt", "from the vault"));
  const target = work.folder("out");
  fs.writeFileSync(path.join(target, "same.txt"), "mine");
  await alice.exports(["same.txt"], target);
  expect(fs.readFileSync(path.join(target, "same.txt"), "utf8")).toBe("mine");
});
