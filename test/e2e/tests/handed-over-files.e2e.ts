import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { appUnderTest } from "../harness/app-under-test";
import { expect, test } from "../harness/fixtures";
import type { Person } from "../harness/person";
import { contentOf } from "../harness/sample-tree";

function itemsOf(vaultFolder: string): string[] {
  return Object.keys(contentOf(path.join(vaultFolder, "items")))
    .filter((name) => name.endsWith(".keyferry"))
    .map((name) => path.join(vaultFolder, "items", name));
}

/** Starts the program a second time with the same profile, as a double click does, and waits until it has ended. */
function startsAgain(person: Person, ...files: string[]): Promise<void> {
  const app = appUnderTest();
  const args = [...app.args, `--user-data-dir=${person.profile.userData}`, ...files];
  return new Promise((resolve, reject) => {
    const second = spawn(app.executablePath, args, { stdio: "ignore", timeout: 30_000 });
    second.on("error", reject);
    second.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))));
  });
}

test("a container on the command line opens, in the first instance and in a running one", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  const bob = await enrolled("Bob");
  const cloud = work.folder("cloud");
  await alice.createsVault("House", cloud);
  await alice.addsFiles(work.file("for bob.txt", "hello Bob"));
  await alice.shares("for bob.txt", bob);
  const [item = ""] = itemsOf(path.join(cloud, "House"));
  const mailed = work.at("attachment.keyferry");
  fs.copyFileSync(item, mailed);
  await bob.quits();

  await bob.starts({ args: [mailed] });
  const opensIt = async () => {
    const dialog = bob.frame.dialog("Files opened with Keyferry");
    await dialog.waitFor();
    await bob.app.jobStartedBy(() =>
      dialog.getByRole("button", { name: "Open for bob.txt", exact: true }).click(),
    );
    const opened = (await bob.app.openedPaths()).at(-1) ?? "";
    expect(fs.readFileSync(opened, "utf8")).toBe("hello Bob");
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    await expect(dialog).toBeHidden();
  };
  await test.step("first instance", opensIt);
  await startsAgain(bob, mailed);
  await test.step("running instance", opensIt);
  await startsAgain(bob, `file://${mailed}`);
  await test.step("by file: address", opensIt);
});

test("two profiles run side by side", async ({ enrolled }) => {
  const alice = await enrolled("Alice");
  const bob = await enrolled("Bob");
  await expect(alice.page.getByRole("heading", { name: "Vaults", exact: true })).toBeVisible();
  await expect(bob.page.getByRole("heading", { name: "Vaults", exact: true })).toBeVisible();
});
