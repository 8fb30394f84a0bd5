import fs from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { ERROR_SENTENCES } from "../../../shared/protocol/error-codes";
import { formatKeyferryLink } from "../../../shared/protocol/links";
import { expect, test } from "../harness/fixtures";
import { KeyServer } from "../harness/key-server";
import { holdsBytes } from "../harness/sample-tree";

test("somebody who was invited enrols with the code or the link, and nobody else does", async ({
  work,
  someone,
}) => {
  const server = await KeyServer.start(work.at("invite-server"), "invite");
  try {
    const alice = await someone("Alice").starts();
    await alice.firstRun.begin();
    await alice.firstRun.nameServer(server.address);

    await test.step("the server asks for an invite before anything is made", async () => {
      await alice.firstRun.goOn();
      await expect(alice.page.getByText("This key server asks for an invite code.")).toBeVisible();
    });

    await test.step("a code for somebody else is refused, and nothing is left behind", async () => {
      await alice.firstRun.enterInvite(await server.invite("bob@example.org"));
      await alice.firstRun.goOn();
      await alice.firstRun.sayWho({ name: "Alice", address: alice.address });
      await alice.firstRun.create();
      await expect(alice.page.getByText(ERROR_SENTENCES["invite-refused"])).toBeVisible({ timeout: 30_000 });
      await alice.quits();
      await alice.starts();
      await expect(alice.page.getByRole("heading", { name: "Welcome to Keyferry" })).toBeVisible();
    });

    await test.step("the link of her own invite says where, with what, and for whom", async () => {
      const code = await server.invite(alice.address);
      const link = formatKeyferryLink({
        kind: "invite",
        server: server.address,
        code,
        address: alice.address,
      });
      await alice.firstRun.begin();
      await alice.firstRun.nameServer(link);
      await expect(alice.page.getByLabel("Key server", { exact: true })).toHaveValue(server.address);
      await expect(alice.page.getByLabel("Invite code", { exact: true })).toHaveValue(code);
      await alice.firstRun.goOn();
      await expect(alice.page.getByLabel("Your address", { exact: true })).toHaveValue(alice.address);
      await alice.page.getByLabel("Your name", { exact: true }).fill("Alice");
      await alice.firstRun.create();
      await alice.firstRun.finish();
    });
  } finally {
    await server.stop();
  }
});

test("renewed keys open what was encrypted before, and go on encrypting", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("Papers", work.folder("cloud"));
  await alice.addsFiles(work.file("before.txt", "written before"));

  await alice.identity.open();
  const before = await alice.identity.words();
  await alice.identity.renewKeys();
  await expect.poll(() => alice.identity.words()).not.toEqual(before);
  await expect(alice.identity.dialog().getByText(/^Renewed once/)).toBeVisible();
  await alice.identity.close();

  await alice.addsFiles(work.file("after.txt", "written after"));
  await alice.quits();
  await alice.starts();
  await alice.entersVault("Papers");
  expect(fs.readFileSync(await alice.opens("before.txt"), "utf8")).toBe("written before");
  expect(fs.readFileSync(await alice.opens("after.txt"), "utf8")).toBe("written after");
  expect(alice.app.pageErrors).toEqual([]);
});

test("recovery words give new keys on another computer, and the one they were made on raises the alarm", async ({
  enrolled,
  someone,
}) => {
  test.setTimeout(180_000);
  const alice = await enrolled("Alice");
  const words = await test.step("Alice writes her words down", async () => {
    await alice.identity.open();
    await alice.identity.wantsKit();
    const written = await alice.kit.showsNewWords();
    await alice.kit.provesPaper(written);
    await alice.kit.dialog().getByRole("button", { name: "Cancel", exact: true }).click();
    await expect(alice.kit.dialog()).toBeHidden();
    await expect(alice.identity.dialog().getByText(/^Words only/)).toBeVisible();
    await alice.identity.close();
    return written;
  });
  expect(words).toHaveLength(24);
  const line = Buffer.from(words.slice(0, 3).join(" "));
  expect(holdsBytes(alice.profile.userData, line)).toEqual([]);
  await alice.quits();

  await test.step("on a new computer she is herself again", async () => {
    const again = await someone("Alice's new computer").starts();
    await again.firstRun.recover({
      address: alice.address,
      server: alice.profile.server,
      words: words.join(" "),
    });
    await again.page
      .getByRole("heading", { name: "Your identity is recovered" })
      .waitFor({ timeout: 30_000 });
    await again.page.getByRole("button", { name: "Start using Keyferry" }).click();
    await expect(again.page.getByRole("button", { name: /alice@example.org/ })).toBeVisible();
    await expect(again.page.getByRole("region", { name: "Alarm" })).toBeHidden();
  });

  await test.step("her old computer did not make those keys, and says so where it cannot be missed", async () => {
    await alice.starts();
    const dialog = alice.page.getByRole("dialog", { name: "Someone made new keys in your name" });
    await dialog.waitFor({ timeout: 30_000 });
    const { violations } = await new AxeBuilder({ page: alice.page }).setLegacyMode(true).analyze();
    expect(violations).toEqual([]);
    await dialog.getByRole("button", { name: "Leave it open" }).click();
    const banner = alice.page.getByRole("region", { name: "Alarm" });
    for (const screen of ["People", "Find", "Shared with me", "Vaults"] as const) {
      await alice.frame.goTo(screen);
      await expect(banner).toContainText("Someone made new keys in your name");
    }
    await banner.getByRole("button", { name: "What to do" }).click();
    await dialog.getByRole("button", { name: "I have dealt with this" }).click();
    await expect(banner).toBeHidden();
  });
});

test("whoever was deactivated is told, and keeps what is on her computer", async ({
  work,
  keyServer,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("Papers", work.folder("cloud"));
  await alice.addsFiles(work.file("mine.txt", "still mine"));
  await alice.quits();
  await keyServer.deactivate(alice.address);
  await alice.starts();
  await alice.page
    .getByRole("dialog", { name: "Your keys were withdrawn" })
    .getByRole("button", { name: "I have dealt with this" })
    .click();
  await alice.entersVault("Papers");
  expect(fs.readFileSync(await alice.opens("mine.txt"), "utf8")).toBe("still mine");
});
