import { faults } from "../harness/axe-faults";
import { expect, test } from "../harness/fixtures";
import type { Person } from "../harness/person";

/** Whether an entry of the menu bar can be chosen. */
const canChoose = (person: Person, command: string) => (): Promise<boolean | undefined> =>
  person.app.electron.evaluate(
    ({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.enabled,
    command,
  );

function chooses(person: Person, command: string): Promise<void> {
  return person.app.electron.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
  }, command);
}

test("keys, the menu bar and the list of shortcuts do and say the same", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  const { page, frame } = alice;
  const heading = (name: string) => page.getByRole("heading", { name, exact: true }).first();

  await test.step("the list of shortcuts, by its keys and by a question mark", async () => {
    await page.keyboard.press("Control+/");
    const dialog = frame.dialog("Keyboard shortcuts");
    await expect(dialog.getByRole("row", { name: "Make a new vault" })).toContainText("Ctrl + N");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await faults(page), `the list of shortcuts, ${colorScheme}`).toEqual([]);
    }
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await page.keyboard.press("Shift+?");
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  });

  await test.step("every part of the app by a key", async () => {
    for (const [digit, name] of ["Vaults", "Shared with me", "Find", "People"].entries()) {
      await page.keyboard.press(`Control+${digit + 1}`);
      await heading(name).waitFor();
    }
    await page.keyboard.press("Alt+ArrowLeft");
    await heading("Find").waitFor();
  });

  await test.step("a new vault from anywhere, and nothing else behind its dialog", async () => {
    await page.keyboard.press("Control+n");
    const dialog = frame.dialog("New vault");
    await dialog.waitFor();
    await page.keyboard.press("Control+2");
    await expect(dialog).toBeVisible();
    await expect.poll(canChoose(alice, "go-people")).toBe(false);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  });

  await test.step("what belongs to a folder only in a folder", async () => {
    await expect.poll(canChoose(alice, "go-people")).toBe(true);
    expect(await canChoose(alice, "new-folder")()).toBe(false);
    await alice.createsVault("House", work.folder("cloud"));
    await alice.addsFiles(work.file("letter.txt", "Dear Bob"));
    await expect.poll(canChoose(alice, "new-folder")).toBe(true);
    expect(await canChoose(alice, "preview-item")()).toBe(false);
    await page.keyboard.press("Control+Shift+N");
    await frame.dialog("New folder").waitFor();
    await page.keyboard.press("Escape");
    await expect(frame.dialog("New folder")).toHaveCount(0);
    await alice.browser.select("letter.txt");
    await expect.poll(canChoose(alice, "preview-item")).toBe(true);
    await chooses(alice, "preview-item");
    await frame.dialog("letter.txt").waitFor();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await chooses(alice, "go-people");
    await heading("People").waitFor();
  });

  await test.step("nothing while it is locked", async () => {
    await chooses(alice, "lock");
    await heading("Keyferry is locked").waitFor();
    for (const command of ["lock", "go-people", "new-vault"]) {
      await expect.poll(canChoose(alice, command)).toBe(false);
    }
    await page.keyboard.press("Control+1");
    await page.keyboard.press("Enter");
    await heading("People").waitFor();
    await expect.poll(canChoose(alice, "lock")).toBe(true);
  });
  expect(alice.app.pageErrors).toEqual([]);
});
