import { expect, type Locator, type Page } from "@playwright/test";
import type { RunningApp } from "../running-app";

/** Making a recovery kit, and coming back with one. */
export class RecoveryKit {
  constructor(private readonly app: RunningApp) {}

  dialog(): Locator {
    return this.#page.getByRole("dialog", { name: "Recovery kit", exact: true });
  }

  /** New words, as far as they are shown. @returns the words, as a person has them on paper */
  async showsNewWords(): Promise<string[]> {
    const choice = this.dialog().getByRole("radio", { name: "New words" });
    await this.dialog()
      .getByRole("button", { name: /^(Show the words|Continue)$/ })
      .waitFor();
    if (await choice.isVisible()) await choice.check();
    await this.#button("Show the words").click();
    const list = this.dialog().getByRole("list", { name: "Your recovery words" });
    await expect(list.getByRole("listitem")).toHaveCount(24);
    return list.getByRole("listitem").allInnerTexts();
  }

  /** Types back what is asked for. */
  async provesPaper(words: readonly string[]): Promise<void> {
    await this.#button("I have them on paper").click();
    for (const field of await this.dialog().getByRole("textbox").all()) {
      const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.innerText ?? "");
      const place = Number(/\d+/.exec(label)?.[0]);
      await field.fill(words[place - 1] ?? "");
    }
    await this.#button("Confirm").click();
    await this.#button("Save the file").waitFor({ timeout: 30_000 });
  }

  /** The system's dialog answers with this path. */
  async savesFile(path: string): Promise<void> {
    await this.app.nextDialogAnswers(path);
    await this.#button("Save the file").click();
    await expect(this.dialog()).toBeHidden({ timeout: 30_000 });
  }

  /** A whole kit, from the open dialog on. @returns its words */
  async makes(path: string): Promise<string> {
    const words = await this.showsNewWords();
    await this.provesPaper(words);
    await this.savesFile(path);
    return words.join(" ");
  }

  /** A new file for the words on paper, from the open dialog on. */
  async makesFileAnew(path: string, words: string): Promise<void> {
    await this.#button("Continue").click();
    await this.dialog().getByLabel("Your 24 recovery words", { exact: true }).fill(words);
    await this.savesFile(path);
  }

  /** Fills in the form of somebody who comes back, and tries. */
  async restores(path: string, words: string): Promise<void> {
    await this.app.nextDialogAnswers(path);
    await this.#page.getByRole("button", { name: /^Choose (the kit's|another) file$/ }).click();
    await this.#page.getByLabel("Your 24 recovery words", { exact: true }).fill(words);
    await this.#page.getByRole("button", { name: "Restore my keys", exact: true }).click();
  }

  get #page(): Page {
    return this.app.page;
  }

  #button(name: string): Locator {
    return this.dialog().getByRole("button", { name, exact: true });
  }
}
