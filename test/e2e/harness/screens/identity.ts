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

  /** Makes recovery words and types back what is asked for. @returns the words, as a person has them on paper */
  async writesDownRecoveryWords(): Promise<string[]> {
    await this.dialog().getByRole("button", { name: "Make recovery words", exact: true }).click();
    const dialog = this.page.getByRole("dialog", { name: "Recovery words", exact: true });
    await dialog.getByRole("button", { name: "Show the words" }).click();
    const list = dialog.getByRole("list", { name: "Your recovery words" });
    const words = await list.getByRole("listitem").allInnerTexts();
    await dialog.getByRole("button", { name: "I have written them down" }).click();
    for (const field of await dialog.getByRole("textbox").all()) {
      const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.innerText ?? "");
      const place = Number(/\d+/.exec(label)?.[0]);
      await field.fill(words[place - 1] ?? "");
    }
    await dialog.getByRole("button", { name: "Confirm", exact: true }).click();
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    return words;
  }
}
