import type { Locator, Page } from "@playwright/test";

/** What surrounds every screen. */
export class Frame {
  constructor(private readonly page: Page) {}

  async goTo(screen: "Vaults" | "Shared with me" | "Find" | "People"): Promise<void> {
    await this.page
      .getByRole("navigation", { name: "Main" })
      .getByRole("button", { name: screen, exact: true })
      .click();
    await this.page.getByRole("heading", { name: screen, exact: true }).first().waitFor();
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole("dialog", { name, exact: typeof name === "string" });
  }

  /** The sentence that tells what went wrong, wherever it stands. */
  alert(sentence: string): Locator {
    return this.page.getByRole("alert").filter({ hasText: sentence });
  }

  async choose(look: "Like the system" | "Light" | "Dark"): Promise<void> {
    await this.page.getByRole("button", { name: "Appearance", exact: true }).click();
    await this.page
      .getByRole("menuitem", { name: look })
      .or(this.page.getByRole("menuitemradio", { name: look }))
      .click();
    if (look !== "Like the system") {
      await this.page.locator(`html[data-mantine-color-scheme="${look.toLowerCase()}"]`).waitFor();
    }
    await this.page.keyboard.press("Escape");
    await this.page.getByRole("menu").waitFor({ state: "detached" });
  }
}
