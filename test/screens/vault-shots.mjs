/** @typedef {import("./shots.mjs").Shot} Shot */
/** @typedef {import("@playwright/test").Page} Page */

/** @type {(page: Page, name: string) => Promise<void>} */
async function chooseInMenu(page, name) {
  await page.getByRole("button", { name: "Actions for Family papers", exact: true }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

/** @param {Page} page */
async function openInsight(page) {
  await chooseInMenu(page, "How sharing works here");
  await page.getByRole("heading", { name: "How sharing works here" }).waitFor();
  await page.locator(".recharts-line-curve").first().waitFor();
}

/** The list of vaults, and what is told of one. @type {readonly Shot[]} */
export const VAULT_SHOTS = [
  { name: "vaults-many", scenario: "many-vaults" },
  {
    name: "vaults-sorted",
    scenario: "many-vaults",
    sizes: [{ width: 1000, height: 700 }],
    steps: (page) => page.getByRole("button", { name: "Health", exact: true }).click(),
  },
  { name: "vault-rename", steps: (page) => chooseInMenu(page, "Rename") },
  {
    name: "new-vault-without-cloud",
    scenario: "many-vaults",
    steps: (page) => page.getByRole("button", { name: "New vault", exact: true }).click(),
  },
  { name: "insight", steps: openInsight },
  {
    name: "insight-figures",
    steps: async (page) => {
      await openInsight(page);
      const shows = page.getByRole("button", { name: "Show the figures" });
      await shows.first().click();
      await shows.first().click();
      await page.getByRole("table", { name: "Channels against people" }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "insight-received",
    steps: async (page) => {
      await page.getByRole("button", { name: "Actions for Choir recordings", exact: true }).click();
      await page.getByRole("menuitem", { name: "How sharing works here" }).click();
      await page.locator(".recharts-line-curve").first().waitFor();
    },
  },
  {
    name: "insight-nothing",
    scenario: "many-vaults",
    steps: async (page) => {
      await page.getByRole("button", { name: "Actions for Customer 1", exact: true }).click();
      await page.getByRole("menuitem", { name: "How sharing works here" }).click();
      await page.getByText("nothing was sent").waitFor();
    },
  },
];
