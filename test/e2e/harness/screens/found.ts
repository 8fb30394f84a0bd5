import type { Locator, Page } from "@playwright/test";

/** The table of containers that a search came by. */
export class Found {
  constructor(private readonly page: Page) {}

  table(): Locator {
    return this.page.getByRole("table", { name: "Found containers" });
  }

  async act(action: "Open" | "Export" | "Add vault", name: string): Promise<void> {
    await this.table()
      .getByRole("button", { name: `${action} ${name}`, exact: true })
      .click();
  }

  row(name: string): Locator {
    return this.table().getByRole("row", { name, exact: true });
  }

  /** Names of the rows that offer to open something. */
  async readableNames(): Promise<string[]> {
    await this.table().waitFor();
    const buttons = await this.table()
      .getByRole("button", { name: /^Open / })
      .all();
    const labels = await Promise.all(
      buttons.map(async (button) => (await button.getAttribute("aria-label")) ?? (await button.innerText())),
    );
    return labels.map((label) => label.replace(/^Open /, ""));
  }
}
