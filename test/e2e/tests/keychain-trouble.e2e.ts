import fs from "node:fs";
import { ERROR_SENTENCES } from "../../../shared/protocol/error-codes";
import { expect, test } from "../harness/fixtures";
import { desktopWithLockedKeychain, desktopWithoutKeychain } from "../harness/private-desktop";
import { holdsBytes } from "../harness/sample-tree";

test.skip(process.platform !== "linux", "the other systems always have a keychain");

test("without a keychain no identity is made, and nothing is written elsewhere instead", async ({
  someone,
}) => {
  const desktop = await desktopWithoutKeychain();
  try {
    const alice = await someone("Alice").starts({ env: desktop.env });
    await alice.firstRun.fillIn({ name: "Alice", address: alice.address, server: alice.profile.server });
    await alice.firstRun.create();
    await expect(alice.frame.alert(ERROR_SENTENCES["keychain-missing"])).toBeVisible({ timeout: 60_000 });
    await alice.quits();
    expect(holdsBytes(alice.profile.userData, Buffer.from("PRIVATE KEY"))).toEqual([]);
    expect(fs.existsSync(`${alice.profile.userData}/profile/identity.json`)).toBe(false);
  } finally {
    await desktop.close();
  }
});

test("an identity whose keychain is locked says so, and works again once it is unlocked", async ({
  enrolled,
  work,
}) => {
  test.setTimeout(180_000);
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  await alice.quits();
  const desktop = await desktopWithLockedKeychain(work);
  try {
    await alice.starts({ env: desktop.env });
    await expect(alice.page.getByRole("heading", { name: "Your keys cannot be used now" })).toBeVisible({
      timeout: 100_000,
    });
    await expect(alice.page.getByText(ERROR_SENTENCES["keychain-locked"])).toBeVisible();
    await alice.quits();
  } finally {
    await desktop.close();
  }
  await alice.starts();
  await alice.entersVault("House");
});

test("keys that are not in this keychain are not made up", async ({ enrolled }) => {
  const alice = await enrolled("Alice");
  await alice.quits();
  await alice.starts({
    env: { KEYFERRY_KEYCHAIN_SERVICE: `${alice.profile.keychainService} of somebody else` },
  });
  await expect(alice.page.getByRole("heading", { name: "Your keys cannot be used now" })).toBeVisible();
  await expect(alice.page.getByText(ERROR_SENTENCES["keychain-entry-missing"])).toBeVisible();
});
