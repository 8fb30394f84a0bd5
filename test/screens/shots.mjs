import { BROWSER_SHOTS } from "./browser-shots.mjs";
import { CHANGE_SHOTS } from "./change-shots.mjs";
import { FIRST_RUN_SHOTS } from "./first-run-shots.mjs";
import { PEOPLE_SHOTS } from "./people-shots.mjs";
import { SHARING_SHOTS } from "./sharing-shots.mjs";
import { button, openFamilyPapers, row, small } from "./steps.mjs";
import { VAULT_SHOTS } from "./vault-shots.mjs";

// Each picture: which scenario it begins with, and how to get to what it shows.
/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {{ width: number, height: number }} Size */
/**
 * @typedef {object} Shot
 * @property {string} name
 * @property {string} [scenario]
 * @property {readonly Size[]} [sizes]
 * @property {number} [settle] how long to wait before the picture, in ms
 * @property {(page: Page) => Promise<void>} [steps]
 */

/** @type {readonly Shot[]} */
export const SHOTS = [
  ...FIRST_RUN_SHOTS,
  ...PEOPLE_SHOTS,
  { name: "opened", scenario: "opened" },
  { name: "vaults", steps: (page) => row(page, "Family papers").waitFor() },
  { name: "vaults-small", sizes: small, steps: (page) => row(page, "Family papers").waitFor() },
  { name: "vaults-empty", scenario: "empty" },
  ...VAULT_SHOTS,
  {
    name: "vault-menu",
    steps: (page) => button(page, "Actions for Family papers").click(),
  },
  {
    name: "settings",
    steps: async (page) => {
      await row(page, "Family papers").waitFor();
      await page.keyboard.press("Control+,");
      await page.getByRole("heading", { name: "Settings" }).waitFor();
    },
  },
  { name: "settings-small", sizes: small, steps: (page) => button(page, "Settings").click() },
  {
    name: "settings-changed",
    scenario: "settings-damaged",
    steps: async (page) => {
      await button(page, "Settings").click();
      await page.getByRole("radio", { name: "Dark" }).click();
      await page.locator("html[data-mantine-color-scheme=dark]").waitFor();
      await page.getByRole("radio", { name: "Like the system" }).first().click();
      await button(page, "Choose another folder").click();
      await page.getByText("/media/alice/Ramdisk").waitFor();
      await page.getByRole("radio", { name: "한국어" }).click();
      await page.getByRole("heading", { name: "설정" }).waitFor();
    },
  },
  {
    name: "settings-german",
    scenario: "german",
    steps: (page) => button(page, "Einstellungen").click(),
  },
  { name: "new-vault", steps: (page) => button(page, "New vault").click() },
  {
    name: "jobs",
    steps: async (page) => {
      await button(page, "Jobs").click();
      await page.getByRole("button", { name: "Show 2 files that did not work out" }).click();
    },
  },
  {
    name: "jobs-interrupted",
    scenario: "interrupted",
    steps: async (page) => {
      await button(page, "Jobs").click();
      await button(page, "Go on with Letters").waitFor();
    },
  },
  {
    name: "shortcuts",
    steps: async (page) => {
      await page.getByRole("navigation", { name: "Main" }).waitFor();
      await page.keyboard.press("Control+/");
      await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    },
  },
  {
    name: "notifications",
    settle: 2_000,
    steps: async (page) => {
      await openFamilyPapers(page);
      await button(page, "Add folder").click();
      await row(page, "notes.txt").click();
      await page.getByRole("toolbar").getByRole("button", { name: "Export" }).click();
    },
  },
  ...BROWSER_SHOTS,
  ...CHANGE_SHOTS,
  ...SHARING_SHOTS,
];
