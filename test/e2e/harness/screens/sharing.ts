import { expect, type Locator, type Page } from "@playwright/test";

export interface PartInPercent {
  readonly from: number;
  readonly to: number;
}

/** The dialogs about who may open what. */
export class Sharing {
  constructor(private readonly page: Page) {}

  dialog(): Locator {
    return this.page.getByRole("dialog", { name: /^Share / });
  }

  async choosePart(part: PartInPercent): Promise<void> {
    const dialog = this.dialog();
    await dialog.getByRole("radio", { name: "A part of this file" }).check();
    // A text is offered by its lines first.
    const byBytes = dialog.getByText("By bytes", { exact: true });
    await byBytes
      .or(dialog.getByLabel("From percent", { exact: true }))
      .first()
      .waitFor();
    if (await byBytes.isVisible()) await byBytes.click();
    for (const [label, percent] of [
      ["From percent", part.from],
      ["To percent", part.to],
    ] as const) {
      const field = dialog.getByLabel(label, { exact: true });
      await field.fill(String(percent));
      await field.press("Enter");
    }
  }

  async find(address: string, name: string): Promise<void> {
    const dialog = this.dialog();
    await dialog.getByLabel("Their address", { exact: true }).fill(address);
    await dialog.getByRole("button", { name: "Find person" }).click();
    await dialog.getByRole("listitem", { name, exact: true }).waitFor();
  }

  async allowWriting(): Promise<void> {
    await this.dialog().getByRole("radio", { name: "Can read and write" }).check();
  }

  async share(name: string): Promise<void> {
    const dialog = this.dialog();
    await dialog.getByRole("button", { name: "Share", exact: true }).click();
    await expect(dialog.getByText(`Shared with ${name}`)).toBeVisible({ timeout: 30_000 });
    await dialog.getByRole("button", { name: "Done", exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  accessDialog(): Locator {
    return this.page.getByRole("dialog", { name: /^Who has access to / });
  }

  /** Who has access, as the open dialog says. */
  async peopleWithAccess(): Promise<string[]> {
    const table = this.accessDialog().getByRole("table", { name: "People with access" });
    await table.or(this.accessDialog().getByText("Only you")).first().waitFor();
    if (!(await table.isVisible())) return [];
    const rows = await table.getByRole("row").all();
    const names = await Promise.all(rows.map((row) => row.getAttribute("aria-label")));
    return names.filter((name) => name !== null);
  }

  async remove(name: string): Promise<void> {
    await this.accessDialog()
      .getByRole("button", { name: `Remove ${name}`, exact: true })
      .click();
    const question = this.page.getByRole("dialog", { name: `Remove access of ${name}?` });
    await question.getByRole("button", { name: "Remove access", exact: true }).click();
  }
}
