import { button, goTo } from "./steps.mjs";

/** @typedef {import("./shots.mjs").Shot} Shot */

/** Who one is and whom one knows: identity, recovery kit, alarms, people. @type {readonly Shot[]} */
export const PEOPLE_SHOTS = [
  {
    name: "alarm",
    scenario: "alarm",
    steps: (page) => page.getByRole("dialog").waitFor(),
  },
  {
    name: "alarm-banner",
    scenario: "alarm",
    steps: async (page) => {
      await button(page, "Leave it open").click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await goTo(page, "People");
    },
  },
  {
    name: "alarm-forked",
    scenario: "alarm",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await button(page, "I have dealt with this").click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await button(page, "What to do").click();
      await page.getByText("log-evidence").waitFor();
    },
  },
  {
    name: "renew-keys",
    steps: async (page) => {
      await page.getByRole("button", { name: /^Your identity/ }).click();
      await button(page, "Renew my keys").click();
      await page.getByRole("dialog", { name: "Renew your keys" }).waitFor();
    },
  },
  { name: "kit-due", scenario: "kit-due" },
  {
    name: "kit-why",
    scenario: "kit-due",
    steps: async (page) => {
      await button(page, "Make a recovery kit").click();
      await button(page, "Show the words").waitFor();
    },
  },
  {
    name: "kit-words",
    scenario: "kit-due",
    steps: async (page) => {
      await button(page, "Make a recovery kit").click();
      await button(page, "Show the words").click();
      await button(page, "Save as PDF").click();
      await page.getByText("Saved as").waitFor();
    },
  },
  {
    name: "kit-words-typed",
    scenario: "kit-due",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await button(page, "Make a recovery kit").click();
      await button(page, "Show the words").click();
      await button(page, "I have them on paper").click();
      await page.getByLabel("Word 3").fill("about");
      await page.getByLabel("Word 11").fill("about");
      await page.getByLabel("Word 20").fill("about");
      await button(page, "Confirm").click();
      await page.getByText("These are not the words").waitFor();
    },
  },
  {
    name: "kit-file",
    scenario: "kit-due",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await button(page, "Make a recovery kit").click();
      await button(page, "Show the words").click();
      await button(page, "I have them on paper").click();
      await page.getByLabel("Word 3").fill("able");
      await page.getByLabel("Word 11").fill("access");
      await page.getByLabel("Word 20").fill("act");
      await button(page, "Confirm").click();
      await button(page, "Save the file").waitFor();
    },
  },
  {
    name: "kit-outdated",
    scenario: "renewed-keys",
    steps: async (page) => {
      await button(page, "Make a new recovery kit").click();
      await page.getByRole("radio", { name: "New words" }).check();
    },
  },
  {
    name: "kit-own-words",
    scenario: "renewed-keys",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await button(page, "Make a new recovery kit").click();
      await button(page, "Continue").click();
      await page.getByLabel("Your 24 recovery words").fill("abandon");
      await button(page, "Save the file").click();
      await page.getByText("These are not 24 recovery words").waitFor();
    },
  },
  {
    name: "identity-renewed",
    scenario: "renewed-keys",
    steps: (page) => page.getByRole("button", { name: /^Your identity/ }).click(),
  },
  {
    name: "people-renewed",
    scenario: "renewed-keys",
    steps: async (page) => {
      await goTo(page, "People");
      await button(page, "Compare fingerprints with Carol Chen").click();
      await button(page, "Accept Carol Chen's renewed keys").waitFor();
    },
  },
  { name: "people-korean", scenario: "korean", steps: (page) => goTo(page, "사람") },
  { name: "people", steps: (page) => goTo(page, "People") },
  {
    name: "compare",
    steps: async (page) => {
      await goTo(page, "People");
      await button(page, "Compare fingerprints with Dmitri Volkov").click();
      await page.getByLabel("Paste the digits they sent you").fill("123");
    },
  },
  { name: "identity", steps: (page) => page.getByRole("button", { name: /^Your identity: / }).click() },
];
