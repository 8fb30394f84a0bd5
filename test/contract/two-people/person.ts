import { randomUUID } from "node:crypto";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "../../../electron/composition/services";
import { PauseGate } from "../../../electron/services/jobs/pause-gate";
import { originalOf } from "../../../electron/services/vault/saving-back";
import { type DataId, parseDataId } from "../../../shared/crypto";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { FolderListing, ItemView, JobView } from "../../../shared/protocol/ipc/views";
import { Computer, type Interference } from "./computer";
import { type FolderContent, readFolder } from "./folder-content";

export interface SharedPart {
  readonly from: number;
  readonly to: number;
  /** That it was chosen in; the one of now when not said. */
  readonly version?: number;
}

/** Somebody who uses the app, in the words of a test. */
export class Person {
  private constructor(
    readonly name: string,
    readonly computer: Computer,
  ) {}

  static async enrolled(origin: string, name: string, interference?: Interference): Promise<Person> {
    const computer = await Computer.connectedTo(origin);
    const person = new Person(name, computer);
    const app = await computer.start(interference);
    await app.identity.create({
      name,
      address: person.address,
      server: origin,
      rsaBits: 2048,
      entry: { by: "nothing" },
    });
    return person;
  }

  get address(): string {
    return `${this.name.toLowerCase()}@example.org`;
  }

  get app(): Services {
    return this.computer.app;
  }

  async userId(): Promise<string> {
    const identity = await this.app.identity.describe();
    if (identity.state !== "ready") throw new Error(`${this.name} has no identity`);
    return identity.userId;
  }

  restart(interference?: Interference): Promise<Services> {
    return this.computer.restart(interference);
  }

  /** @returns the vault as this person has it */
  async createsVault(name: string): Promise<Vault> {
    const placeId = this.app.places.remember(await this.computer.newFolder("vaults"), "new-vault");
    const { vaultId, folder } = await this.app.vaults.listed.create({ name, placeId });
    return new Vault(this, parseDataId(vaultId), folder);
  }

  /** Adds a folder that holds a vault, as it is, to the list. */
  async opensVault(folder: string): Promise<Vault> {
    const placeId = this.app.places.remember(folder, "open-vault");
    const { vaultId } = await this.app.vaults.listed.addExisting({ placeId });
    return new Vault(this, parseDataId(vaultId), folder);
  }

  /** Gets a copy of somebody's vault folder, as a cloud service would bring it, and opens it. */
  async receivesCopyOf(vault: Vault, filter: (path: string) => boolean = () => true): Promise<Vault> {
    const folder = join(await this.computer.newFolder("cloud"), "vault");
    await cp(vault.folder, folder, { recursive: true, filter });
    return this.opensVault(folder);
  }

  async ended(started: { jobId: string } | null): Promise<JobView> {
    if (started === null) throw new Error("nothing was started");
    return this.app.jobs.wait(started.jobId);
  }

  async leaves(): Promise<void> {
    await this.computer.remove();
  }
}

/** A vault folder on one person's computer. */
export class Vault {
  constructor(
    readonly person: Person,
    readonly id: DataId,
    readonly folder: string,
  ) {}

  /** The same folder on somebody else's list. */
  openedBy(person: Person): Promise<Vault> {
    return person.opensVault(this.folder);
  }

  list(folderId: string = this.id): Promise<FolderListing> {
    return this.person.app.vaults.listItems({ vaultId: this.id, folderId });
  }

  /** Looks at the disk again, now. */
  async look(): Promise<void> {
    await (await this.person.app.vaults.open(this.id)).refresh();
  }

  /** Everything readable by its path of names, folders with a slash at the end. */
  async tree(): Promise<Map<string, ItemView>> {
    const found = new Map<string, ItemView>();
    const walk = async (folderId: string, above: string): Promise<void> => {
      for (const item of (await this.list(folderId)).items) {
        const path = above + item.name;
        found.set(item.kind === "folder" ? `${path}/` : path, item);
        if (item.kind === "folder") await walk(item.itemId, `${path}/`);
      }
    };
    await walk(this.id, "");
    return found;
  }

  async item(path: string): Promise<ItemView> {
    const tree = await this.tree();
    const item = tree.get(path) ?? tree.get(`${path}/`);
    if (item === undefined) throw new Error(`${this.person.name} sees no ${path}`);
    return item;
  }

  /** The ID of the item at this path; "" is the vault itself. */
  async idOf(path: string): Promise<string> {
    return path === "" ? this.id : (await this.item(path)).itemId;
  }

  async adds(paths: readonly string[], into = ""): Promise<JobView> {
    const { app } = this.person;
    const folderId = await this.idOf(into);
    return this.person.ended(await app.vaults.addDropped({ vaultId: this.id, folderId, paths: [...paths] }));
  }

  async makesFolder(name: string, into = ""): Promise<string> {
    return this.person.app.vaults.newFolder({ vaultId: this.id, folderId: await this.idOf(into), name });
  }

  async renames(path: string, name: string): Promise<void> {
    await this.person.app.vaults.rename({ vaultId: this.id, itemId: await this.idOf(path), name });
  }

  async moves(paths: readonly string[], into: string): Promise<JobView> {
    const itemIds = await Promise.all(paths.map((path) => this.idOf(path)));
    const folderId = await this.idOf(into);
    return this.person.ended(await this.person.app.vaults.move({ vaultId: this.id, itemIds, folderId }));
  }

  async deletes(paths: readonly string[]): Promise<JobView> {
    const itemIds = await Promise.all(paths.map((path) => this.idOf(path)));
    return this.person.ended(
      await this.person.app.deleted.delete({ vaultId: this.id, itemIds, forGood: true }),
    );
  }

  /** Deletes so that it can be put back. @returns what it is put back by */
  async deletesForAWhile(paths: readonly string[]): Promise<string> {
    const itemIds = await Promise.all(paths.map((path) => this.idOf(path)));
    const { deleted } = this.person.app;
    const started = await deleted.delete({ vaultId: this.id, itemIds, forGood: false });
    const job = await this.person.ended(started);
    if (job.state !== "done" || started.deletionId === null)
      throw new Error(`not deleted: ${job.state} ${job.problem}`);
    return started.deletionId;
  }

  async putsBack(deletionId: string): Promise<JobView> {
    return this.person.ended(await this.person.app.deleted.putBack({ vaultId: this.id, deletionId }));
  }

  async replaces(path: string, sourcePath: string): Promise<void> {
    const { vaults } = this.person.app;
    const opened = await vaults.open(this.id);
    const original = originalOf({ vault: opened }, opened.tree.node(parseDataId(await this.idOf(path))));
    if (original === null) throw new Error(`${path} cannot be written`);
    const control = {
      jobId: randomUUID(),
      signal: new AbortController().signal,
      progress: () => {},
      fail: () => {},
      pause: new PauseGate(),
      only: null,
      isSuspended: () => false,
    };
    const { copyName } = await vaults.saveBack({ original, sourcePath, name: path, asCopy: false }, control);
    if (copyName !== null) throw new Error(`${path} became a copy`);
  }

  /** Writes all that is readable to a new folder and gives its content by path. */
  async content(): Promise<FolderContent> {
    const { app, computer } = this.person;
    const { items } = await this.list();
    if (items.length === 0) return new Map();
    const target = await computer.newFolder("export");
    computer.desktop.folders.push(target);
    const itemIds = items.map(({ itemId }) => itemId);
    const job = await this.person.ended(await app.vaults.export({ vaultId: this.id, itemIds }));
    if (job.state !== "done" || job.failureCount > 0) throw new ExportFailure(job);
    return readFolder(target);
  }

  async sharesWith(
    person: Person,
    path: string,
    how: { range?: SharedPart; access?: "read" | "read-write"; endsAt?: number; note?: string } = {},
  ): Promise<"shared" | ErrorCode> {
    const { people, sharing } = this.person.app;
    const { userId, digits } = await people.lookUp({ address: person.address });
    const { itemId, version } = path === "" ? { itemId: this.id, version: 1 } : await this.item(path);
    const [outcome] = await sharing.share({
      vaultId: this.id,
      itemIds: [itemId],
      recipients: [{ userId, digits }],
      range: how.range === undefined ? null : { version, ...how.range },
      access: how.access ?? "read",
      endsAt: how.endsAt ?? null,
      note: how.note ?? "",
    });
    if (outcome === undefined) throw new Error("sharing had no outcome");
    return outcome.outcome;
  }

  async removesAccess(person: Person, path: string): Promise<JobView> {
    const { sharing } = this.person.app;
    const itemId = await this.idOf(path);
    const userId = await person.userId();
    return this.person.ended(await sharing.removeAccess({ vaultId: this.id, itemId, userId }));
  }

  /** Names of those who have access to an item, with how. */
  async accessTo(path: string): Promise<string[]> {
    const rows = await this.person.app.sharing.whoHasAccess({
      vaultId: this.id,
      itemId: await this.idOf(path),
    });
    return rows.map(({ person, access, inherited, range }) => {
      const part = range === null ? "" : ` part ${range.from}-${range.to}`;
      return `${person.name} ${access}${part}${inherited ? " inherited" : ""}`;
    });
  }
}

export class ExportFailure extends Error {
  constructor(readonly job: JobView) {
    super(`export: ${job.state} ${job.problem} ${JSON.stringify(job.failures.slice(0, 5))}`);
  }
}
