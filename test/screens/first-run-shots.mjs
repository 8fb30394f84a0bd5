import { button, small, toIdentity, toWho } from "./steps.mjs";

/** @typedef {import("./shots.mjs").Shot} Shot */

/** Before one is in: the first run, the ways back from a loss, and the lock. @type {readonly Shot[]} */
export const FIRST_RUN_SHOTS = [
  { name: "first-run", scenario: "first-run" },
  { name: "first-run-small", scenario: "first-run", sizes: small },
  {
    name: "first-run-server",
    scenario: "first-run",
    steps: async (page) => {
      await button(page, "Get started").click();
      await page.getByText("This key server answers.").waitFor();
    },
  },
  {
    name: "first-run-errors",
    scenario: "first-run",
    steps: async (page) => {
      await button(page, "Get started").click();
      await page.getByLabel("Key server").fill("ftp://nowhere");
      await button(page, "Check").click();
      await page.getByRole("alert").first().waitFor();
    },
  },
  {
    name: "first-run-who",
    scenario: "first-run",
    steps: async (page) => {
      await toWho(page);
      await button(page, "Advanced").click();
      await page.getByLabel("Your name").fill("Alice Archer");
      await page.getByLabel("Your address").fill("taken@example.org");
      await button(page, "Create my identity").click();
      await page.getByText("Someone is already enrolled").waitFor();
    },
  },
  {
    name: "first-run-done",
    scenario: "first-run",
    steps: async (page) => {
      await toIdentity(page);
      await page.getByRole("heading", { name: "Your identity is ready" }).waitFor();
    },
  },
  {
    name: "first-run-kit",
    scenario: "first-run",
    steps: async (page) => {
      await toIdentity(page);
      await button(page, "Next").click();
      await button(page, "Make it now").waitFor();
    },
  },
  {
    name: "first-run-all-set",
    scenario: "first-run",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await toIdentity(page);
      await button(page, "Next").click();
      await button(page, "Later").click();
      await button(page, "Start using Keyferry").waitFor();
    },
  },
  {
    name: "first-run-invite",
    scenario: "first-run-invite",
    steps: async (page) => {
      await button(page, "Get started").click();
      await page.getByLabel("Invite code").waitFor();
    },
  },
  {
    name: "first-run-invite-refused",
    scenario: "first-run-invite",
    steps: async (page) => {
      await button(page, "Get started").click();
      await page.getByLabel("Invite code").fill("bad");
      await button(page, "Next").click();
      await page.getByLabel("Your name").fill("Alice Archer");
      await page.getByLabel("Your address").fill("alice@example.org");
      await button(page, "Create my identity").click();
      await page.getByText("does not accept this invite code").waitFor();
    },
  },
  {
    name: "first-run-sign-on",
    scenario: "first-run-invite",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await button(page, "Get started").click();
      await button(page, "Sign in with your company").click();
      await button(page, "Stop waiting").waitFor();
    },
  },
  {
    name: "first-run-signed-on",
    scenario: "first-run-invite",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await button(page, "Get started").click();
      await button(page, "Sign in with your company").click();
      await page.getByText("Your company confirmed").waitFor();
    },
  },
  {
    name: "restore",
    scenario: "first-run",
    steps: async (page) => {
      await button(page, "I have a recovery kit").click();
      await button(page, "Choose the kit's file").click();
      await page.getByLabel("Your 24 recovery words").fill("abandon ability able");
      await button(page, "Restore my keys").click();
      await page.getByText("These are not 24 recovery words").waitFor();
    },
  },
  {
    name: "restore-empty",
    scenario: "keys-gone",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await button(page, "I have a recovery kit").click();
      await button(page, "Restore my keys").click();
      await page.getByText("Choose the file of your kit first.").waitFor();
    },
  },
  {
    name: "restore-outdated",
    scenario: "first-run",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await button(page, "I have a recovery kit").click();
      await button(page, "Choose the kit's file").click();
      await page.getByLabel("Your 24 recovery words").fill(Array(24).fill("about").join(" "));
      await button(page, "Restore my keys").click();
      await page.getByText("This recovery kit is older than your keys").waitFor();
    },
  },
  {
    name: "restored",
    scenario: "keys-gone",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await button(page, "I have a recovery kit").click();
      await button(page, "Choose the kit's file").click();
      await page.getByLabel("Your 24 recovery words").fill(Array(24).fill("abandon").join(" "));
      await button(page, "Restore my keys").click();
      await page.getByRole("heading", { name: "Your keys are back" }).waitFor();
    },
  },
  {
    name: "recover",
    scenario: "first-run",
    steps: async (page) => {
      await button(page, "I have a recovery kit").click();
      await button(page, "I have only the words").click();
      await page.getByLabel("Your address").fill("alice@example.org");
      await page.getByLabel("Your 24 recovery words").fill("abandon ability able");
      await button(page, "Recover my identity").click();
      await page.getByText("These are not 24 recovery words").waitFor();
    },
  },
  {
    name: "recovered",
    scenario: "keys-gone",
    sizes: [{ width: 1000, height: 700 }],
    steps: async (page) => {
      await button(page, "I have a recovery kit").click();
      await button(page, "I have only the words").click();
      await page.getByLabel("Your 24 recovery words").fill(Array(24).fill("about").join(" "));
      await button(page, "Recover my identity").click();
      await page.getByRole("heading", { name: "Your identity is recovered" }).waitFor();
    },
  },
  { name: "unavailable", scenario: "unavailable" },
  { name: "unavailable-keys-gone", scenario: "keys-gone" },
  { name: "locked", scenario: "locked" },
  { name: "locked-small", scenario: "locked", sizes: small },
  {
    name: "locked-keychain-locked",
    scenario: "locked-out",
    steps: async (page) => {
      await button(page, "Unlock").click();
      await page.getByText("Your keychain is locked").waitFor();
    },
  },
  {
    name: "locked-while-busy",
    steps: async (page) => {
      await button(page, "Lock").click();
      await page.getByRole("dialog", { name: "Lock Keyferry?" }).waitFor();
    },
  },
];
