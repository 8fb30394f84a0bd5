import fs from "node:fs";
import path from "node:path";
import { ERROR_SENTENCES } from "../../../shared/protocol/error-codes";
import { faults } from "../harness/axe-faults";
import { expect, test } from "../harness/fixtures";
import type { Person } from "../harness/person";
import type { WorkFolder } from "../harness/work-folder";

/** Alice in her vault “House” with two files in it. */
async function inHerVault(enrolled: (name: string) => Promise<Person>, work: WorkFolder): Promise<Person> {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  await alice.addsFiles(work.file("letter.txt", "between us"), work.file("will.txt", "all of it"));
  return alice;
}

const lockScreen = ({ page }: Person) => page.getByRole("heading", { name: "Keyferry is locked" });

test("locking takes names and opened plaintext away, and Enter brings everything back", async ({
  enrolled,
  work,
}) => {
  const alice = await inHerVault(enrolled, work);
  const { page } = alice;
  const opened = await alice.opens("letter.txt");
  expect(fs.existsSync(opened)).toBe(true);
  await page.getByRole("button", { name: "Details", exact: true }).click();

  await page.keyboard.press("Control+l");
  await expect(lockScreen(alice)).toBeVisible();
  const left = await page.evaluate(() => `${document.title} ${document.documentElement.outerHTML}`);
  for (const name of ["House", "letter", "will", "Alice"]) expect(left).not.toContain(name);
  await expect.poll(() => fs.existsSync(opened)).toBe(false);
  const answers = await page.evaluate(async () => [
    await window.keyferry.vaults.list(),
    await window.keyferry.identity.describe(),
    await window.keyferry.jobs.list(),
  ]);
  expect(answers).toEqual(answers.map(() => ({ ok: false, code: "locked" })));
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await faults(page), `the lock screen, ${colorScheme}`).toEqual([]);
  }

  await expect(page.getByRole("button", { name: "Unlock" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "House", exact: true })).toBeVisible();
  await expect(alice.browser.row("letter.txt")).toBeVisible();
  expect(fs.readFileSync(await alice.opens("will.txt"), "utf8")).toBe("all of it");
  expect(alice.app.pageErrors).toEqual([]);
});

test("sleep locks, and what is handed over meanwhile opens after unlocking", async ({ enrolled, work }) => {
  const alice = await inHerVault(enrolled, work);
  const vault = path.join(work.at("cloud"), "House");
  const containers = fs.readdirSync(vault, { recursive: true, encoding: "utf8" });
  const container = containers.find((name) => name.endsWith(".keyferry") && !name.endsWith("vault.keyferry"));
  if (container === undefined) throw new Error("The vault has no container.");

  await alice.app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit("suspend"));
  await expect(lockScreen(alice)).toBeVisible();
  await expect(alice.page.getByText("The computer went to sleep.")).toBeVisible();
  await alice.app.electron.evaluate(
    ({ app }, file) => {
      app.emit("open-file", { preventDefault: () => {} }, file);
    },
    path.join(vault, container),
  );
  await expect(alice.page.getByRole("dialog")).toHaveCount(0);

  await alice.page.getByRole("button", { name: "Unlock" }).click();
  await expect(alice.frame.dialog("Files opened with Keyferry")).toContainText(/letter|will/);
});

test("a page that is loaded anew shows that it is locked, too", async ({ enrolled, work }) => {
  const alice = await inHerVault(enrolled, work);
  await alice.page.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(lockScreen(alice)).toBeVisible();
  await alice.page.reload();
  await expect(lockScreen(alice)).toBeVisible();
  await alice.page.keyboard.press("Enter");
  await expect(alice.browser.vaultRow("House")).toBeVisible();
  await expect(alice.frame.alert(ERROR_SENTENCES.locked)).toHaveCount(0);
});
