import type { Locator, Page } from "@playwright/test";

/** The list of vaults, and the inside of one. */
export class Browser {
  constructor(private readonly page: Page) {}

  vaultRow(name: string): Locator {
    return this.page.getByRole("table", { name: "Vaults" }).getByRole("row", { name, exact: true });
  }

  async enterVault(name: string): Promise<void> {
    await this.page.getByRole("table", { name: "Vaults" }).getByRole("button", { name, exact: true }).click();
    await this.page.getByRole("heading", { name, exact: true }).waitFor();
  }

  items(): Locator {
    return this.page.getByRole("grid", { name: "Items" });
  }

  row(name: string): Locator {
    return this.items().getByRole("row", { name, exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** Names of the rows in sight, without the head. */
  async names(): Promise<string[]> {
    const rows = await this.items().getByRole("row").all();
    const names = await Promise.all(rows.map((row) => row.getAttribute("aria-label")));
    return names.filter((name) => name !== null);
  }

  async enterFolder(name: string): Promise<void> {
    await this.row(name).dblclick();
    await this.page
      .getByRole("navigation", { name: "Where you are" })
      .getByText(name, { exact: true })
      .last()
      .waitFor();
  }

  async goUpTo(name: string): Promise<void> {
    await this.page
      .getByRole("navigation", { name: "Where you are" })
      .getByRole("button", { name, exact: true })
      .click();
  }

  async select(...names: string[]): Promise<void> {
    const clear = this.button("Clear selection");
    if (await clear.isVisible()) await clear.click();
    for (const name of names)
      await this.page.getByRole("checkbox", { name: `Select ${name}`, exact: true }).check();
  }

  /** Of the row whose name is being changed. */
  nameField(): Locator {
    return this.items().getByRole("textbox", { name: "New name", exact: true });
  }

  /** A button of the toolbar that belongs to the selection. */
  ofSelection(action: string): Locator {
    return this.page
      .getByRole("toolbar", { name: "Selected items" })
      .getByRole("button", { name: action, exact: true });
  }
}
