import { expect, test } from "../harness/fixtures";
import type { Person } from "../harness/person";

async function detailsOf(person: Person, name: string) {
  await person.browser.row(name).click();
  const details = person.page.getByRole("region", { name: "Details", exact: true });
  if (!(await details.isVisible())) {
    await person.page.getByRole("button", { name: "Details", exact: true }).first().click();
  }
  await expect(details).toContainText(name);
  return details;
}

test("details tell who wrote an item, whether that is verified, which version it is and who can open it", async ({
  work,
  enrolled,
}) => {
  const bob = await enrolled("Bob");
  const alice = await enrolled("Alice");
  const cloud = work.folder("cloud");
  await alice.createsVault("House", cloud);
  await alice.addsFiles(work.file("plan.txt", "first"));

  const details = await detailsOf(alice, "plan.txt");
  const access = details.getByRole("region", { name: "Who has access", exact: true });
  await expect(details).toContainText("You wrote this version. The signature on it is right.");
  await expect(details).toContainText("None: this is the first");
  await expect(access).toContainText("Only you");
  const header = details.getByText("Signed header", { exact: true }).locator("xpath=following-sibling::dd");
  const first = await header.innerText();
  expect(first).toMatch(/^[0-9a-f]{16}$/);

  await alice.sharesThis("vault", bob, { write: true });
  await detailsOf(alice, "plan.txt");
  await expect(access.getByRole("listitem")).toContainText(
    /Bob.*Not compared yet.*Read and write, through the vault “House”/s,
  );
  await alice.renames("plan.txt", "old plan.txt");
  await detailsOf(alice, "old plan.txt");
  // The version that is shown now names the one that was shown before.
  const before = details
    .getByText("Version before it", { exact: true })
    .locator("xpath=following-sibling::dd");
  await expect(before).toHaveText(first);

  await bob.opensExistingVault(work.at("cloud", "House"), "House");
  const seen = await detailsOf(bob, "old plan.txt");
  await expect(seen).toContainText("Whether it really is Alice's, only comparing fingerprints can tell.");
  await expect(seen).toContainText("Owner of the vault");
  await expect(seen).toContainText("You can read it through");
  await expect(seen.getByRole("region", { name: "Who has access" })).toHaveCount(0);
  await seen.getByRole("button", { name: "Compare fingerprints with Alice" }).click();
  await expect(bob.frame.dialog(/Alice/)).toBeVisible();
  expect([alice.app.pageErrors, bob.app.pageErrors]).toEqual([[], []]);
});
