import fs from "node:fs";
import path from "node:path";
import { expect, test } from "../harness/fixtures";
import type { Person } from "../harness/person";

const notice = (person: Person, text: string | RegExp) =>
  person.page.getByRole("status").filter({ hasText: text });

/** Goes to the row by the keyboard, which selects it. */
async function goesTo(person: Person, name: string): Promise<void> {
  const { page, browser } = person;
  const below = (await browser.names()).indexOf(name);
  await browser.items().locator("tbody tr[tabindex='0']").focus();
  await page.keyboard.press("Home");
  for (let row = 0; row < below; row += 1) await page.keyboard.press("ArrowDown");
  await expect(browser.row(name)).toHaveAttribute("aria-selected", "true");
  await expect(browser.row(name)).toBeFocused();
}

test("what was deleted is put back by the keyboard, by the notice, and from the list", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  const { page, browser } = alice;
  await alice.createsVault("House", work.folder("cloud"));
  work.file("Papers/letter.txt", "dear");
  await alice.addsFiles(work.file("plan.txt", "the plan"));
  await alice.addsFolder(work.at("Papers"));

  await test.step("by Ctrl and Z", async () => {
    await goesTo(alice, "Papers");
    await page.keyboard.press("Delete");
    await notice(alice, "Deleted Papers").waitFor();
    expect(await browser.names()).toEqual(["plan.txt"]);
    await page.keyboard.press("Control+z");
    await browser.row("Papers").waitFor();
    await notice(alice, "Put back Papers").waitFor();
    await browser.enterFolder("Papers");
    expect(fs.readFileSync(await alice.opens("letter.txt"), "utf8")).toBe("dear");
    await browser.goUpTo("House");
  });

  await test.step("by Undo in the menu bar", async () => {
    await goesTo(alice, "Papers");
    await page.keyboard.press("Delete");
    await browser.row("Papers").waitFor({ state: "detached" });
    await expect(async () => {
      await alice.app.electron.evaluate(({ Menu }) => {
        const entries = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
        entries?.find(({ label }) => label === "Undo")?.click();
      });
      await browser.row("Papers").waitFor({ timeout: 2_000 });
    }).toPass();
  });

  await test.step("by the notice", async () => {
    await alice.deletes("plan.txt");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await browser.row("plan.txt").waitFor();
  });

  await test.step("from the list, after a new start", async () => {
    await alice.deletes("plan.txt");
    await alice.quits();
    await alice.starts();
    await alice.entersVault("House");
    await alice.browser.button("Recently deleted").click();
    const dialog = alice.frame.dialog("Recently deleted");
    await dialog.getByRole("button", { name: "Put back plan.txt" }).click();
    await dialog.getByText("Nothing was deleted from this vault").waitFor();
    await alice.page.keyboard.press("Escape");
    expect(fs.readFileSync(await alice.opens("plan.txt"), "utf8")).toBe("the plan");
  });
  expect(alice.app.pageErrors).toEqual([]);
});

test("cutting, copying, pasting and renaming need nothing but the keyboard", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  const { page, browser } = alice;
  const cloud = work.folder("cloud");
  await alice.createsVault("Work", cloud);
  await alice.createsVault("House", cloud);
  await alice.addsFiles(work.file("a.txt", "letter a"), work.file("b.txt", "letter b"));
  await alice.makesFolder("Papers");

  await test.step("a name is changed in its row", async () => {
    await goesTo(alice, "a.txt");
    await page.keyboard.press("F2");
    await expect(browser.nameField()).toBeFocused();
    await page.keyboard.type("b");
    await page.keyboard.press("Enter");
    await expect(browser.items().getByRole("alert")).toHaveText(/already something with this name/);
    await expect(browser.nameField()).toHaveAttribute("aria-invalid", "true");
    await page.keyboard.press("Escape");
    await expect(browser.row("a.txt")).toBeFocused();
    await page.keyboard.press("F2");
    await page.keyboard.type("z");
    await page.keyboard.press("Enter");
    await browser.row("z.txt").waitFor();
    await expect(browser.row("z.txt")).toBeFocused();
    await page.keyboard.press("Control+z");
    await browser.row("a.txt").waitFor();
  });

  await test.step("the menu's Rename leads into the field, too", async () => {
    await browser.row("a.txt").click({ button: "right" });
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await expect(browser.nameField()).toBeFocused();
    await page.keyboard.press("Escape");
  });

  await test.step("what was cut is pasted into a folder", async () => {
    await goesTo(alice, "a.txt");
    await page.keyboard.press("Control+x");
    await expect(browser.row("a.txt")).toHaveAttribute("data-cut", "true");
    await goesTo(alice, "Papers");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Papers", exact: true }).waitFor();
    await page.keyboard.press("Control+v");
    await browser.row("a.txt").waitFor();
    expect(await browser.names()).toEqual(["a.txt"]);
    await notice(alice, "Moved a.txt").waitFor();
    await page.keyboard.press("Control+z");
    await browser.row("a.txt").waitFor({ state: "detached" });
    await page.keyboard.press("Alt+ArrowLeft");
    await browser.row("a.txt").waitFor();
  });

  await test.step("what was copied is pasted into another vault, and opens there", async () => {
    await goesTo(alice, "b.txt");
    await page.keyboard.press("Control+c");
    await alice.entersVault("Work");
    await page.getByText("Nothing here yet").waitFor();
    const job = await alice.app.jobStartedBy(() => page.keyboard.press("Control+v"));
    expect(job).toMatchObject({ kind: "copy", state: "done", failureCount: 0 });
    await browser.row("b.txt").waitFor();
    expect(fs.readFileSync(await alice.opens("b.txt"), "utf8")).toBe("letter b");
    await page.keyboard.press("Control+v");
    await browser.row("b (2).txt").waitFor();
  });
  expect(alice.app.pageErrors).toEqual([]);
});

test("rows are dragged onto a folder, and out of the window as decrypted files that do not stay", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  const { page, browser, app } = alice;
  await alice.createsVault("House", work.folder("cloud"));
  await alice.addsFiles(work.file("a.txt", "letter a"), work.file("b.txt", "letter b"));
  await alice.makesFolder("Papers");

  await test.step("onto a folder", async () => {
    await browser.row("a.txt").getByText("a.txt").hover();
    await page.mouse.down();
    await browser.row("Papers").hover();
    await browser.row("Papers").hover({ position: { x: 220, y: 12 } });
    await expect(browser.row("Papers")).toHaveAttribute("data-drop-over", "");
    await page.mouse.up();
    await notice(alice, "Moved a.txt").waitFor();
    await browser.enterFolder("Papers");
    await browser.row("a.txt").waitFor();
    await browser.goUpTo("House");
  });

  await test.step("out of the window", async () => {
    await app.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const dragged: string[] = [];
      Object.assign(globalThis, { dragged });
      if (window !== undefined) {
        window.webContents.startDrag = ({ file, files }) => {
          dragged.push(...(files ?? [file]));
        };
      }
    });
    await browser.row("b.txt").getByText("b.txt").hover();
    await page.mouse.down();
    await page.mouse.move(500, 300);
    await page.mouse.move(500, -20);
    const dragged = () =>
      app.electron.evaluate(() => (globalThis as unknown as { dragged: string[] }).dragged);
    await expect.poll(dragged).toHaveLength(1);
    await page.mouse.up();
    const [file = ""] = await dragged();
    expect(path.basename(file)).toBe("b.txt");
    expect(fs.readFileSync(file, "utf8")).toBe("letter b");
    const bar = page.getByRole("region", { name: "Open files", exact: true });
    await expect(bar).toContainText("Decrypted to be dragged out");
    await bar.getByRole("button", { name: "Close b.txt", exact: true }).click();
    await expect(bar).toBeHidden();
    expect(fs.existsSync(path.dirname(file))).toBe(false);
  });
  expect(alice.app.pageErrors).toEqual([]);
});
