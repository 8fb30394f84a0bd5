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

  /** In the settings; the screen is the same afterwards. */
  async choose(look: "Like the system" | "Light" | "Dark"): Promise<void> {
    await this.page.keyboard.press("Control+,");
    await this.page
      .getByRole("radiogroup", { name: "Appearance" })
      .getByRole("radio", { name: look, exact: true })
      .click();
    if (look !== "Like the system") {
      await this.page.locator(`html[data-mantine-color-scheme="${look.toLowerCase()}"]`).waitFor();
    }
    await this.page.keyboard.press("Alt+ArrowLeft");
    await this.page.getByRole("heading", { name: "Settings", exact: true }).waitFor({ state: "detached" });
  }
}
