import fs from "node:fs";
import path from "node:path";
import { expect, test } from "../harness/fixtures";

test("what is new is declined, taken back, accepted, found and opened", async ({ work, enrolled }) => {
  test.setTimeout(180_000);
  const [alice, bob] = [await enrolled("Alice"), await enrolled("Bob")];
  await alice.createsVault("House", work.folder("cloud"));
  await alice.addsFiles(work.file("letter.txt", "Dear Bob"));
  await alice.shares("letter.txt", bob);
  await alice.sharesThis("vault", bob);
  const { page } = bob;
  const fresh = page.getByRole("region", { name: "New", exact: true });
  const row = (name: string) => page.getByRole("row", { name, exact: true });

  await bob.seesSharedWithMe("House", "letter.txt");
  await expect(fresh.getByRole("row", { name: "letter.txt" })).toBeVisible();
  await expect(fresh.getByRole("button", { name: "Compare fingerprints with Alice" }).first()).toBeVisible();

  await test.step("declining is undone, and done again", async () => {
    await page.getByRole("button", { name: "Decline letter.txt" }).click();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(fresh.getByRole("row", { name: "letter.txt" })).toBeVisible();
    await page.getByRole("button", { name: "Decline letter.txt" }).click();
    await expect(row("letter.txt")).toBeHidden();
    await page.getByRole("button", { name: "Show declined (1)" }).click();
    await page.getByRole("button", { name: "Take back letter.txt" }).click();
    await expect(fresh.getByRole("row", { name: "letter.txt" })).toBeVisible();
  });

  await test.step("a search finds it without leaving the screen", async () => {
    const mail = work.folder("mail");
    const items = fs.readdirSync(work.at("cloud/House/items"), { recursive: true, encoding: "utf8" });
    const container = items.find((name) => name.endsWith(".keyferry")) ?? "";
    fs.copyFileSync(work.at(`cloud/House/items/${container}`), path.join(mail, "attachment.keyferry"));
    await bob.app.nextDialogAnswers(mail);
    await page.getByRole("button", { name: "Find letter.txt on this computer" }).click();
    await expect(page.getByText(/^1 found\. 1 still missing/)).toBeVisible({ timeout: 30_000 });
    await page.getByRole("button", { name: "Accept letter.txt" }).click();
    await expect(page.getByRole("region", { name: "Accepted", exact: true })).toContainText("letter.txt");
    const before = (await bob.app.openedPaths()).length;
    const job = await bob.app.jobStartedBy(() =>
      page.getByRole("button", { name: "Open letter.txt" }).click(),
    );
    expect(job).toMatchObject({ state: "done", problem: null });
    const opened = (await bob.app.openedPaths()).at(before) ?? "";
    expect(fs.readFileSync(opened, "utf8")).toBe("Dear Bob");
  });

  await test.step("a found vault that is accepted is in the list of vaults", async () => {
    await bob.app.nextDialogAnswers(work.at("cloud"));
    await page.getByRole("button", { name: "Search another folder" }).click();
    await expect(page.getByRole("button", { name: "Open House" })).toBeVisible({ timeout: 30_000 });
    await page.getByRole("button", { name: "Accept House" }).click();
    await expect(fresh).toBeHidden();
    await bob.entersVault("House");
    await expect(bob.browser.row("letter.txt")).toBeVisible();
  });
});
