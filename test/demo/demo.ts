// npm run demo: the real app, driven from enrolment to the removal of access; pictures of the screens go to docs/screens.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "../e2e/harness/fixtures";
import { contentOf } from "../e2e/harness/sample-tree";
import { albumFolder, emptyAlbum, keepPicture } from "./album";
import { makeSampleFolder } from "./sample-folder";

test("demo", async ({ work, someone, enrolled, keyServer }) => {
  emptyAlbum();
  const source = work.folder("River survey");
  const cloud = work.folder("Cloud");
  makeSampleFolder(source);
  const alice = someone("Alice");

  await test.step("Alice starts Keyferry for the first time and makes her identity", async () => {
    const { firstRun, page } = await alice.starts();
    await page.getByRole("heading", { name: "Welcome to Keyferry" }).waitFor();
    await keepPicture(alice, "welcome");
    await firstRun.begin();
    await page.getByText("This key server answers.").waitFor();
    await keepPicture(alice, "key-server");
    await firstRun.goOn();
    await firstRun.sayWho({ name: "Alice", address: alice.address });
    await keepPicture(alice, "who-are-you");
    await firstRun.create();
    await page.getByRole("heading", { name: "Your identity is ready" }).waitFor();
    await keepPicture(alice, "identity");
    await firstRun.comesToKit();
    await keepPicture(alice, "recovery-kit-offered");
    await page.getByRole("button", { name: "Make it now" }).click();
    await alice.kit.makes(path.join(work.folder("Alice's stick"), "Alice.keyferry-kit"));
    await page.getByRole("button", { name: "Next" }).click();
    await firstRun.start();
    await keepPicture(alice, "no-vaults-yet");
  });
  const { bob, carol } =
    await test.step("Bob and Carol make theirs, on computers of their own", async () => ({
      bob: await enrolled("Bob"),
      carol: await enrolled("Carol"),
    }));
  await test.step("Alice makes a vault in her cloud folder and adds the folder “River survey”", async () => {
    await alice.createsVault("Survey", cloud);
    expect(await alice.addsFolder(source)).toMatchObject({ state: "done", failureCount: 0 });
    await alice.browser.enterFolder("River survey");
    await alice.browser.select("Budget 2025.csv");
    await keepPicture(alice, "vault");
    await alice.browser.button("Details").click();
    await keepPicture(alice, "details");
    await alice.browser.button("Details").click();
    await alice.browser.enterFolder("Pictures");
    await alice.browser.row("Evening.png").press("Space");
    await alice.page.getByRole("img", { name: "Picture of Evening.png" }).waitFor();
    await keepPicture(alice, "preview");
    await alice.page.keyboard.press("Escape");
    await alice.browser.goUpTo("River survey");
    await alice.page.getByLabel("Search this vault").fill("letter");
    await alice.page.getByRole("option").first().waitFor();
    await keepPicture(alice, "search");
    await alice.browser.button("Stop searching").click();
  });
  await test.step("Alice shares the folder with Bob", async () => {
    await alice.browser.button("Share this folder").click();
    await alice.sharing.find(bob.address, bob.name);
    await keepPicture(alice, "share");
    await alice.sharing.share(bob.name);
  });
  await test.step("Bob opens the shared folder and saves a copy: byte for byte what Alice put in", async () => {
    await bob.seesSharedWithMe("River survey");
    await bob.searches(cloud);
    await keepPicture(bob, "find");
    const target = work.folder("Bob's copy");
    await bob.found.act("Add vault", "River survey");
    await bob.browser.row("Pictures").waitFor();
    expect(await bob.exports(fs.readdirSync(source), target)).toMatchObject({
      state: "done",
      failureCount: 0,
    });
    expect(contentOf(target)).toEqual(contentOf(source));
  });
  await test.step("Alice shares ten percent of “Tide readings.csv” with Carol", async () => {
    await alice.browser.select("Tide readings.csv");
    await alice.browser.ofSelection("Share").click();
    await alice.sharing.choosePart({ from: 40, to: 50 });
    await alice.sharing.find(carol.address, carol.name);
    await keepPicture(alice, "share-a-part");
    await alice.sharing.share(carol.name);
  });
  await test.step("Carol finds her part and nothing else", async () => {
    await carol.seesSharedWithMe("Tide readings.csv");
    await keepPicture(carol, "shared-with-me");
    await carol.searches(cloud);
    const target = work.folder("Carol's part");
    expect(await carol.exportsFound("Tide readings.csv", target)).toMatchObject({ state: "done" });
    const [part = ""] = fs.readdirSync(target);
    const bytes = fs.readFileSync(path.join(target, part));
    const whole = fs.readFileSync(path.join(source, "Tide readings.csv"));
    expect(whole.includes(bytes)).toBe(true);
    expect(bytes.length).toBeLessThan(whole.length / 4);
  });
  await test.step("Alice removes Bob's access", async () => {
    await alice.browser.button("Who has access to this folder").click();
    await alice.sharing.peopleWithAccess();
    await keepPicture(alice, "who-has-access");
    const job = await alice.app.jobStartedBy(() => alice.sharing.remove(bob.name), 60_000);
    expect(job).toMatchObject({ state: "done", problem: null });
    await alice.page.keyboard.press("Escape");
  });
  await test.step("Alice adds a new file; Bob cannot open it", async () => {
    await alice.addsFiles(work.file("New findings.txt", "not for Bob any more"));
    await bob.searches(cloud);
    expect(await bob.readableFinds()).not.toContain("New findings.txt");
  });
  await test.step("Alice looks at how little had to be sent, and at everything else", async () => {
    const { browser, frame, page } = alice;
    const keepDialog = async (dialog: string, name: string) => {
      await frame.dialog(dialog).waitFor();
      await keepPicture(alice, name);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    };
    await frame.goTo("Vaults");
    await expect(browser.vaultRow("Survey")).toContainText("Everything is there");
    await keepPicture(alice, "vaults");
    await browser.button("New vault").first().click();
    await keepDialog("New vault", "new-vault");
    await browser.enterVault("Survey");
    await browser.button("How sharing works here").click();
    await page.getByRole("figure", { name: "Bytes against keys" }).waitFor();
    await keepPicture(alice, "how-sharing-works-here");
    await alice.entersVault("Survey");
    await browser.enterFolder("River survey");
    await alice.deletes("New findings.txt");
    await browser.button("Recently deleted").click();
    await keepDialog("Recently deleted", "recently-deleted");
    await frame.goTo("People");
    await page.getByRole("img", { name: "Your fingerprint as a QR code" }).waitFor();
    await keepPicture(alice, "people");
    await page.getByRole("button", { name: "Compare fingerprints with Bob" }).click();
    await keepDialog("Compare fingerprints with Bob", "compare-fingerprints");
    await alice.jobs.open();
    await keepDialog("Jobs", "jobs");
    await page.keyboard.press("Control+/");
    await keepDialog("Keyboard shortcuts", "keyboard-shortcuts");
    await alice.identity.open();
    await keepDialog("Your identity", "your-identity");
    await page.keyboard.press("Control+,");
    await page.getByRole("heading", { name: "Settings", exact: true }).waitFor();
    await keepPicture(alice, "settings");
  });
  await test.step("The key server is away for a while; Alice goes on, then locks", async () => {
    keyServer.wire.become("cut");
    await alice.entersVault("Survey");
    await alice.browser.button("Share this vault").click();
    await alice.sharing.find(bob.address, bob.name);
    const dialog = alice.sharing.dialog();
    await dialog.getByRole("button", { name: "Share", exact: true }).click();
    await dialog.getByText("Bob gets this as soon as the key server can be reached.").waitFor();
    await dialog.getByRole("button", { name: "Done", exact: true }).click();
    await alice.page.getByRole("button", { name: /^(Offline|Waiting)$/ }).click();
    await alice.frame.dialog("Waiting for the key server").waitFor();
    await keepPicture(alice, "offline");
    await alice.page.keyboard.press("Escape");
    await alice.page.keyboard.press("Control+l");
    await alice.page.getByRole("heading", { name: "Keyferry is locked" }).waitFor();
    await keepPicture(alice, "locked");
  });
  process.stdout.write(`\nThe pictures are in ${path.relative(process.cwd(), albumFolder)}.\n`);
});
