import { expect, type Locator, type Page } from "@playwright/test";

/** The dialogs about one's own keys. */
export class OwnIdentity {
  constructor(private readonly page: Page) {}

  dialog(): Locator {
    return this.page.getByRole("dialog", { name: "Your identity", exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: /^Your identity/ }).click();
    await this.dialog().waitFor();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.dialog()).toBeHidden();
  }

  /** The fingerprint's words, in order. */
  async words(): Promise<string[]> {
    const list = this.dialog().getByRole("list", { name: "Fingerprint in words" });
    return list.getByRole("listitem").allInnerTexts();
  }

  async renewKeys(): Promise<void> {
    await this.dialog().getByRole("button", { name: "Renew my keys", exact: true }).click();
    const question = this.page.getByRole("dialog", { name: "Renew your keys", exact: true });
    await question.getByRole("button", { name: "Renew my keys", exact: true }).click();
    await expect(question).toBeHidden({ timeout: 30_000 });
  }

  /** Opens the dialog that makes a recovery kit. */
  async wantsKit(): Promise<void> {
    await this.dialog()
      .getByRole("button", { name: /^Make a (new )?recovery kit$/ })
      .click();
    await this.page.getByRole("dialog", { name: "Recovery kit", exact: true }).waitFor();
  }
}
