import fs from "node:fs";
import { ERROR_SENTENCES } from "../../../shared/protocol/error-codes";
import { expect, test } from "../harness/fixtures";

test("each trouble with the key server ends in a sentence, and loses nothing", async ({
  work,
  enrolled,
  keyServer,
}) => {
  test.setTimeout(240_000);
  const alice = await enrolled("Alice");
  const bob = await enrolled("Bob");
  await alice.createsVault("House", work.folder("cloud"));
  await alice.addsFiles(work.file("a.txt", "kept"));

  const troubles = [
    ["cut", "person-not-met"],
    ["nonsense", "server-answer-invalid"],
    ["faulty", "server-error"],
    ["busy", "server-busy"],
  ] as const;
  for (const [state, code] of troubles) {
    await test.step(`the server: ${state}`, async () => {
      keyServer.wire.become(state);
      await alice.browser.button("Share this vault").click();
      const dialog = alice.sharing.dialog();
      await dialog.getByLabel("Their address", { exact: true }).fill(bob.address);
      await dialog.getByRole("button", { name: "Find person" }).click();
      await expect(alice.frame.alert(ERROR_SENTENCES[code])).toBeVisible({ timeout: 60_000 });
      await alice.page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      expect(fs.readFileSync(await alice.opens("a.txt"), "utf8")).toBe("kept");
    });
  }

  await test.step("once it is back, the same thing works", async () => {
    keyServer.wire.become("works");
    await alice.sharesThis("vault", bob);
  });

  await test.step("a silent server is given up on", async () => {
    keyServer.wire.become("silent");
    await alice.frame.goTo("People");
    await alice.page.getByLabel("Their address", { exact: true }).fill("carol@example.org");
    await alice.page.getByRole("button", { name: "Find person" }).click();
    await expect(alice.frame.alert(ERROR_SENTENCES["person-not-met"])).toBeVisible({ timeout: 90_000 });
  });
});

test("a vault is read and added to while the server is away", async ({ work, enrolled, keyServer }) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  keyServer.wire.become("cut");
  await alice.quits();
  await alice.starts();
  await alice.entersVault("House");
  const job = await alice.addsFiles(work.file("offline.txt", "written without a server"));
  expect(job).toMatchObject({ state: "done", problem: null });
  expect(fs.readFileSync(await alice.opens("offline.txt"), "utf8")).toBe("written without a server");
});

test("nobody is enrolled half: without a server there is a sentence and the form stays", async ({
  someone,
  keyServer,
}) => {
  const alice = await someone("Alice").starts();
  await alice.firstRun.fillIn({ name: "Alice", address: alice.address, server: keyServer.address });
  keyServer.wire.become("cut");
  await alice.firstRun.create();
  await expect(alice.frame.alert(ERROR_SENTENCES["server-unreachable"])).toBeVisible({ timeout: 60_000 });
  await expect(alice.page.getByLabel("Your address", { exact: true })).toHaveValue(alice.address);
  keyServer.wire.become("works");
  await alice.firstRun.create();
  await alice.firstRun.finish();
});

test("an address that is taken says so", async ({ enrolled, someone }) => {
  const alice = await enrolled("Alice");
  const double = await someone("Alice's double").starts();
  await double.firstRun.fillIn({ name: "Alice", address: alice.address, server: double.profile.server });
  await double.firstRun.create();
  await expect(double.page.getByText(ERROR_SENTENCES["address-taken"])).toBeVisible({ timeout: 60_000 });
});
