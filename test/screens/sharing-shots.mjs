import { button, findPerson, openFamilyPapers, row, share, small } from "./steps.mjs";

/** @typedef {import("./shots.mjs").Shot} Shot */

/** What goes to others and comes from them. @type {readonly Shot[]} */
export const SHARING_SHOTS = [
  {
    name: "share-german",
    scenario: "german",
    steps: async (page) => {
      await openFamilyPapers(page);
      await row(page, "Holiday in Lisbon.mp4").click();
      await page.getByRole("toolbar").getByRole("button", { name: "Teilen" }).click();
      await page.getByRole("radio", { name: "Ein Teil dieser Datei" }).check();
    },
  },
  {
    name: "share-part",
    steps: async (page) => {
      await share(page, "Holiday in Lisbon.mp4");
      await page.getByRole("radio", { name: "A part of this file" }).check();
      await findPerson(page, "carol@example.org", "Carol Chen");
    },
  },
  {
    name: "share-lines",
    steps: async (page) => {
      await share(page, "Holiday in Lisbon.mp4");
      await page.getByLabel("A part of this file").check();
      await page.getByRole("listbox", { name: "Lines of the file" }).waitFor();
    },
  },
  {
    name: "share-terms",
    steps: async (page) => {
      await share(page, "Insurance");
      await button(page, "Last day (optional)").click();
      await button(page, "Next month").click();
      await page.getByRole("button", { name: /^15 / }).click();
      await page.getByLabel("Note to them (optional)").fill("The policy, until the claim is settled.");
    },
  },
  {
    name: "share-last-day",
    steps: async (page) => {
      await share(page, "Insurance");
      await button(page, "Last day (optional)").click();
      await button(page, "Next month").waitFor();
    },
  },
  {
    name: "opened-links",
    scenario: "opened-links",
    steps: (page) => page.getByRole("dialog", { name: "Opened link" }).waitFor(),
  },
  {
    name: "share-changed",
    steps: async (page) => {
      await share(page, "Insurance");
      await findPerson(page, "bob@example.org", "Bob Baker");
      await findPerson(page, "dmitri@example.org", "Dmitri Volkov");
    },
  },
  {
    name: "share-result",
    steps: async (page) => {
      await share(page, "Insurance");
      await findPerson(page, "bob@example.org", "Bob Baker");
      await findPerson(page, "carol@example.org", "Carol Chen");
      await button(page, "Share").last().click();
      await button(page, "Done").waitFor();
    },
  },
  {
    name: "who-has-access",
    steps: async (page) => {
      await openFamilyPapers(page);
      await button(page, "Who has access to this vault").click();
      await row(page, "Bob Baker").waitFor();
    },
  },
  {
    name: "remove-access",
    steps: async (page) => {
      await openFamilyPapers(page);
      await button(page, "Who has access to this vault").click();
      await button(page, "Remove Bob Baker").click();
    },
  },
  {
    name: "encrypt-anew",
    steps: async (page) => {
      await openFamilyPapers(page);
      await button(page, "Who has access to this vault").click();
      await button(page, "Encrypt the existing files anew").click();
      await page.getByRole("dialog", { name: "Encrypt Family papers anew?" }).waitFor();
    },
  },
  {
    name: "access-removed",
    settle: 1_000,
    steps: async (page) => {
      await openFamilyPapers(page);
      await button(page, "Who has access to this vault").click();
      await button(page, "Remove Bob Baker").click();
      await button(page, "Remove access").click();
      await page.getByText("is locked out of everything").waitFor();
    },
  },
  {
    name: "offline",
    scenario: "offline",
    steps: async (page) => {
      await button(page, "Offline").click();
      await page.getByRole("list", { name: "Waiting changes" }).waitFor();
    },
  },
  {
    name: "offline-access",
    scenario: "offline",
    steps: async (page) => {
      await openFamilyPapers(page);
      await button(page, "Who has access to this vault").click();
      await row(page, "Bob Baker").waitFor();
    },
  },
  { name: "received", steps: (page) => button(page, "Shared with me").click() },
  {
    name: "received-declined",
    steps: async (page) => {
      await button(page, "Shared with me").click();
      await button(page, "Decline Interview, uncut.wav").click();
      await button(page, "Show declined (1)").click();
      await page.getByRole("table", { name: "Declined" }).waitFor();
    },
  },
  { name: "received-small", sizes: small, steps: (page) => button(page, "Shared with me").click() },
  { name: "received-empty", scenario: "empty", steps: (page) => button(page, "Shared with me").click() },
  {
    name: "find",
    settle: 1_800,
    steps: async (page) => {
      await button(page, "Find").click();
      await button(page, "Choose folder to search").click();
      await row(page, "Interview, uncut.wav").waitFor();
    },
  },
  {
    name: "find-running",
    settle: 200,
    steps: async (page) => {
      await button(page, "Find").click();
      await button(page, "Choose folder to search").click();
      await button(page, "Stop searching").waitFor();
    },
  },
  { name: "find-empty", scenario: "empty", steps: (page) => button(page, "Find").click() },
  { name: "handed-over", scenario: "handed-over" },
];
