import fs from "node:fs";
import path from "node:path";
import { expect, test } from "../harness/fixtures";

/** What is the same in every language. */
const NAMES = /\S+@\S+|https?:\S+|Keyferry|Alice|English|Deutsch/gi;

test("the language changes at once, everywhere, and stays after a restart", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  const { page } = alice;
  await alice.createsVault("House", work.folder("cloud"));
  await page.keyboard.press("Control+,");
  await page.getByRole("heading", { name: "Settings" }).waitFor();
  await page.getByRole("radio", { name: "Deutsch" }).click();
  await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");

  await page.getByRole("radio", { name: "한국어" }).click();
  await page.getByRole("heading", { name: "설정" }).waitFor();
  const left = await page.evaluate(() => document.body.innerText);
  expect(left.replaceAll(NAMES, "").match(/[a-z]{3,}/gi) ?? []).toEqual([]);
  const menu = await alice.app.electron.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label),
  );
  expect(menu?.[1]).toBe("편집(&E)");

  await alice.quits();
  await alice.starts();
  await alice.page.getByRole("navigation", { name: "주 메뉴" }).waitFor();
  await alice.page.getByRole("row", { name: "House", exact: true }).waitFor();
  expect(alice.app.pageErrors).toEqual([]);
});

test("a system that speaks German gets German, down to the note in a vault", async ({ work, someone }) => {
  const alice = await someone("Alice").starts({ env: { LANG: "de_DE.UTF-8", LANGUAGE: "de_DE" } });
  const { page } = alice;
  await page.getByRole("heading", { name: "Willkommen bei Keyferry" }).waitFor();
  await page.getByRole("button", { name: "Los geht’s" }).click();
  await page.getByRole("button", { name: "Weiter" }).click();
  await page.getByLabel("Ihr Name").fill("Alice");
  await page.getByLabel("Ihre Adresse").fill(alice.address);
  await page.getByRole("button", { name: "Meine Identität anlegen" }).click();
  await page.getByRole("button", { name: "Weiter" }).click({ timeout: 60_000 });
  await page.getByRole("button", { name: "Später" }).click();
  await page.getByRole("button", { name: "Keyferry verwenden" }).click();
  const cloud = work.folder("cloud");
  await alice.app.nextDialogAnswers(cloud);
  await page.getByRole("button", { name: "Neuer Tresor" }).first().click();
  await page.getByLabel("Name des Tresors").fill("House");
  await page.getByRole("button", { name: "Ordner wählen" }).click();
  await page.getByRole("button", { name: "Tresor anlegen" }).click();
  await page.getByRole("heading", { name: "House", exact: true }).waitFor();
  const note = fs.readFileSync(path.join(cloud, "House", "READ ME - Keyferry vault.txt"), "utf8");
  expect(note.startsWith("Dieser Ordner ist ein Keyferry-Tresor.")).toBe(true);
  expect(note).toContain("This folder is a Keyferry vault.");
});

test("decrypted files lie where the person chose, and leave with the app", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  const { page } = alice;
  const chosen = work.folder("ramdisk");
  await alice.createsVault("House", work.folder("cloud"));
  await alice.addsFiles(work.file("plan.txt", "the plan"));
  await page.keyboard.press("Control+,");
  await alice.app.nextDialogAnswers(chosen);
  await page.getByRole("button", { name: "Choose another folder" }).click();
  await page.getByText(chosen).waitFor();
  await page.keyboard.press("Alt+ArrowLeft");
  const opened = await alice.opens("plan.txt");
  expect(path.relative(chosen, opened).startsWith("..")).toBe(false);
  expect(fs.readFileSync(opened, "utf8")).toBe("the plan");
  await alice.quits();
  expect(fs.readdirSync(chosen)).toEqual([]);
});

test("diagnostics are saved where the person says, without anything of hers", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  const { page } = alice;
  const cloud = work.folder("cloud");
  await alice.createsVault("House", cloud);
  await alice.addsFiles(work.file("plan.txt", "the plan"));
  await page.keyboard.press("Control+,");
  const file = path.join(work.folder("for support"), "diagnostics.txt");
  await alice.app.nextDialogAnswers(file);
  await page.getByRole("button", { name: "Save diagnostics" }).click();
  await page.getByText("Saved as diagnostics.txt").waitFor();
  const text = fs.readFileSync(file, "utf8");
  expect(JSON.parse(text)).toMatchObject({
    keyferryDiagnostics: 1,
    server: { isReachable: true },
    counts: { vaults: 1, jobs: { "add done": 1 } },
  });
  for (const hers of [
    alice.address,
    "Alice",
    "House",
    "plan",
    cloud,
    alice.profile.home,
    alice.profile.server,
  ]) {
    expect(text).not.toContain(hers);
  }
});
