import fs from "node:fs";
import path from "node:path";
import { expect, test } from "../harness/fixtures";
import { contentOf, MEBIBYTE, makeSampleTree, writeLargeFile } from "../harness/sample-tree";

const SEGMENT = 256 * 1024;

test("Alice shares a whole folder with Bob, a file and a part with Carol; each opens exactly what was given", async ({
  work,
  enrolled,
}) => {
  test.setTimeout(300_000);
  const source = work.folder("Expedition");
  makeSampleTree(source);
  const largeFile = path.join(source, "film.bin");
  writeLargeFile(largeFile, 300 * MEBIBYTE + 17);
  const alice = await enrolled("Alice");
  const bob = await enrolled("Bob");
  const carol = await enrolled("Carol");
  const cloud = work.folder("cloud");
  const vaultFolder = path.join(cloud, "Shared papers");

  await test.step("Alice encrypts the tree", async () => {
    await alice.createsVault("Shared papers", cloud);
    const job = await alice.addsFolder(source);
    expect(job).toMatchObject({ state: "done", problem: null, failureCount: 0 });
    await alice.browser.row("Expedition").waitFor();
  });

  await test.step("no name and no plaintext shows on the disk", () => {
    const names = Object.keys(contentOf(vaultFolder)).join("\n");
    for (const name of ["Expedition", "film", "notes", "ferry.bin"]) expect(names).not.toContain(name);
  });

  await test.step("Alice shares the vault with Bob, one file and a tenth of another with Carol", async () => {
    await alice.sharesThis("vault", bob);
    await alice.browser.enterFolder("Expedition");
    await alice.shares("notes.txt", carol);
    await alice.shares("film.bin", carol, { part: { from: 10, to: 20 } });
  });

  await test.step("Bob opens the vault from the shared folder and gets it all, byte for byte", async () => {
    await bob.opensExistingVault(vaultFolder, "Shared papers");
    const target = work.folder("Bob's copy");
    const job = await bob.exports(["Expedition"], target);
    expect(job).toMatchObject({ state: "done", problem: null, failureCount: 0 });
    expect(contentOf(path.join(target, "Expedition"))).toEqual(contentOf(source));
  });

  await test.step("Carol finds what was given to her, and nothing else", async () => {
    await carol.seesSharedWithMe("film.bin", "notes.txt");
    await carol.searches(vaultFolder);
    const opened = await carol.opensFound("notes.txt");
    expect(fs.readFileSync(opened)).toEqual(fs.readFileSync(path.join(source, "notes.txt")));
    expect((await carol.readableFinds()).sort()).toEqual(["film.bin", "notes.txt"]);
  });

  await test.step("Carol's part of the film is those very bytes", async () => {
    const target = work.folder("Carol's part");
    const job = await carol.exportsFound("film.bin", target);
    expect(job).toMatchObject({ state: "done", problem: null });
    const [name, ...others] = fs.readdirSync(target);
    expect(others).toEqual([]);
    const part = fs.readFileSync(path.join(target, name ?? ""));
    const whole = fs.readFileSync(largeFile);
    const segments = Math.ceil(whole.length / SEGMENT);
    const from = Math.floor(segments * 0.1) * SEGMENT;
    const at = whole.indexOf(part);
    expect(at).toBeGreaterThanOrEqual(from - SEGMENT);
    expect(at % SEGMENT).toBe(0);
    expect(part.length).toBeLessThan(whole.length * 0.11);
    expect(part.length).toBeGreaterThan(whole.length * 0.09);
  });
});

test("after removal Bob's app opens nothing newly written", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  const bob = await enrolled("Bob");
  const carol = await enrolled("Carol");
  const cloud = work.folder("cloud");
  const vaultFolder = path.join(cloud, "Plans");
  await alice.createsVault("Plans", cloud);
  await alice.addsFiles(work.file("before.txt", "known to Bob"));
  await alice.sharesThis("vault", bob);
  await alice.sharesThis("vault", carol);
  await bob.opensExistingVault(vaultFolder, "Plans");
  expect(fs.readFileSync(await bob.opens("before.txt"), "utf8")).toBe("known to Bob");

  const removal = await alice.removesAccessToThis("vault", bob);
  expect(removal).toMatchObject({ state: "done", problem: null });
  await alice.addsFiles(work.file("after.txt", "not for Bob"));

  await bob.frame.goTo("Vaults");
  await bob.searches(vaultFolder);
  expect(await bob.readableFinds()).not.toContain("after.txt");
  await carol.opensExistingVault(vaultFolder, "Plans");
  expect(fs.readFileSync(await carol.opens("after.txt"), "utf8")).toBe("not for Bob");
  expect(fs.readFileSync(await carol.opens("before.txt"), "utf8")).toBe("known to Bob");

  await bob.quits();
  await bob.starts();
  await bob.searches(vaultFolder);
  expect(await bob.readableFinds()).not.toContain("after.txt");
});

test("a reader with the right to write adds a file that the owner can open", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  const bob = await enrolled("Bob");
  const cloud = work.folder("cloud");
  await alice.createsVault("Team", cloud);
  await alice.addsFiles(work.file("from alice.txt", "hello Bob"));
  await alice.sharesThis("vault", bob, { write: true });
  await bob.opensExistingVault(path.join(cloud, "Team"), "Team");
  const job = await bob.addsFiles(work.file("from bob.txt", "hello Alice"));
  expect(job).toMatchObject({ state: "done", problem: null, failureCount: 0 });
  await alice.browser.button("Refresh").click();
  expect(fs.readFileSync(await alice.opens("from bob.txt"), "utf8")).toBe("hello Alice");
});

test("items are renamed, moved, exported and deleted", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  await alice.addsFiles(work.file("bill.txt", "12"), work.file("plan.txt", "34"));

  await alice.makesFolder("Papers");
  await alice.renames("bill.txt", "Electricity.txt");
  await alice.moves(["Electricity.txt"], "House / Papers");
  await expect(alice.browser.row("Electricity.txt")).toBeHidden();
  await alice.deletes("plan.txt");
  await expect(alice.browser.row("plan.txt")).toBeHidden();

  await alice.browser.enterFolder("Papers");
  const target = work.folder("out");
  await alice.exports(["Electricity.txt"], target);
  expect(fs.readFileSync(path.join(target, "Electricity.txt"), "utf8")).toBe("12");

  await alice.quits();
  await alice.starts();
  await alice.entersVault("House");
  expect(await alice.browser.names()).toEqual(["Papers"]);
});
