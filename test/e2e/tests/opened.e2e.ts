import fs from "node:fs";
import path from "node:path";
import { expect, test } from "../harness/fixtures";
import type { Person } from "../harness/person";

const bar = (person: Person) => person.page.getByRole("region", { name: "Open files", exact: true });
const entry = (person: Person, name: string) => bar(person).getByRole("listitem", { name, exact: true });

async function exportedText(person: Person, name: string, target: string): Promise<string> {
  await person.exports([name], target);
  return fs.readFileSync(path.join(target, name), "utf8");
}

test("what another application saves comes back into the vault, and nothing is left when it is closed", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  await alice.addsFiles(work.file("plan.txt", "first"));

  const opened = await alice.opens("plan.txt");
  await expect(entry(alice, "plan.txt")).toContainText("Changes are saved to the vault by themselves");
  fs.writeFileSync(opened, "second");
  await expect(entry(alice, "plan.txt")).toContainText("Saved");
  expect(await exportedText(alice, "plan.txt", work.folder("after saving"))).toBe("second");

  await test.step("the change of the last moment is saved by closing", async () => {
    fs.writeFileSync(opened, "third");
    await bar(alice).getByRole("button", { name: "Close plan.txt", exact: true }).click();
    await expect(bar(alice)).toBeHidden();
    expect(fs.existsSync(path.dirname(opened))).toBe(false);
    expect(await exportedText(alice, "plan.txt", work.folder("after closing"))).toBe("third");
  });
});

test("what was changed when the power went is a copy beside the item after the next start", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  await alice.addsFiles(work.file("plan.txt", "first"));
  const opened = await alice.opens("plan.txt");
  await alice.losesPower();
  fs.writeFileSync(opened, "never saved");

  await alice.starts();
  await alice.entersVault("House");
  const copy = alice.page.getByRole("row", { name: /^plan \(conflict .*\)\.txt$/ });
  await copy.waitFor();
  await expect(bar(alice)).toBeHidden();
  expect(fs.existsSync(opened)).toBe(false);
  const target = work.folder("after the start");
  const name = (await copy.getAttribute("aria-label")) ?? "";
  expect(await exportedText(alice, name, target)).toBe("never saved");
  expect(await exportedText(alice, "plan.txt", target)).toBe("first");
});
