// What many pictures begin with: how to find something, and how to get somewhere.
/** @typedef {import("@playwright/test").Page} Page */

/** @type {(page: Page, name: string) => import("@playwright/test").Locator} */
export const button = (page, name) => page.getByRole("button", { name, exact: true });
/** @type {(page: Page, name: string) => import("@playwright/test").Locator} */
export const row = (page, name) => page.getByRole("row", { name, exact: true });

/** In the navigation: a column of a table may have the same name. @type {(page: Page, screen: string) => Promise<void>} */
export const goTo = (page, screen) =>
  page.getByRole("navigation").first().getByRole("button", { name: screen, exact: true }).click();

/** @param {Page} page */
export async function openFamilyPapers(page) {
  await row(page, "Family papers").click();
  await row(page, "Insurance").waitFor();
}

/** @type {(page: Page, name: string) => Promise<void>} */
export async function share(page, name) {
  await openFamilyPapers(page);
  await row(page, name).click();
  await page.getByRole("toolbar", { name: "Selected items" }).getByRole("button", { name: "Share" }).click();
}

/** @type {(page: Page, address: string, name: string) => Promise<void>} */
export async function findPerson(page, address, name) {
  await page.getByLabel("Their address").fill(address);
  await button(page, "Find person").click();
  await page.getByRole("listitem", { name, exact: true }).waitFor();
}

/** @param {Page} page */
export async function toWho(page) {
  await button(page, "Get started").click();
  await button(page, "Next").click();
  await page.getByLabel("Your name").waitFor();
}

/** @param {Page} page */
export async function toIdentity(page) {
  await toWho(page);
  await page.getByLabel("Your name").fill("Alice Archer");
  await page.getByLabel("Your address").fill("alice@example.org");
  await button(page, "Create my identity").click();
  await page.getByRole("heading", { name: "Your identity is ready" }).waitFor();
}

export const small = [{ width: 800, height: 600 }];

/** @param {Page} page */
export async function openFamilyPapersMany(page) {
  await row(page, "Family papers").click();
  await row(page, "Folder 1").waitFor();
}
