import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, expect, it } from "vitest";
import type { ChildTask } from "./app-in-child";
import { appInChildPath, engineWorkerPath } from "./bundles";
import { writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";

const FILES = 150;
/** When the process dies, in parts of the time that it takes undisturbed. */
const MOMENTS = [0.05, 0.25, 0.45, 0.65, 0.85];

const people = new Neighbourhood(["Alice", "Bob", "Carol"]);
let alice: Person;
let bob: Person;
let carol: Person;

beforeAll(() => {
  [alice, bob, carol] = ["Alice", "Bob", "Carol"].map((name) => people.person(name)) as [
    Person,
    Person,
    Person,
  ];
});

async function sharedVault(): Promise<Vault> {
  const source = await alice.computer.newFolder("source");
  const files = Array.from({ length: FILES }, (_, i) => [`F/${i % 7}/${i}`, `file ${i}`] as const);
  await writeFolder(source, new Map(files));
  const vault = await alice.createsVault("Vault");
  await vault.adds([join(source, "F")]);
  expect(await vault.sharesWith(bob, "F")).toBe("shared");
  expect(await vault.sharesWith(carol, "F/3")).toBe("shared");
  return vault;
}

/** Takes F away from Bob in a process of its own. @returns how long it took from its beginning, and whether it came to its end */
async function inChild(vault: Vault, killAfter: number | null): Promise<{ took: number; ended: boolean }> {
  const task: ChildTask = {
    userDataFolder: join(alice.computer.folder, "app"),
    origin: alice.computer.origin,
    workerPath: engineWorkerPath(),
    keychain: Object.fromEntries(
      [...alice.computer.keychain.entries].map(([account, secret]) => [
        account,
        Buffer.from(secret).toString("base64"),
      ]),
    ),
    vaultId: vault.id,
    itemId: await vault.idOf("F"),
    userId: await bob.userId(),
  };
  await alice.computer.stop();
  const taskFile = join(await alice.computer.newFolder("task"), "task.json");
  await writeFile(taskFile, JSON.stringify(task));
  const child = spawn(process.execPath, [appInChildPath(), taskFile], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  let said = "";
  const begun = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("begins")) resolve();
    });
  });
  await Promise.race([begun, exited]);
  const start = performance.now();
  if (killAfter !== null) {
    await wait(killAfter);
    child.kill("SIGKILL");
  }
  await exited;
  await alice.computer.start();
  return { took: performance.now() - start, ended: said.includes("done") };
}

it("a process killed by the system in the middle of taking access away loses nothing", {
  timeout: 600_000,
}, async () => {
  const { took, ended } = await inChild(await sharedVault(), null);
  expect(ended).toBe(true);
  let inTheMiddle = 0;
  for (const moment of MOMENTS) {
    const vault = await sharedVault();
    const before = await vault.content();
    const carols = await (await vault.openedBy(carol)).content();
    const killed = await inChild(vault, took * moment);
    expect(await (await vault.openedBy(carol)).content()).toEqual(carols);
    await alice.app.vaults.listed.describe({ vaultId: vault.id });
    if (!killed.ended) inTheMiddle++;
    await alice.app.vaults.resumeUnfinished();
    expect((await vault.list()).vault).toMatchObject({ problem: null, unfinishedRemoval: false });
    expect((await vault.list()).problems).toEqual([]);
    expect(await vault.content()).toEqual(before);
    expect(await (await vault.openedBy(carol)).content()).toEqual(carols);
    const stays = (await vault.accessTo("F")).filter((row) => row.startsWith("Bob"));
    if (stays.length > 0) await vault.removesAccess(bob, "F");
    const source = await alice.computer.newFolder("new");
    await writeFolder(source, new Map([["new", "new"]]));
    await vault.adds([join(source, "new")], "F/3");
    expect([...(await (await vault.openedBy(bob)).content()).values()]).not.toContain("new");
    expect((await (await vault.openedBy(carol)).content()).get("3/new")).toBe("new");
  }
  console.log(`killed in the middle ${inTheMiddle} of ${MOMENTS.length} times`);
});
