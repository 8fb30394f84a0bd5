import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ERROR_SENTENCES } from "../../../shared/protocol/error-codes";
import { appUnderTest } from "../harness/app-under-test";
import { faults } from "../harness/axe-faults";
import { expect, test } from "../harness/fixtures";
import type { Person } from "../harness/person";
import { contentOf, MEBIBYTE, writeLargeFile } from "../harness/sample-tree";
import type { WorkFolder } from "../harness/work-folder";

/** A folder with many small files and a large one. */
function folderOfMany(work: WorkFolder, name: string): string {
  const folder = work.folder(name);
  for (let i = 0; i < 300; i++) fs.writeFileSync(path.join(folder, `file ${i}.txt`), `content ${i}`);
  writeLargeFile(path.join(folder, "large.bin"), 96 * MEBIBYTE);
  return folder;
}

/** Starts to add a folder to the vault in sight, and presses a button of its entry in **Jobs** in the moment in which it appears. */
async function addsAndPresses(person: Person, folder: string, button: string): Promise<void> {
  await person.jobs.open();
  await person.app.nextDialogAnswers(folder);
  await person.page.evaluate(async (label) => {
    const pressed = new Promise<void>((resolve) => {
      const watch = new MutationObserver(() => {
        const found = document.querySelector<HTMLElement>(`button[aria-label="${label}"]`);
        if (found === null) return;
        watch.disconnect();
        found.click();
        resolve();
      });
      watch.observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    const vaults = await window.keyferry.vaults.list();
    if (!vaults.ok || vaults.value[0] === undefined) throw new Error("There is no vault.");
    const { vaultId } = vaults.value[0];
    await window.keyferry.items.addFolder({ vaultId, folderId: vaultId });
    await pressed;
  }, button);
}

/** Each adds and exports a hundred megabytes several times, perhaps on a busy machine. */
test.beforeEach(() => test.setTimeout(300_000));

const stateOf = (person: Person, subject: string) => async (): Promise<string | undefined> =>
  (await person.app.jobs()).find((job) => job.subject === subject)?.state;

/** Exports what was added and compares it with the original. */
async function isWhole(person: Person, work: WorkFolder, name: string): Promise<void> {
  const target = work.folder("out");
  expect(await person.exports([name], target)).toMatchObject({ state: "done", failureCount: 0 });
  expect(contentOf(path.join(target, name))).toEqual(contentOf(work.at(name)));
  fs.rmSync(target, { recursive: true });
}

test("a job is paused, resumed, stopped and tried again, the whole and a single file", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  const { page, jobs, browser } = alice;
  await alice.createsVault("House", work.folder("cloud"));

  await test.step("paused, it holds on, and says so to who wants to change the vault", async () => {
    await addsAndPresses(alice, folderOfMany(work, "lots"), "Pause lots");
    await expect(jobs.entry("Adding lots").getByText("Paused", { exact: true })).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await jobs.close();
    await browser.button("New folder").first().click();
    const dialog = alice.frame.dialog("New folder");
    await dialog.getByLabel("Name", { exact: true }).fill("Papers");
    await dialog.getByRole("button", { name: "Create folder" }).click();
    await expect(dialog.getByRole("alert")).toContainText(ERROR_SENTENCES["vault-paused"]);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    expect(await stateOf(alice, "lots")()).toBe("paused");
  });

  await test.step("resumed, it goes on to its end", async () => {
    await jobs.open();
    await jobs.button("Resume lots").click();
    await jobs.ended("Adding lots", "Done");
    await jobs.close();
    await isWhole(alice, work, "lots");
  });

  await test.step("stopped, it is tried again and adds nothing twice", async () => {
    await addsAndPresses(alice, folderOfMany(work, "more"), "Stop more");
    await jobs.ended("Adding more", "Stopped");
    await jobs.button("Try again: more").click();
    await jobs.ended("Adding more", "Done");
    await jobs.close();
    expect((await browser.names()).filter((name) => name.startsWith("more"))).toEqual(["more"]);
    await isWhole(alice, work, "more");
  });

  await test.step("a file that failed is tried again alone", async () => {
    const folder = work.folder("odd");
    fs.writeFileSync(path.join(folder, "good.txt"), "good");
    fs.symlinkSync("/nowhere", path.join(folder, "late.txt"));
    expect(await alice.addsFolder(folder)).toMatchObject({ state: "done", failureCount: 1 });
    fs.unlinkSync(path.join(folder, "late.txt"));
    fs.writeFileSync(path.join(folder, "late.txt"), "came late");
    await jobs.open();
    await jobs.button("Show 1 file that did not work out").click();
    const failure = jobs.dialog.getByRole("listitem", { name: path.join("odd", "late.txt") });
    await expect(failure).toContainText(ERROR_SENTENCES["file-unsupported"]);
    expect(await faults(page)).toEqual([]);
    await failure.getByRole("button").click();
    await expect(failure).toHaveCount(0);
    await jobs.ended("Adding odd", "Done");
    await jobs.close();
    await isWhole(alice, work, "odd");
  });
  expect(alice.app.pageErrors).toEqual([]);
});

/** Whether the app's window is in sight. */
function windowIsSeen(person: Person): Promise<boolean> {
  return person.app.electron.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false,
  );
}

/** Starts the program a second time with the same profile; resolves when that one has ended. */
function startsAgain(person: Person): Promise<void> {
  const app = appUnderTest();
  const args = [...app.args, `--user-data-dir=${person.profile.userData}`];
  return new Promise((resolve, reject) => {
    const second = spawn(app.executablePath, args, { stdio: "ignore", timeout: 60_000 });
    second.on("error", reject);
    second.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))));
  });
}

test("a job goes on when the window is closed, and a second start brings the window back as it was", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  const { page, jobs } = alice;
  await alice.createsVault("House", work.folder("cloud"));
  await addsAndPresses(alice, folderOfMany(work, "lots"), "Pause lots");
  await expect.poll(stateOf(alice, "lots")).toBe("paused");

  await alice.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => windowIsSeen(alice)).toBe(false);
  await page.evaluate(() => window.keyferry.jobs.resume({ jobId: null }));
  await expect.poll(stateOf(alice, "lots"), { timeout: 60_000 }).toBe("done");
  expect(await windowIsSeen(alice)).toBe(false);

  await startsAgain(alice);
  await expect.poll(() => windowIsSeen(alice)).toBe(true);
  await expect(jobs.entry("Adding lots")).toBeVisible();
  await jobs.close();
  await expect(page.getByRole("heading", { name: "House", exact: true })).toBeVisible();
  await isWhole(alice, work, "lots");
});

test("a job that the power cut stopped goes on after the next start, and adds nothing twice", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  const folder = folderOfMany(work, "secret plans");
  await addsAndPresses(alice, folder, "Pause secret plans");
  await expect.poll(stateOf(alice, "secret plans")).toBe("paused");
  const journal = path.join(alice.profile.userData, "profile", "journal");
  const isNoted = () => fs.readdirSync(journal).some((name) => /^unfinished-job\..*\.json$/.test(name));
  // It may be paused before it is safely on disk that it began.
  await expect.poll(() => fs.existsSync(journal) && isNoted()).toBe(true);
  await alice.losesPower();
  const written = fs.readdirSync(journal).map((name) => fs.readFileSync(path.join(journal, name), "utf8"));
  expect(written.join()).not.toMatch(/secret|plans/);

  await alice.starts();
  await expect.poll(stateOf(alice, "secret plans")).toBe("interrupted");
  await alice.jobs.open();
  const title = "Interrupted: Adding secret plans";
  await expect(alice.jobs.entry(title)).toBeVisible();
  expect(await faults(alice.page)).toEqual([]);
  await alice.jobs.button("Go on with secret plans").click();
  await alice.jobs.ended("Adding secret plans", "Done");
  await alice.jobs.close();
  await alice.entersVault("House");
  expect(await alice.browser.names()).toEqual(["secret plans"]);
  await isWhole(alice, work, "secret plans");

  await alice.quits();
  await alice.starts();
  await alice.entersVault("House");
  expect(await alice.app.jobs()).toEqual([]);
});
