import { expect, type Page } from "@playwright/test";

export interface NewIdentity {
  readonly name: string;
  readonly address: string;
  readonly server: string;
}

/** The screens of somebody who has no identity yet. */
export class FirstRun {
  constructor(private readonly page: Page) {}

  /** From the welcome to the last form before the keys are made. */
  async fillIn({ name, address, server }: NewIdentity): Promise<void> {
    await this.begin();
    await this.nameServer(server);
    await this.goOn();
    await this.sayWho({ name, address });
  }

  async begin(): Promise<void> {
    await this.page.getByRole("heading", { name: "Welcome to Keyferry" }).waitFor();
    await this.#button("Get started").click();
    await this.page.getByRole("heading", { name: "Where is your key server?" }).waitFor();
  }

  /** @param server its address, or a link with an invite */
  async nameServer(server: string): Promise<void> {
    await this.page.getByLabel("Key server", { exact: true }).fill(server);
  }

  async enterInvite(code: string): Promise<void> {
    await this.page.getByLabel("Invite code", { exact: true }).fill(code);
  }

  async goOn(): Promise<void> {
    await this.#button("Next").click();
  }

  async sayWho({ name, address }: { name: string; address: string }): Promise<void> {
    await this.page.getByRole("heading", { name: "Who are you?" }).waitFor({ timeout: 30_000 });
    await this.page.getByLabel("Your name", { exact: true }).fill(name);
    await this.page.getByLabel("Your address", { exact: true }).fill(address);
  }

  /** New keys by the words alone. */
  async recover(lost: { address: string; server: string; words: string }): Promise<void> {
    await this.#button("I have a recovery kit").click();
    await this.#button("I have only the words").click();
    await this.page.getByLabel("Your address", { exact: true }).fill(lost.address);
    await this.page.getByLabel("Key server", { exact: true }).fill(lost.server);
    await this.page.getByLabel("Your 24 recovery words", { exact: true }).fill(lost.words);
    await this.#button("Recover my identity").click();
  }

  async create(): Promise<void> {
    await this.#button("Create my identity").click();
  }

  /** On past the fingerprint to the offer of a recovery kit. */
  async comesToKit(): Promise<void> {
    await this.page.getByRole("heading", { name: "Your identity is ready" }).waitFor({ timeout: 30_000 });
    await this.goOn();
    await this.page.getByRole("heading", { name: "Prepare for the loss of this computer" }).waitFor();
  }

  async start(): Promise<void> {
    await this.page.getByRole("heading", { name: "You are all set" }).waitFor();
    await this.#button("Start using Keyferry").click();
    await expect(this.page.getByRole("heading", { name: "Vaults", exact: true })).toBeVisible();
  }

  /** Puts the recovery kit off. */
  async finish(): Promise<void> {
    await this.comesToKit();
    await this.#button("Later").click();
    await this.start();
  }

  #button(name: string) {
    return this.page.getByRole("button", { name, exact: true });
  }
}
