// npm run demo: the real app, driven from enrolment to the removal of access; screenshots go to docs/screens.
import fs from "node:fs";
import path from "node:path";
import { inProject } from "../../build/project-folders.mjs";
import { expect, test } from "../e2e/harness/fixtures";
import type { Person } from "../e2e/harness/person";
import { contentOf } from "../e2e/harness/sample-tree";
import { makeSampleFolder } from "./sample-folder";

const screens = inProject("docs", "screens");
const WINDOW = { width: 1280, height: 800 };

/** Keeps what a person's window shows for the README. */
async function screenshot(person: Person, name: string): Promise<void> {
  await person.app.electron.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
  }, WINDOW);
  await expect
    .poll(() => person.page.evaluate(() => [window.innerWidth, window.innerHeight]))
    .toEqual([WINDOW.width, WINDOW.height]);
  // Notices and animations come and go; they are no part of a screen.
  await expect(person.page.locator(".mantine-Notification-root")).toHaveCount(0);
  await person.page.evaluate(() =>
    Promise.all(document.getAnimations().map((it) => it.finished)).catch(() => {}),
  );
  await person.page.mouse.move(WINDOW.width / 2, WINDOW.height - 1);
  await person.page.screenshot({ path: path.join(screens, `${name}.png`), scale: "css" });
}

test("demo", async ({ work, someone, enrolled }) => {
  fs.mkdirSync(screens, { recursive: true });
  const source = work.folder("River survey");
  const cloud = work.folder("Cloud");
  makeSampleFolder(source);
  const alice = someone("Alice");

  await test.step("Alice starts Keyferry for the first time and makes her identity", async () => {
    await alice.starts();
    await alice.firstRun.fillIn({ name: "Alice", address: alice.address, server: alice.profile.server });
    await screenshot(alice, "first-run");
    await alice.firstRun.create();
    await alice.page.getByRole("heading", { name: "Your identity is ready" }).waitFor();
    await screenshot(alice, "identity");
    await alice.firstRun.finish();
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
    await screenshot(alice, "vault");
  });
  await test.step("Alice shares the folder with Bob", async () => {
    await alice.browser.button("Share this folder").click();
    await alice.sharing.find(bob.address, bob.name);
    await screenshot(alice, "share");
    await alice.sharing.share(bob.name);
  });
  await test.step("Bob opens the shared folder and saves a copy: byte for byte what Alice put in", async () => {
    await bob.seesSharedWithMe("River survey");
    await bob.searches(cloud);
    await screenshot(bob, "find");
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
    await screenshot(alice, "share-a-part");
    await alice.sharing.share(carol.name);
  });
  await test.step("Carol finds her part and nothing else", async () => {
    await carol.seesSharedWithMe("Tide readings.csv");
    await screenshot(carol, "shared-with-me");
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
    await screenshot(alice, "who-has-access");
    const job = await alice.app.jobStartedBy(() => alice.sharing.remove(bob.name), 60_000);
    expect(job).toMatchObject({ state: "done", problem: null });
    await alice.page.keyboard.press("Escape");
  });
  await test.step("Alice adds a new file; Bob cannot open it", async () => {
    await alice.addsFiles(work.file("New findings.txt", "not for Bob any more"));
    await bob.searches(cloud);
    expect(await bob.readableFinds()).not.toContain("New findings.txt");
  });
  await test.step("Alice likes it dark", async () => {
    await alice.browser.button("Clear selection").click();
    await alice.frame.choose("Dark");
    await screenshot(alice, "vault-dark");
  });
  process.stdout.write(`\nScreenshots are in ${path.relative(process.cwd(), screens)}.\n`);
});
