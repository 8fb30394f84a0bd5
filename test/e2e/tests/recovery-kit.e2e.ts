import fs from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { ERROR_SENTENCES } from "../../../shared/protocol/error-codes";
import { expect, test } from "../harness/fixtures";
import type { Person } from "../harness/person";
import { holdsBytes } from "../harness/sample-tree";

test("a kit made at the first run brings the same keys back on a new computer, and opens what was there before", async ({
  work,
  someone,
  enrolled,
}) => {
  test.setTimeout(240_000);
  const bob = await enrolled("Bob");
  const alice = await someone("Alice").starts();
  await alice.firstRun.fillIn({ name: "Alice", address: alice.address, server: alice.profile.server });
  await alice.firstRun.create();
  await alice.firstRun.comesToKit();
  const kitFile = work.at("stick", "alice.keyferry-kit");
  fs.mkdirSync(work.at("stick"));
  const picture = work.at("stick", "page.png");

  const words = await test.step("Alice makes her kit: page, paper, file", async () => {
    await alice.page.getByRole("button", { name: "Make it now" }).click();
    const shown = await alice.kit.showsNewWords();
    await printsPage(alice);
    const pdf = work.at("stick", "words.pdf");
    await alice.app.nextDialogAnswers(pdf);
    await alice.kit.dialog().getByRole("button", { name: "Save as PDF" }).click();
    await expect(alice.kit.dialog().getByText(/^Saved as words\.pdf/)).toBeVisible({ timeout: 30_000 });
    const { pages, text } = await readPdf(pdf);
    expect(pages).toBe(1);
    for (const part of [...shown, "Alice", alice.address, alice.profile.server]) expect(text).toContain(part);
    await picturesCode(alice, picture);
    await alice.kit.provesPaper(shown);
    await alice.kit.savesFile(kitFile);
    await expect(alice.page.getByText("Your recovery kit is complete").first()).toBeVisible();
    await alice.firstRun.goOn();
    await alice.firstRun.start();
    await expect(alice.page.getByRole("region", { name: "Recovery kit" })).toBeHidden();
    return shown;
  });
  expect(holdsBytes(alice.profile.userData, Buffer.from(words.slice(0, 3).join(" ")))).toEqual([]);
  if (process.platform !== "win32") expect(fs.statSync(kitFile).mode & 0o777).toBe(0o600);

  const cloud = work.folder("cloud");
  await alice.createsVault("Papers", cloud);
  await alice.addsFiles(work.file("mine.txt", "still mine"));
  await bob.createsVault("Shared", work.folder("bob's cloud"));
  await bob.sharesThis("vault", alice);
  await alice.identity.open();
  const fingerprint = await alice.identity.words();
  await alice.quits();

  const again = await someone("Alice's new computer").starts();
  await again.page.getByRole("button", { name: "I have a recovery kit" }).click();
  await test.step("right words of another kit do not open it", async () => {
    await again.kit.restores(kitFile, `${"abandon ".repeat(23)}art`);
    await expect(again.page.getByText(ERROR_SENTENCES["recovery-kit-other-words"])).toBeVisible();
  });
  await test.step("a file that was tampered with is refused", async () => {
    const bytes = fs.readFileSync(kitFile);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await again.kit.restores(work.file("stick/changed.keyferry-kit", bytes), words.join(" "));
    await expect(again.page.getByText(ERROR_SENTENCES["recovery-kit-damaged"])).toBeVisible();
  });
  await test.step("the words come from a picture of the page, and the keys are back", async () => {
    const field = again.page.getByLabel("Your 24 recovery words", { exact: true });
    await field.fill("");
    await again.page.locator('input[type="file"]').setInputFiles(picture);
    await expect(field).toHaveValue(words.join(" "), { timeout: 30_000 });
    await again.kit.restores(kitFile, words.join(" "));
    await expect(again.page.getByRole("heading", { name: "Your keys are back" })).toBeVisible({
      timeout: 30_000,
    });
    await again.page.getByRole("button", { name: "Start using Keyferry" }).click();
    await again.identity.open();
    expect(await again.identity.words()).toEqual(fingerprint);
    await expect(again.identity.dialog().getByText(/and up to date$/)).toBeVisible();
    await again.identity.close();
    await expect(again.page.getByRole("region", { name: "Alarm" })).toBeHidden();
  });
  await test.step("her vault and what was shared with her open", async () => {
    await again.opensExistingVault(work.at("cloud", "Papers"), "Papers");
    expect(fs.readFileSync(await again.opens("mine.txt"), "utf8")).toBe("still mine");
    await again.seesSharedWithMe("Shared");
  });
  expect(again.app.pageErrors).toEqual([]);
});

test("a kit is out of date once the keys are renewed: it says so, reminds, and is made anew with the same words", async ({
  work,
  enrolled,
  someone,
  keyServer,
}) => {
  test.setTimeout(180_000);
  const alice = await enrolled("Alice");
  const reminder = alice.page.getByRole("region", { name: "Recovery kit" });
  await alice.identity.open();
  await alice.identity.wantsKit();
  const old = work.at("old.keyferry-kit");
  const words = await alice.kit.makes(old);
  await expect(reminder).toBeHidden();
  await alice.identity.renewKeys();
  await expect(alice.identity.dialog().getByText(/before your keys or words were renewed/)).toBeVisible();
  await alice.identity.close();
  await expect(reminder).toContainText("older than your keys or words");

  const again = await someone("Alice's new computer").starts();
  await again.page.getByRole("button", { name: "I have a recovery kit" }).click();
  await test.step("the old kit says that it is too old, and that is found out from the server alone", async () => {
    keyServer.wire.become("cut");
    await again.kit.restores(old, words);
    await expect(again.page.getByText(ERROR_SENTENCES["server-unreachable"])).toBeVisible({
      timeout: 60_000,
    });
    keyServer.wire.become("works");
    await again.kit.restores(old, words);
    await expect(again.page.getByText(ERROR_SENTENCES["recovery-kit-outdated"])).toBeVisible({
      timeout: 30_000,
    });
  });

  const renewed = work.at("new.keyferry-kit");
  await test.step("the reminder leads to a new file for the words on paper, and is gone then", async () => {
    await reminder.getByRole("button", { name: "Make a new recovery kit" }).click();
    await alice.kit.makesFileAnew(renewed, words);
    await expect(reminder).toBeHidden();
  });
  await test.step("which brings the keys of now back", async () => {
    await again.kit.restores(renewed, words);
    await expect(again.page.getByRole("heading", { name: "Your keys are back" })).toBeVisible({
      timeout: 30_000,
    });
  });
});

/** Has the window printed, by a printer that takes all there is. */
async function printsPage(person: Person): Promise<void> {
  await person.app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.webContents.print = (_options, ended) => ended?.(true, "");
    }
  });
  await person.kit.dialog().getByRole("button", { name: "Print this page" }).click();
  await expect(person.kit.dialog().getByText("Sent to the printer")).toBeVisible();
}

/** A photo of the code as it comes out of the printer. */
async function picturesCode({ page }: Person, file: string): Promise<void> {
  await page.emulateMedia({ media: "print" });
  const code = page.getByRole("img", { name: "The same words as a QR code" });
  await code.screenshot({ path: file });
  await page.emulateMedia({ media: null });
}

async function readPdf(file: string): Promise<{ pages: number; text: string }> {
  const loading = getDocument({ data: new Uint8Array(fs.readFileSync(file)) });
  const pdf = await loading.promise;
  const parts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    parts.push(...items.map((item) => ("str" in item ? item.str : "")));
  }
  const read = { pages: pdf.numPages, text: parts.join(" ") };
  await loading.destroy();
  return read;
}
