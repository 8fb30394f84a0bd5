import fs from "node:fs";
import { expect, test } from "../harness/fixtures";
import type { Person } from "../harness/person";

/** Drags files from the desktop over the window and lets them go there. */
async function dropsFiles(person: Person, ...files: string[]): Promise<void> {
  const devTools = await person.page.context().newCDPSession(person.page);
  const at = { x: 600, y: 400, data: { items: [], files, dragOperationsMask: 1 } };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await devTools.send("Input.dispatchDragEvent", { type, ...at });
  }
  await devTools.detach();
}

test("files dropped on a vault are added to the folder that is open", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  const file = work.file("dropped.txt", "from the desktop");
  work.file("dropped folder/inside.txt", "also from the desktop");
  const job = await alice.app.jobStartedBy(() => dropsFiles(alice, file, work.at("dropped folder")));
  expect(job).toMatchObject({ state: "done", problem: null, failureCount: 0 });
  expect(fs.readFileSync(await alice.opens("dropped.txt"), "utf8")).toBe("from the desktop");
  await alice.browser.enterFolder("dropped folder");
  expect(fs.readFileSync(await alice.opens("inside.txt"), "utf8")).toBe("also from the desktop");
});

test("a file dropped where nothing takes it does not replace the page", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  await dropsFiles(alice, work.file("page.html", "<h1>not Keyferry</h1>"));
  await expect(alice.page.getByRole("heading", { name: "Vaults", exact: true })).toBeVisible();
  expect(alice.page.url()).toBe("app://keyferry/index.html");
});

test("a page cannot make up a path: a file of its own making is not added", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  const answer = await alice.page.evaluate(async () => {
    const vaults = await window.keyferry.vaults.list();
    const vaultId = vaults.ok ? (vaults.value[0]?.vaultId ?? "") : "";
    const invented = new File(["x"], "/etc/passwd");
    return window.keyferry.items.addDropped({ vaultId, folderId: vaultId }, [invented]);
  });
  expect(answer).toEqual({ ok: false, code: "request-invalid" });
});
