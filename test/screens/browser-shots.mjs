import { button, openFamilyPapers, openFamilyPapersMany, row, small } from "./steps.mjs";

/** @typedef {import("./shots.mjs").Shot} Shot */

/** Inside a vault: the list, its details, previews and search. @type {readonly Shot[]} */
export const BROWSER_SHOTS = [
  {
    name: "browser-german",
    scenario: "german",
    steps: async (page) => {
      await openFamilyPapers(page);
      await button(page, "Details").click();
      await row(page, "notes.txt").click();
    },
  },
  {
    name: "browser-korean",
    scenario: "korean",
    steps: async (page) => {
      await openFamilyPapers(page);
      await button(page, "자세히").click();
      await row(page, "notes.txt").click();
    },
  },
  {
    name: "preview-text",
    steps: async (page) => {
      await openFamilyPapers(page);
      await row(page, "notes.txt").click();
      await row(page, "notes.txt").press(" ");
      await page.getByRole("document", { name: "Text of notes.txt" }).waitFor();
    },
  },
  {
    name: "preview-picture",
    steps: async (page) => {
      await openFamilyPapers(page);
      await row(page, "passport-scan.png").click({ button: "right" });
      await page.getByRole("menuitem", { name: "Preview" }).click();
      await page.getByRole("img", { name: "Picture of passport-scan.png" }).waitFor();
    },
  },
  {
    name: "preview-pdf",
    steps: async (page) => {
      await openFamilyPapers(page);
      const contract = page.getByRole("row", { name: /^House purchase contract/ });
      await contract.click();
      await contract.press(" ");
      await page.getByRole("img", { name: /^Page 1 of 3 of House/, description: /Contract/ }).waitFor();
    },
  },
  {
    name: "browser-details",
    steps: async (page) => {
      await openFamilyPapers(page);
      await button(page, "Details").click();
      await page.getByRole("row", { name: /^House purchase contract/ }).click();
      await page
        .getByRole("region", { name: "Who has access", exact: true })
        .getByText("Bob Baker")
        .waitFor();
    },
  },
  {
    name: "preview-none",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await openFamilyPapers(page);
      await button(page, "Details").click();
      await row(page, "Household budget.ods").click();
      await button(page, "Preview").click();
      await page.getByRole("heading", { name: "No preview" }).waitFor();
    },
  },
  {
    name: "search",
    steps: async (page) => {
      await openFamilyPapers(page);
      await page.keyboard.press("Control+f");
      await page.keyboard.type("e");
      await page.getByRole("option", { name: "Insurance" }).first().waitFor();
      await page.keyboard.press("ArrowDown");
    },
  },
  {
    name: "search-nothing",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await openFamilyPapers(page);
      await page.getByLabel("Search this vault").fill("zebra");
      await page.getByRole("heading", { name: "Nothing found" }).waitFor();
    },
  },
  {
    name: "search-many-small",
    scenario: "many",
    sizes: small,
    steps: async (page) => {
      await row(page, "Family papers").click();
      await page.getByLabel("Search this vault").fill("photo 1");
      await page.getByText("Type more to narrow it down").waitFor();
    },
  },
  {
    name: "search-arrived",
    scenario: "many",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await row(page, "Family papers").click();
      await page.getByLabel("Search this vault").fill("photo 7777");
      await page.keyboard.press("Enter");
      await page.getByRole("row", { name: "Photo 7777.jpg", exact: true, selected: true }).waitFor();
    },
  },
  { name: "browser", steps: openFamilyPapers },
  {
    name: "browser-selection",
    steps: async (page) => {
      await openFamilyPapers(page);
      await button(page, "Details").click();
      await button(page, "Show them").click();
      await row(page, "notes.txt").click();
    },
  },
  {
    name: "browser-small",
    sizes: small,
    steps: async (page) => {
      await openFamilyPapers(page);
      await row(page, "notes.txt").click();
      await row(page, "Insurance").click({ modifiers: ["Shift"] });
    },
  },
  {
    name: "browser-menu",
    steps: async (page) => {
      await openFamilyPapers(page);
      await row(page, "Household budget.ods").click({ button: "right" });
    },
  },
  {
    name: "browser-by-keyboard",
    steps: async (page) => {
      await button(page, "Family papers").focus();
      await page.keyboard.press("Enter");
      await row(page, "Insurance").focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Shift+ArrowDown");
      await page.getByText("2 selected").waitFor();
      await page.keyboard.type("notes");
      await page.getByText("1 selected").waitFor();
      await page.keyboard.press("Shift+F10");
      await page.getByRole("menuitem", { name: "Open" }).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("End");
      await page.keyboard.press("Enter");
      await page.getByRole("region", { name: "Details" }).getByText("notes.txt").waitFor();
    },
  },
  {
    name: "browser-read-only",
    steps: async (page) => {
      await row(page, "Choir recordings").click();
      await row(page, "notes.txt").waitFor();
    },
  },
  {
    name: "browser-many",
    scenario: "many",
    steps: async (page) => {
      await openFamilyPapersMany(page);
      await row(page, "Folder 1").click();
      await page.keyboard.press("End");
      await row(page, "Photo 9800.jpg").waitFor();
    },
  },
  {
    name: "browser-folder-empty",
    steps: async (page) => {
      await openFamilyPapers(page);
      await row(page, "School").dblclick();
      await page.getByRole("heading", { name: "School" }).waitFor();
    },
  },
];
