import fs from "node:fs";
import path from "node:path";
import { faults } from "../harness/axe-faults";
import { expect, test } from "../harness/fixtures";
import type { WorkFolder } from "../harness/work-folder";

/** Settings as Dropbox and Nextcloud leave them, in the home of somebody who has both. */
function homeWithClouds(work: WorkFolder, name: string): { dropbox: string; nextcloud: string } {
  const [dropbox, nextcloud] = [work.folder(name, "Dropbox"), work.folder(name, "Nextcloud")];
  work.file(`${name}/home/.dropbox/info.json`, JSON.stringify({ personal: { path: dropbox, host: 1 } }));
  work.file(
    `${name}/home/.config/Nextcloud/nextcloud.cfg`,
    `[Accounts]\nversion=2\n0\\Folders\\1\\localPath=${nextcloud}/\n`,
  );
  return { dropbox, nextcloud };
}

/** Bytes of all containers below a folder. */
function containerBytes(folder: string): number {
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".keyferry"))
    .reduce((total, entry) => total + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

test("a vault in a found cloud folder is counted, shared, renamed for everybody, and explained", async ({
  work,
  someone,
  enrolled,
}) => {
  test.setTimeout(240_000);
  const { dropbox, nextcloud } = homeWithClouds(work, "Alice");
  const alice = await someone("Alice").starts();
  await alice.createsIdentity();
  const bob = await enrolled("Bob");
  const { page, frame, browser } = alice;
  const list = page.getByRole("table", { name: "Vaults" });
  const nameIn = (name: string) => list.getByRole("button", { name, exact: true });

  await test.step("it is made in one of the folders that were found", async () => {
    for (const [name, cloud] of [
      ["House", "Dropbox"],
      ["Archive", "Nextcloud"],
    ] as const) {
      await frame.goTo("Vaults");
      await browser.button("New vault").first().click();
      const dialog = frame.dialog("New vault");
      await dialog.getByLabel("Vault name", { exact: true }).fill(name);
      const choices = dialog.getByRole("radiogroup", { name: "Where" }).getByRole("radio");
      await expect(choices).toHaveCount(3);
      await dialog.getByRole("radio", { name: cloud, exact: true }).check();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
    }
    expect(fs.existsSync(path.join(dropbox, "House", "vault.keyferry"))).toBe(true);
    expect(fs.existsSync(path.join(nextcloud, "Archive", "vault.keyferry"))).toBe(true);
  });

  await alice.entersVault("House");
  await alice.addsFiles(work.file("plan.txt", "x".repeat(600_000)), work.file("note.txt", "note"));
  await alice.sharesThis("vault", bob);

  await test.step("the list tells its size, people and health", async () => {
    await frame.goTo("Vaults");
    const row = browser.vaultRow("House");
    const bytes = containerBytes(path.join(dropbox, "House")).toLocaleString("en");
    await expect(row.getByTitle(`${bytes} bytes`)).toBeVisible();
    await expect(row).toContainText("1 person");
    await expect(row).toContainText("Everything is there");
    await expect(row).toContainText("Today");
    await expect(browser.vaultRow("Archive")).toContainText("Only you");
    const size = list.getByRole("columnheader", { name: "Size" });
    await size.getByRole("button").press("Enter");
    await expect(size).toHaveAttribute("aria-sort", "descending");
    await nameIn("House").focus();
    await page.keyboard.press("ArrowDown");
    await expect(nameIn("Archive")).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(nameIn("House")).toBeFocused();
  });

  await test.step("F2 renames it; its folder keeps its name", async () => {
    await page.keyboard.press("F2");
    const dialog = frame.dialog("Rename House");
    await expect(dialog).toContainText("Its folder on disk keeps its name: “House”");
    await dialog.getByLabel("New name", { exact: true }).fill("Home");
    await page.keyboard.press("Enter");
    await expect(browser.vaultRow("Home")).toBeVisible();
    await expect(browser.vaultRow("House")).toHaveCount(0);
    expect(fs.existsSync(path.join(dropbox, "House", "vault.keyferry"))).toBe(true);
  });

  await test.step("who it was shared with sees the new name, and cannot change it", async () => {
    await bob.opensExistingVault(path.join(dropbox, "House"), "Home");
    await bob.frame.goTo("Vaults");
    await expect(bob.browser.vaultRow("Home")).toContainText("Shared by Alice");
    await bob.browser.button("Actions for Home").click();
    await expect(bob.page.getByRole("menuitem", { name: "How sharing works here" })).toBeVisible();
    await expect(bob.page.getByRole("menuitem", { name: "Rename" })).toHaveCount(0);
  });

  await test.step("its page compares what was sent with its keys one by one", async () => {
    await alice.entersVault("Home");
    await browser.button("How sharing works here").press("Enter");
    await expect(page.getByRole("heading", { name: "How sharing works here" })).toBeVisible();
    const given = JSON.parse(
      fs.readFileSync(path.join(alice.profile.userData, "profile", "given.json"), "utf8"),
    ) as { given: { bytes: number }[] };
    const bytes = given.given.reduce((total, one) => total + one.bytes, 0);
    // The vault, two files, and four segments: 600,000 bytes in three, a note in one.
    const sent = page.getByRole("table", { name: "What was sent" }).getByRole("row", { name: "Bob" });
    await expect(sent.getByRole("cell")).toHaveText(["Bob", "7", "1", `${bytes} bytes`, "112 bytes"]);
    await expect(
      page.getByRole("figure", { name: "Bytes against keys" }).locator("svg").first(),
    ).toBeVisible();
    await page.getByRole("button", { name: "Show the figures" }).first().press("Enter");
    const figures = page.getByRole("table", { name: "Bytes against keys" });
    await expect(figures.getByRole("row").filter({ hasText: /^7112/ })).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await faults(page), `the page that compares, ${colorScheme}`).toEqual([]);
    }
    await browser.button("To the vault").click();
    await expect(browser.row("plan.txt")).toBeVisible();
  });

  await test.step("a folder that is away is said to be, with what to do", async () => {
    await alice.quits();
    fs.renameSync(path.join(dropbox, "House"), path.join(dropbox, "elsewhere"));
    await alice.starts();
    const row = alice.browser.vaultRow("House");
    await expect(row).toContainText("Folder not found");
    await expect(row).toContainText("open it again from its new place");
    await expect(row).toContainText("1 person");
    expect(alice.app.pageErrors).toEqual([]);
  });
});
