import fs from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "../harness/fixtures";
import type { Person } from "../harness/person";
import { contentOf, holdsBytes, MEBIBYTE, writeLargeFile } from "../harness/sample-tree";

/** Waits until a job of the app has done some of its work but not all. */
async function inTheMiddleOfIt(person: Person): Promise<void> {
  await expect
    .poll(
      async () => {
        const running = (await person.app.jobs()).find((job) => job.state === "running");
        return running !== undefined && (running.bytesDone > 0 || running.filesDone > 0);
      },
      { intervals: [5], timeout: 30_000 },
    )
    .toBe(true);
}

/** Files that are neither a container, nor the vault's note: what a dead writer left behind. */
function strayFiles(vaultFolder: string): string[] {
  return Object.entries(contentOf(vaultFolder))
    .filter(([name, content]) => content !== "" && !name.endsWith(".keyferry"))
    .map(([name]) => name)
    .filter((name) => path.dirname(name) !== ".");
}

test("a power cut while encrypting leaves no half file, no plaintext, and everything that was there", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  const cloud = work.folder("cloud");
  const vaultFolder = path.join(cloud, "House");
  await alice.createsVault("House", cloud);
  await alice.addsFiles(work.file("safe.txt", "was here before"));

  const secret = "This sentence is in every file that is being added. ".repeat(40);
  const source = work.folder("lots");
  for (let i = 0; i < 400; i++) fs.writeFileSync(path.join(source, `file ${i}.txt`), `${i} ${secret}`);
  writeLargeFile(path.join(source, "large.bin"), 200 * MEBIBYTE);
  await alice.app.nextDialogAnswers(source);
  await alice.browser.button("Add folder").first().click();
  await inTheMiddleOfIt(alice);
  await alice.losesPower();
  expect(holdsBytes(vaultFolder, Buffer.from(secret.slice(0, 60)))).toEqual([]);

  await alice.starts();
  await alice.entersVault("House");
  expect(fs.readFileSync(await alice.opens("safe.txt"), "utf8")).toBe("was here before");
  expect(await alice.page.getByRole("table", { name: "Files that cannot be shown" }).count()).toBe(0);
  await expect(alice.page.getByRole("alert")).toHaveCount(0);
  await expect.poll(() => strayFiles(vaultFolder)).toEqual([]);
  expect(Object.keys(contentOf(source))).toHaveLength(401);

  await test.step("adding the same folder again works", async () => {
    const again = await alice.addsFolder(source);
    expect(again).toMatchObject({ state: "done", problem: null, failureCount: 0 });
  });
});

test("a power cut while re-keying loses no file and the removal is finished at the next start", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  const bob = await enrolled("Bob");
  const cloud = work.folder("cloud");
  const vaultFolder = path.join(cloud, "House");
  await alice.createsVault("House", cloud);
  const source = work.folder("lots");
  for (let i = 0; i < 1_500; i++) fs.writeFileSync(path.join(source, `file ${i}.txt`), `content ${i}`);
  await alice.addsFolder(source);
  await alice.sharesThis("vault", bob);

  await alice.browser.button("Who has access to this vault").click();
  await alice.sharing.remove("Bob");
  await inTheMiddleOfIt(alice);
  await alice.losesPower();

  await alice.starts();
  await alice.entersVault("House");
  const target = work.folder("out");
  await expect
    .poll(
      () => fs.existsSync(path.join(alice.profile.userData, "profile", "journal")) && pendingEntries(alice),
      {
        timeout: 60_000,
      },
    )
    .toEqual([]);
  const job = await alice.exports(["lots"], target);
  expect(job).toMatchObject({ state: "done", problem: null, failureCount: 0 });
  expect(contentOf(path.join(target, "lots"))).toEqual(contentOf(source));
  expect(strayFiles(vaultFolder)).toEqual([]);

  await alice.addsFiles(work.file("after.txt", "not for Bob"));
  await bob.searches(vaultFolder);
  expect(await bob.readableFinds()).not.toContain("after.txt");
});

function pendingEntries(person: Person): string[] {
  return fs
    .readdirSync(path.join(person.profile.userData, "profile", "journal"))
    .filter((name) => name.startsWith("re-key."));
}

test("a power cut while a decrypted file is open leaves no plaintext after the next start", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  await alice.addsFiles(work.file("letter.txt", "Dear Bob, this is between us."));
  const opened = await alice.opens("letter.txt");
  expect(fs.readFileSync(opened, "utf8")).toContain("between us");
  expect(fs.statSync(path.dirname(opened)).mode & 0o077).toBe(0);
  await alice.losesPower();
  await alice.starts();
  await expect.poll(() => fs.existsSync(opened)).toBe(false);
  expect(holdsBytes(alice.profile.userData, Buffer.from("between us"))).toEqual([]);
});

test("quitting wipes decrypted files", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  await alice.addsFiles(work.file("letter.txt", "Dear Bob, this is between us."));
  const opened = await alice.opens("letter.txt");
  await alice.quits();
  expect(fs.existsSync(opened)).toBe(false);
});

test("quitting while jobs run asks first, and stops them cleanly", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  const cloud = work.folder("cloud");
  await alice.createsVault("House", cloud);
  const large = work.at("large.bin");
  writeLargeFile(large, 1024 * MEBIBYTE);
  await alice.app.nextDialogAnswers(large);
  await alice.browser.button("Add files").first().click();
  await inTheMiddleOfIt(alice);

  await alice.app.answerQuitQuestion("keep working");
  await alice.app.asksToQuit();
  await delay(300);
  expect((await alice.app.jobs()).some((job) => job.state === "running")).toBe(true);

  await alice.app.answerQuitQuestion("stop and quit");
  await alice.quits();
  expect(strayFiles(path.join(cloud, "House"))).toEqual([]);
  await alice.starts();
  await alice.entersVault("House");
  expect(await alice.browser.names()).toEqual([]);
});
