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

/** @type {(page: Page, name: string) => import("@playwright/test").Locator} */
const button = (page, name) => page.getByRole("button", { name, exact: true });
/** @type {(page: Page, name: string) => import("@playwright/test").Locator} */
const row = (page, name) => page.getByRole("row", { name, exact: true });

/** In the navigation: a column of a table may have the same name. @type {(page: Page, screen: string) => Promise<void>} */
const goTo = (page, screen) =>
  page.getByRole("navigation").first().getByRole("button", { name: screen, exact: true }).click();

/** @param {Page} page */
async function openFamilyPapers(page) {
  await row(page, "Family papers").click();
  await row(page, "Insurance").waitFor();
}

/** @type {(page: Page, name: string) => Promise<void>} */
async function share(page, name) {
  await openFamilyPapers(page);
  await row(page, name).click();
  await page.getByRole("toolbar", { name: "Selected items" }).getByRole("button", { name: "Share" }).click();
}

/** @type {(page: Page, address: string, name: string) => Promise<void>} */
async function findPerson(page, address, name) {
  await page.getByLabel("Their address").fill(address);
  await button(page, "Find person").click();
  await page.getByRole("listitem", { name, exact: true }).waitFor();
}

/** @param {Page} page */
async function toWho(page) {
  await button(page, "Get started").click();
  await button(page, "Next").click();
  await page.getByLabel("Your name").waitFor();
}

/** @param {Page} page */
async function toIdentity(page) {
  await toWho(page);
  await page.getByLabel("Your name").fill("Alice Archer");
  await page.getByLabel("Your address").fill("alice@example.org");
  await button(page, "Create my identity").click();
  await page.getByRole("heading", { name: "Your identity is ready" }).waitFor();
}

const small = [{ width: 800, height: 600 }];

/** @type {readonly Shot[]} */
export const SHOTS = [
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
  { name: "opened", scenario: "opened" },
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
  { name: "people-korean", scenario: "korean", steps: (page) => goTo(page, "사람") },
  { name: "new-vault", steps: (page) => button(page, "New vault").click() },
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

/** @param {Page} page */
async function openFamilyPapersMany(page) {
  await row(page, "Family papers").click();
  await row(page, "Folder 1").waitFor();
}
