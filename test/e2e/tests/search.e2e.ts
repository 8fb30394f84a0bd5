import { expect, test } from "../harness/fixtures";

test("what is named or identified by what is typed is found, and Enter goes there", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  work.file("Papers/Insurance/Police Überlandbahn.txt", "1");
  work.file("Papers/Letter to the bank.txt", "2");
  await alice.addsFolder(work.at("Papers"));
  const field = alice.page.getByRole("combobox", { name: "Search this vault" });
  const found = alice.page.getByRole("listbox", { name: "Found items" });
  const option = (name: string) => found.getByRole("option", { name });

  await alice.page.keyboard.press("Control+f");
  await expect(field).toBeFocused();
  await alice.page.keyboard.type("uberland POLICE");
  await expect(found.getByRole("option")).toHaveCount(1);
  await expect(option("Police Überlandbahn.txt")).toContainText("House / Papers / Insurance");
  await alice.page.keyboard.press("Enter");
  const row = alice.browser.row("Police Überlandbahn.txt");
  await expect(row).toBeFocused();
  await expect(row).toHaveAttribute("aria-selected", "true");

  const dataId = await row.getAttribute("data-item-id");
  expect(dataId).toMatch(/^[0-9a-f]{32}$/);
  await field.fill(dataId?.slice(0, 12) ?? "");
  await expect(option("Police Überlandbahn.txt")).toContainText(dataId ?? "");

  await field.fill("bank");
  await expect(option("Letter to the bank.txt")).toHaveAttribute("aria-selected", "true");
  await field.fill("no such thing");
  await expect(alice.page.getByRole("heading", { name: "Nothing found for “no such thing”" })).toBeVisible();
  await field.press("Escape");
  await expect(row).toBeVisible();
  expect(alice.app.pageErrors).toEqual([]);
});
