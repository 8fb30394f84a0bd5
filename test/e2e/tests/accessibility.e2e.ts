import { samplePdf } from "../../../renderer/dev/sample-pdf";
import { faults } from "../harness/axe-faults";
import { expect, test } from "../harness/fixtures";

for (const look of ["Light", "Dark"] as const) {
  test(`every screen passes axe, in ${look.toLowerCase()}`, async ({
    work,
    someone,
    enrolled,
    keyServer,
  }) => {
    test.setTimeout(240_000);
    const bob = await enrolled("Bob");
    const alice = await someone("Alice").starts();
    const { page, frame, browser } = alice;
    const passes = (screen: string) =>
      test.step(screen, async () => {
        expect.soft(await faults(page), `${screen} in ${look}`).toEqual([]);
      });
    const passesDialog = async (screen: string) => {
      await page.getByRole("dialog").first().waitFor();
      await passes(screen);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    };

    await page.emulateMedia({ colorScheme: look === "Dark" ? "dark" : "light" });
    await page.getByRole("heading", { name: "Welcome to Keyferry" }).waitFor();
    await passes("Welcome");
    await page.getByRole("button", { name: "I have a recovery kit" }).click();
    await passes("Restore from a kit");
    await page.getByRole("button", { name: "Back" }).click();
    await alice.firstRun.begin();
    await page.getByText("This key server answers.").waitFor();
    await passes("Key server");
    await alice.firstRun.goOn();
    await alice.firstRun.sayWho({ name: "Alice", address: alice.address });
    await passes("Who are you");
    await alice.firstRun.create();
    await page.getByRole("heading", { name: "Your identity is ready" }).waitFor();
    await passes("Identity made");
    await alice.firstRun.comesToKit();
    await passes("Recovery kit offered");
    await page.getByRole("button", { name: "Make it now" }).click();
    await passesDialog("Recovery kit");
    await page.getByRole("button", { name: "Later" }).click();
    await alice.firstRun.start();
    await frame.choose(look);
    await passes("Vaults, empty");

    await browser.button("New vault").first().click();
    await passesDialog("New vault");
    const cloud = work.folder("cloud");
    await alice.createsVault("House", cloud);
    await passes("Vault, empty");
    await alice.addsFiles(work.file("plan.txt", "x".repeat(2_000_000)), work.file("b.txt", "b"));
    await alice.makesFolder("Papers");
    await passes("Vault with items");
    await browser.select("plan.txt");
    await passes("Vault with a selection");
    await alice.addsFiles(work.file("paper.pdf", samplePdf(["Paper"])));
    await browser.row("paper.pdf").click();
    await page.getByRole("button", { name: "Details", exact: true }).first().click();
    const details = page.getByRole("region", { name: "Details", exact: true });
    await details.getByText("Only you").waitFor();
    await details.getByText("Owner of the vault").waitFor();
    await passes("Details");
    await details.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("img", { name: "Page 1 of 1 of paper.pdf", description: "Paper" }).waitFor();
    await passesDialog("Preview of a PDF");
    await details.getByRole("button", { name: "Close" }).click();
    await browser.select("plan.txt");
    await browser.ofSelection("Share").click();
    await alice.sharing.choosePart({ from: 10, to: 60 });
    await alice.sharing.find(bob.address, "Bob");
    await passesDialog("Share a part of a file");
    await alice.sharesThis("vault", bob);
    await browser.button("Who has access to this vault").click();
    await alice.sharing.peopleWithAccess();
    await page.getByRole("button", { name: "Encrypt the existing files anew" }).click();
    await frame.dialog("Encrypt House anew?").waitFor();
    await passes("Encrypt anew");
    await frame.dialog("Encrypt House anew?").getByRole("button", { name: "Cancel" }).click();
    await frame.dialog("Encrypt House anew?").waitFor({ state: "hidden" });
    await passesDialog("Who has access");
    await browser.button("How sharing works here").click();
    await page.getByRole("figure", { name: "Channels against people" }).locator("svg").first().waitFor();
    await passes("How sharing works here");
    await frame.goTo("Vaults");
    await browser.vaultRow("House").getByText("Everything is there").waitFor();
    await passes("Vaults");
    await page
      .getByRole("table", { name: "Vaults" })
      .getByRole("button", { name: "House" })
      .first()
      .press("F2");
    await passesDialog("Rename a vault");
    await alice.entersVault("House");
    await browser.select("b.txt");
    await browser.ofSelection("Move").click();
    await passesDialog("Move");
    await browser.row("b.txt").press("F2");
    await browser.nameField().fill("plan.txt");
    await browser.nameField().press("Enter");
    await browser.items().getByRole("alert").waitFor();
    await passes("Rename in place, with a name that is taken");
    await browser.nameField().press("Escape");
    await browser.row("b.txt").press("Control+x");
    await browser.button("Paste b.txt").waitFor();
    await passes("Vault with something cut");
    await browser.row("b.txt").press("Shift+Delete");
    await passesDialog("Delete for good");
    await alice.deletes("b.txt");
    await page.getByRole("button", { name: "Undo", exact: true }).waitFor();
    await passes("Vault after deleting");
    await browser.button("Recently deleted").click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete for good: b.txt" }).click();
    await passesDialog("Recently deleted");
    await browser.button("Details").click();
    await passes("Details");

    for (const screen of ["Shared with me", "Find", "People"] as const) {
      await frame.goTo(screen);
      await passes(screen);
    }
    await page.keyboard.press("Control+,");
    await page.getByRole("heading", { name: "Settings" }).waitFor();
    await passes("Settings");
    await alice.searches(cloud);
    await passes("Find, with results");
    await page.getByRole("button", { name: "Jobs" }).click();
    await passesDialog("Jobs");
    await page.keyboard.press("Control+/");
    await passesDialog("Keyboard shortcuts");
    await page.getByRole("button", { name: /^Your identity: / }).click();
    await passesDialog("Your identity");
    // Nothing on the way broke the content security policy either.
    expect(alice.app.pageErrors).toEqual([]);

    await test.step("what was shared, and offline", async () => {
      await bob.page.emulateMedia({ colorScheme: look === "Dark" ? "dark" : "light" });
      await bob.seesSharedWithMe("House");
      expect.soft(await faults(bob.page), `New in ${look}`).toEqual([]);
      await bob.page.getByRole("button", { name: "Decline House" }).click();
      await bob.page.getByRole("button", { name: "Show declined (1)" }).click();
      await bob.page.getByRole("button", { name: "Undo", exact: true }).waitFor();
      expect.soft(await faults(bob.page), `Declined in ${look}`).toEqual([]);
      keyServer.wire.become("cut");
      await bob.page.getByRole("button", { name: "Refresh", exact: true }).click();
      await bob.page.getByRole("button", { name: "Offline", exact: true }).click();
      await bob.frame.dialog("Waiting for the key server").waitFor();
      expect.soft(await faults(bob.page), `Offline in ${look}`).toEqual([]);
    });
  });
}
