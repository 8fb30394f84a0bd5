import type { Page } from "@playwright/test";

export interface NewIdentity {
  readonly name: string;
  readonly address: string;
  readonly server: string;
}

/** The screens of somebody who has no identity yet. */
export class FirstRun {
  constructor(private readonly page: Page) {}

  async fillIn(identity: NewIdentity): Promise<void> {
    await this.page.getByRole("heading", { name: "Welcome to Keyferry" }).waitFor();
    await this.page.getByLabel("Your name", { exact: true }).fill(identity.name);
    await this.page.getByLabel("Your address", { exact: true }).fill(identity.address);
    await this.page.getByLabel("Key server", { exact: true }).fill(identity.server);
  }

  async create(): Promise<void> {
    await this.page.getByRole("button", { name: "Create my identity" }).click();
  }

  async finish(): Promise<void> {
    await this.page.getByRole("heading", { name: "Your identity is ready" }).waitFor({ timeout: 30_000 });
    await this.page.getByRole("button", { name: "Start using Keyferry" }).click();
    await this.page.getByRole("heading", { name: "Vaults", exact: true }).waitFor();
  }
}
