import fs from "node:fs";
import { expect, test } from "../harness/fixtures";

test("changes made while the key server is away wait over a restart, and reach people when it is back", async ({
  work,
  enrolled,
  keyServer,
}) => {
  test.setTimeout(240_000);
  const [alice, bob, carol] = [await enrolled("Alice"), await enrolled("Bob"), await enrolled("Carol")];
  const cloud = work.folder("cloud");
  await alice.createsVault("House", cloud);
  await alice.addsFiles(work.file("a.txt", "kept"));
  await alice.sharesThis("vault", carol);
  await carol.seesSharedWithMe("House");
  await carol.opensExistingVault(work.at("cloud/House"), "House");
  await alice.frame.goTo("People");
  await alice.page.getByLabel("Their address", { exact: true }).fill(bob.address);
  await alice.page.getByRole("button", { name: "Find person" }).click();
  await alice.frame.dialog("Compare fingerprints with Bob").waitFor();
  await alice.page.keyboard.press("Escape");
  await expect(alice.page.getByRole("dialog")).toHaveCount(0);
  await alice.entersVault("House");
  const offline = alice.page.getByRole("button", { name: "Offline", exact: true });
  // The window is another one after a restart.
  const waiting = () => alice.frame.dialog("Waiting for the key server");
  const changes = () => waiting().getByRole("list", { name: "Waiting changes" }).getByRole("listitem");

  await test.step("share and take away without a server", async () => {
    keyServer.wire.become("cut");
    await alice.browser.button("Share this vault").click();
    const dialog = alice.sharing.dialog();
    await alice.sharing.find(bob.address, "Bob");
    await dialog.getByRole("button", { name: "Share", exact: true }).click();
    await expect(dialog.getByText("Bob gets this as soon as the key server can be reached.")).toBeVisible();
    await dialog.getByRole("button", { name: "Done", exact: true }).click();
    await offline.waitFor();
    await alice.browser.button("Who has access to this vault").click();
    await alice.sharing.remove("Carol");
    await expect(
      alice.sharing.accessDialog().getByText("Ends as soon as the key server can be reached"),
    ).toBeVisible();
    await alice.page.keyboard.press("Escape");
    await expect(alice.sharing.accessDialog()).toBeHidden();
  });

  await test.step("what was granted opens after a restart, and the changes still wait", async () => {
    await alice.quits();
    await alice.starts();
    await alice.entersVault("House");
    expect(fs.readFileSync(await alice.opens("a.txt"), "utf8")).toBe("kept");
    await carol.quits();
    await carol.starts();
    await carol.entersVault("House");
    expect(fs.readFileSync(await carol.opens("a.txt"), "utf8")).toBe("kept");
    await alice.page.getByRole("button", { name: /^(Offline|Waiting)$/ }).click();
    await expect(changes()).toHaveCount(2);
    await expect(changes().nth(0)).toHaveAccessibleName("Share “House” with Bob");
    await expect(changes().nth(1)).toHaveAccessibleName("Take access to “House” away from Carol");
  });

  await test.step("the server is back", async () => {
    keyServer.wire.become("works");
    await waiting().getByRole("button", { name: "Try now" }).click();
    await expect(waiting().getByText("Nothing waits")).toBeVisible({ timeout: 60_000 });
    await alice.page.keyboard.press("Escape");
    await expect(waiting()).toBeHidden();
    await bob.seesSharedWithMe("House");
    await bob.opensExistingVault(work.at("cloud/House"), "House");
    expect(fs.readFileSync(await bob.opens("a.txt"), "utf8")).toBe("kept");
    await alice.browser.button("Who has access to this vault").click();
    expect(await alice.sharing.peopleWithAccess()).toEqual(["Bob"]);
  });

  await test.step("the files of before are encrypted anew", async () => {
    const access = alice.sharing.accessDialog();
    const job = await alice.app.jobStartedBy(async () => {
      await access.getByRole("button", { name: "Encrypt the existing files anew" }).click();
      await alice.frame.dialog("Encrypt House anew?").getByRole("button", { name: "Encrypt anew" }).click();
    });
    expect(job).toMatchObject({ kind: "encrypt-anew", state: "done", filesDone: 1, failures: [] });
    await alice.page.keyboard.press("Escape");
    expect(fs.readFileSync(await bob.opens("a.txt"), "utf8")).toBe("kept");
  });
});
