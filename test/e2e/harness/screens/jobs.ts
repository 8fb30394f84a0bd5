import { expect, type Locator, type Page } from "@playwright/test";
import { Frame } from "./frame";

/** The dialog **Jobs**. */
export class Jobs {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return new Frame(this.page).dialog("Jobs");
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Jobs", exact: true }).click();
    await this.dialog.waitFor();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Close" }).click();
    await this.dialog.waitFor({ state: "hidden" });
  }

  /** The entry of a job by its title, such as “Adding photos”. */
  entry(title: string): Locator {
    return this.dialog.getByRole("listitem", { name: title, exact: true });
  }

  button(name: string): Locator {
    return this.dialog.getByRole("button", { name, exact: true });
  }

  async ended(title: string, state: "Done" | "Stopped" | "Failed"): Promise<void> {
    await expect(this.entry(title).getByText(state, { exact: true })).toBeVisible({ timeout: 120_000 });
  }
}
