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

  /** Asks the key server who may enrol there. */
  async check(): Promise<void> {
    await this.page.getByRole("button", { name: "Check", exact: true }).click();
    await this.page.getByText("This key server answers.").waitFor();
  }

  async enterInvite(code: string): Promise<void> {
    await this.page.getByLabel("Invite code", { exact: true }).fill(code);
  }

  async recover(lost: { address: string; server: string; words: string }): Promise<void> {
    await this.page.getByRole("button", { name: "I have recovery words" }).click();
    await this.page.getByLabel("Your address", { exact: true }).fill(lost.address);
    await this.page.getByLabel("Key server", { exact: true }).fill(lost.server);
    await this.page.getByLabel("Your 24 recovery words", { exact: true }).fill(lost.words);
    await this.page.getByRole("button", { name: "Recover my identity" }).click();
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
