import { button, openFamilyPapers, openFamilyPapersMany, row } from "./steps.mjs";

/** @typedef {import("./shots.mjs").Shot} Shot */

/** What is done to items: renaming, moving, deleting, pasting. @type {readonly Shot[]} */
export const CHANGE_SHOTS = [
  {
    name: "browser-drop",
    steps: async (page) => {
      await openFamilyPapers(page);
      await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(["x"], "x.txt"));
        window.dispatchEvent(new DragEvent("dragenter", { dataTransfer, bubbles: true }));
      });
    },
  },
  {
    name: "rename",
    steps: async (page) => {
      await openFamilyPapers(page);
      await row(page, "notes.txt").click();
      await page.keyboard.press("F2");
      await page.getByLabel("New name").fill("a/b");
      await page.keyboard.press("Enter");
      await page.getByRole("grid").getByRole("alert").waitFor();
    },
  },
  {
    name: "rename-many",
    scenario: "many",
    steps: async (page) => {
      await openFamilyPapersMany(page);
      await row(page, "Folder 1").click();
      await page.keyboard.press("End");
      await row(page, "Photo 9800.jpg").waitFor();
      await page.keyboard.press("F2");
      await page.getByLabel("New name").waitFor();
    },
  },
  {
    name: "cut",
    steps: async (page) => {
      await openFamilyPapers(page);
      await row(page, "Insurance").click();
      await page.keyboard.press("Control+x");
      await button(page, "Paste Insurance").waitFor();
    },
  },
  {
    name: "item-menu-paste",
    steps: async (page) => {
      await openFamilyPapers(page);
      await row(page, "notes.txt").click();
      await page.keyboard.press("Control+c");
      await row(page, "School").click({ button: "right" });
      await page.getByRole("menuitem", { name: "Paste into School" }).waitFor();
    },
  },
  {
    name: "deleted-with-undo",
    steps: async (page) => {
      await openFamilyPapers(page);
      await row(page, "Insurance").click();
      await page.keyboard.press("Delete");
      await button(page, "Undo").waitFor();
    },
  },
  {
    name: "recently-deleted",
    steps: async (page) => {
      await openFamilyPapers(page);
      for (const name of ["Insurance", "notes.txt"]) {
        await row(page, name).click();
        await page.keyboard.press("Delete");
        await row(page, name).waitFor({ state: "detached" });
      }
      await button(page, "Recently deleted").click();
      await button(page, "Put back Insurance").waitFor();
      await button(page, "Delete for good: notes.txt").click();
    },
  },
  {
    name: "recently-deleted-none",
    steps: async (page) => {
      await openFamilyPapers(page);
      await button(page, "Recently deleted").click();
      await page.getByText("Nothing was deleted").waitFor();
    },
  },
  {
    name: "drag-row",
    steps: async (page) => {
      await openFamilyPapers(page);
      await row(page, "notes.txt").hover();
      await page.mouse.down();
      await row(page, "School").hover();
      await row(page, "School").hover({ position: { x: 200, y: 20 } });
    },
  },
  {
    name: "move",
    steps: async (page) => {
      await openFamilyPapers(page);
      await row(page, "Insurance").click();
      await page.getByRole("toolbar").getByRole("button", { name: "Move" }).click();
      await page.getByRole("radio", { name: "Family papers / School", exact: true }).check();
    },
  },
  {
    name: "delete",
    steps: async (page) => {
      await openFamilyPapers(page);
      await row(page, "Insurance").click();
      await page.keyboard.press("Shift+Delete");
    },
  },
];
