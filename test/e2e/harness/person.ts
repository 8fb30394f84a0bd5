import fs from "node:fs";
import path from "node:path";
import { expect, type Page, type TestInfo } from "@playwright/test";
import type { JobView } from "../../../shared/protocol/ipc/views";
import { type LaunchOptions, type Profile, RunningApp } from "./running-app";
import { Browser } from "./screens/browser";
import { FirstRun } from "./screens/first-run";
import { Found } from "./screens/found";
import { Frame } from "./screens/frame";
import { OwnIdentity } from "./screens/identity";
import { Jobs } from "./screens/jobs";
import { RecoveryKit } from "./screens/recovery-kit";
import { type PartInPercent, Sharing } from "./screens/sharing";

/** Somebody with a computer of her own, who uses Keyferry through its window. */
export class Person {
  readonly address: string;
  #app: RunningApp | null = null;

  constructor(
    readonly name: string,
    readonly profile: Profile,
  ) {
    this.address = `${name.toLowerCase()}@example.org`;
  }

  get app(): RunningApp {
    if (this.#app === null) throw new Error(`${this.name} has not started Keyferry.`);
    return this.#app;
  }
  get page(): Page {
    return this.app.page;
  }
  get frame(): Frame {
    return new Frame(this.page);
  }
  get browser(): Browser {
    return new Browser(this.page);
  }
  get jobs(): Jobs {
    return new Jobs(this.page);
  }
  get sharing(): Sharing {
    return new Sharing(this.page);
  }
  get found(): Found {
    return new Found(this.page);
  }
  get identity(): OwnIdentity {
    return new OwnIdentity(this.page);
  }
  get kit(): RecoveryKit {
    return new RecoveryKit(this.app);
  }
  get firstRun(): FirstRun {
    return new FirstRun(this.page);
  }

  async starts(options: LaunchOptions = {}): Promise<this> {
    this.#app = await RunningApp.launch(this.profile, options);
    return this;
  }

  async quits(): Promise<void> {
    const app = this.#app;
    this.#app = null;
    await app?.quit();
  }

  /** The power goes: the app ends in the middle of whatever it does. */
  async losesPower(): Promise<void> {
    const app = this.app;
    this.#app = null;
    await app.kill();
  }

  /** What the window shows and the log says, for a test that failed. */
  async attachesEvidence(testInfo: TestInfo): Promise<void> {
    const log = path.join(this.profile.userData, "logs", "keyferry.log");
    if (fs.existsSync(log)) await testInfo.attach(`${this.name}'s log`, { path: log });
    const screenshot = await this.#app?.page.screenshot().catch(() => undefined);
    if (screenshot !== undefined) {
      await testInfo.attach(`${this.name}'s window`, { body: screenshot, contentType: "image/png" });
    }
  }

  async createsIdentity(): Promise<void> {
    await this.firstRun.fillIn({ name: this.name, address: this.address, server: this.profile.server });
    await this.firstRun.create();
    await this.firstRun.finish();
  }

  /** Makes a vault as a folder of this name in `place`, and goes into it. */
  async createsVault(name: string, place: string): Promise<void> {
    await this.frame.goTo("Vaults");
    await this.browser.button("New vault").first().click();
    const dialog = this.frame.dialog("New vault");
    await dialog.getByLabel("Vault name", { exact: true }).fill(name);
    await this.app.nextDialogAnswers(place);
    await dialog.getByRole("button", { name: "Choose folder" }).click();
    await dialog.getByRole("button", { name: "Create vault", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await this.page.getByRole("heading", { name, exact: true }).waitFor();
  }

  /** Takes in a vault that lies in a folder already, and goes into it. */
  async opensExistingVault(folder: string, name: string): Promise<void> {
    await this.frame.goTo("Vaults");
    await this.app.nextDialogAnswers(folder);
    await this.browser.button("Open existing vault").first().click();
    await this.page.getByRole("heading", { name, exact: true }).waitFor();
  }

  async entersVault(name: string): Promise<void> {
    await this.frame.goTo("Vaults");
    await this.browser.enterVault(name);
  }

  addsFiles(...paths: string[]): Promise<JobView> {
    return this.app.jobStartedBy(async () => {
      await this.app.nextDialogAnswers(...paths);
      await this.browser.button("Add files").first().click();
    }, 180_000);
  }

  addsFolder(path: string): Promise<JobView> {
    return this.app.jobStartedBy(async () => {
      await this.app.nextDialogAnswers(path);
      await this.browser.button("Add folder").first().click();
    }, 180_000);
  }

  /** Opens an item of the folder in sight; answers the path of the decrypted file that the desktop was given. */
  async opens(item: string): Promise<string> {
    const before = (await this.app.openedPaths()).length;
    const job = await this.app.jobStartedBy(() => this.browser.row(item).dblclick(), 180_000);
    expect(job).toMatchObject({ state: "done", problem: null });
    const opened = (await this.app.openedPaths()).at(before);
    if (opened === undefined) throw new Error(`${item} was not given to any application.`);
    return opened;
  }

  /** Decrypts items of the folder in sight into `target`. */
  async exports(items: readonly string[], target: string): Promise<JobView> {
    await this.browser.select(...items);
    return this.app.jobStartedBy(async () => {
      await this.app.nextDialogAnswers(target);
      await this.browser.ofSelection("Export").click();
    }, 180_000);
  }

  /** Shares the vault or folder in sight. */
  async sharesThis(
    what: "vault" | "folder",
    recipient: Person,
    options: { write?: boolean } = {},
  ): Promise<void> {
    await this.browser.button(`Share this ${what}`).click();
    await this.#sharesInDialog(recipient, options);
  }

  /** Shares an item of the folder in sight, or a part of it. */
  async shares(
    item: string,
    recipient: Person,
    options: { part?: PartInPercent; write?: boolean } = {},
  ): Promise<void> {
    await this.browser.select(item);
    await this.browser.ofSelection("Share").click();
    await this.#sharesInDialog(recipient, options);
  }

  async #sharesInDialog(
    recipient: Person,
    options: { part?: PartInPercent; write?: boolean },
  ): Promise<void> {
    if (options.part !== undefined) await this.sharing.choosePart(options.part);
    await this.sharing.find(recipient.address, recipient.name);
    if (options.write === true) await this.sharing.allowWriting();
    await this.sharing.share(recipient.name);
  }

  /** Takes away what was given through the vault or folder in sight. */
  async removesAccessToThis(what: "vault" | "folder", recipient: Person): Promise<JobView> {
    await this.browser.button(`Who has access to this ${what}`).click();
    const job = await this.app.jobStartedBy(() => this.sharing.remove(recipient.name), 120_000);
    await this.page.keyboard.press("Escape");
    return job;
  }

  async removesAccessTo(item: string, recipient: Person): Promise<JobView> {
    await this.browser.select(item);
    await this.browser.ofSelection("Who has access").click();
    const job = await this.app.jobStartedBy(() => this.sharing.remove(recipient.name), 120_000);
    await this.page.keyboard.press("Escape");
    return job;
  }

  /** “Shared with me” lists exactly these, once the server was asked. */
  async seesSharedWithMe(...names: string[]): Promise<void> {
    await this.frame.goTo("Shared with me");
    await this.page.getByRole("button", { name: "Refresh", exact: true }).click();
    const rows = this.page.getByRole("table", { name: "Shared with me" }).getByRole("row");
    const shown = async () => {
      const labels = await Promise.all((await rows.all()).map((row) => row.getAttribute("aria-label")));
      return labels.filter((label) => label !== null).sort();
    };
    await expect.poll(shown, { timeout: 20_000 }).toEqual([...names].sort());
  }

  /** Searches a folder for containers. */
  async searches(folder: string): Promise<JobView> {
    await this.frame.goTo("Find");
    return this.app.jobStartedBy(async () => {
      await this.app.nextDialogAnswers(folder);
      await this.page.getByRole("button", { name: "Choose folder to search" }).click();
    });
  }

  /** Opens a container that the last search found; answers the decrypted file's path. */
  async opensFound(name: string): Promise<string> {
    const before = (await this.app.openedPaths()).length;
    const job = await this.app.jobStartedBy(() => this.found.act("Open", name), 180_000);
    expect(job).toMatchObject({ state: "done", problem: null });
    const opened = (await this.app.openedPaths()).at(before);
    if (opened === undefined) throw new Error(`${name} was not given to any application.`);
    return opened;
  }

  async exportsFound(name: string, target: string): Promise<JobView> {
    return this.app.jobStartedBy(async () => {
      await this.app.nextDialogAnswers(target);
      await this.found.act("Export", name);
    }, 180_000);
  }

  /** Names of what the last search found and this person holds a key for. */
  readableFinds(): Promise<string[]> {
    return this.found.readableNames();
  }

  async makesFolder(name: string): Promise<void> {
    await this.browser.button("New folder").first().click();
    const dialog = this.frame.dialog("New folder");
    await dialog.getByLabel("Name", { exact: true }).fill(name);
    await dialog.getByRole("button", { name: "Create folder" }).click();
    await this.browser.row(name).waitFor();
  }

  async renames(item: string, newName: string): Promise<void> {
    await this.browser.select(item);
    await this.browser.ofSelection("Rename").click();
    const field = this.browser.nameField();
    await field.fill(newName);
    await field.press("Enter");
    await this.browser.row(newName).waitFor();
  }

  /** @param folder its whole path, as in `Vault / Folder` */
  async moves(items: readonly string[], folder: string): Promise<JobView> {
    await this.browser.select(...items);
    await this.browser.ofSelection("Move").click();
    const dialog = this.frame.dialog(/^Move /);
    await dialog.getByRole("radio", { name: folder, exact: true }).check();
    return this.app.jobStartedBy(() => dialog.getByRole("button", { name: "Move here" }).click());
  }

  async deletes(item: string): Promise<JobView> {
    await this.browser.select(item);
    return this.app.jobStartedBy(() => this.browser.ofSelection("Delete").click());
  }
}
