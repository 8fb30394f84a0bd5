import { relative } from "node:path";
import { type DataId, parseDataId, parseUserId } from "../../../shared/crypto";
import type { ContainerHeader } from "../../../shared/format";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import { vaultFolderAround } from "../containers/container-location";
import type { ContainerOpening } from "../containers/container-opening";
import type { KnownLocation } from "../containers/known-locations";
import type { Session } from "../identity/session";
import type { JobControl, JobRunner } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { Keyring } from "../keyring/keyring";
import type { Places } from "../places/places";
import type { Desktop } from "../ports";
import type { VaultList } from "../profile/vault-list";
import { type GlanceDeps, glanceAtVault } from "../vault/vault-glance";
import type { ReceivedDecisions, ReceivedThing } from "./received-decisions";
import { entriesOf, type ReceivedEntry, viewOfReceived } from "./received-entry";
import type { ReceivedLocations } from "./received-locations";

export interface ReceivedServiceDeps {
  readonly keyring: Keyring;
  readonly engine: GlanceDeps["engine"];
  readonly ownerKeys: GlanceDeps["ownerKeys"];
  readonly jobs: JobRunner;
  readonly desktop: Desktop;
  readonly places: Places;
  readonly opening: ContainerOpening;
  readonly whereabouts: ReceivedLocations;
  readonly session: Pick<Session, "identity" | "problem">;
  readonly decisions: ReceivedDecisions;
  readonly vaultList: Pick<VaultList, "all">;
  /** Where a vault that is opened from here is added to the list. */
  readonly vaults: {
    addExisting(request: IpcRequest<"vaults.addExisting">): Promise<IpcResponse<"vaults.addExisting">>;
  };
}

/** "Shared with me". */
export class ReceivedService {
  readonly #listeners = new Set<() => void>();

  constructor(private readonly deps: ReceivedServiceDeps) {}

  /** What is known already; never waits for the server unless an owner is new. */
  async list(): Promise<IpcResponse<"received.list">> {
    const located = await this.#located();
    const { userId } = this.deps.session.identity();
    const { decisions, vaultList } = this.deps;
    // A vault that is in the list was accepted, whichever way it came there: the one in that folder, which is found by its owner's
    // key. Anybody can give something of her own the same ID.
    const listed = new Map(vaultList.all().map(({ vaultId, folder }) => [vaultId, folder]));
    const isListed = ({ entry, location }: Located) => {
      const folder = listed.get(entry.dataId);
      const found = location === null ? null : vaultFolderAround(location.path);
      return folder !== undefined && found !== null && relative(folder, found) === "";
    };
    await decisions.decide(userId, located.filter(isListed).map(thingIn), "accepted");
    const names = await Promise.all(located.map((one) => this.#nameFound(one)));
    return located.map((one, i) =>
      viewOfReceived(one.entry, one.location, decisions.of(userId, thingIn(one)), names[i] ?? null),
    );
  }

  /** Asks the server for what is new, then lists. @throws KeyferryError those of the server */
  async refresh(): Promise<IpcResponse<"received.refresh">> {
    const isChanged = await this.deps.keyring.refresh();
    const { decisions, session } = this.deps;
    const held = (await this.#located()).map(thingIn);
    await decisions.forgetAllBut(session.identity().userId, held);
    if (isChanged) this.#tell();
    return this.list();
  }

  /** Nothing of it goes to the server or to the owner. @throws KeyferryError of the disk */
  async decide({
    dataId,
    ownerId,
    standing,
  }: IpcRequest<"received.decide">): Promise<IpcResponse<"received.decide">> {
    const thing = { dataId: parseDataId(dataId), ownerId: parseUserId(ownerId) };
    await this.deps.decisions.decide(this.deps.session.identity().userId, [thing], standing);
    if (standing === "accepted") await this.#listVaultOf(thing);
    this.#tell();
    return this.list();
  }

  /** It was opened without being asked about: by double click, from a search. Never throws. */
  async acceptOpened(header: Pick<ContainerHeader, "dataId" | "path">): Promise<void> {
    const { session, decisions } = this.deps;
    if (session.problem() !== null) return;
    const { userId } = session.identity();
    const held = (await this.#located().catch(() => [])).map(thingIn);
    // The thing itself, or else the nearest folder above that was shared: that is what it was opened by.
    const ids = [header.dataId, ...header.path.map(({ id }) => id).reverse()];
    const nearest = ids.find((id) => held.some(({ dataId }) => dataId === id));
    const things = held.filter(
      (thing) => thing.dataId === nearest && decisions.of(userId, thing) !== "accepted",
    );
    if (things.length === 0) return;
    await decisions.decide(userId, things, "accepted").catch(() => undefined);
    this.#tell();
  }

  /**
   * Opens a file, or a part of it; a vault or folder is added to the list of vaults.
   * @throws KeyferryError `no-access`, `container-not-found` when it was not found on this computer yet
   */
  async open({ dataId }: IpcRequest<"received.open">): Promise<IpcResponse<"received.open">> {
    const { entry, location } = await this.#find(parseDataId(dataId));
    return this.deps.jobs.start("open", subjectOf(entry), async (control) => {
      if (location.kind === "file") await this.deps.opening.open(location.path, control);
      else await this.#addVaultAround(location.path);
    });
  }

  /** Null when the person closed the dialog. @throws as `open`; `request-invalid` for a vault or folder */
  async export({ dataId }: IpcRequest<"received.export">): Promise<IpcResponse<"received.export">> {
    const { entry, location } = await this.#find(parseDataId(dataId));
    if (location.kind !== "file") throw new KeyferryError("request-invalid", "only a file can be exported");
    const folder = await this.deps.desktop.chooseFolder("export");
    if (folder === null) return null;
    const work = (control: JobControl) => this.deps.opening.exportTo(folder, location.path, control);
    return this.deps.jobs.start("export", subjectOf(entry), work, { canPause: true, canRetry: true });
  }

  /** Tells when something new was shared, or taken away. @returns a function that ends the subscription */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Without a place on this computer it becomes an entry when it is opened. */
  async #listVaultOf(thing: ReceivedThing): Promise<void> {
    const found = (await this.#located()).find(
      (one) => thingIn(one).dataId === thing.dataId && thingIn(one).ownerId === thing.ownerId,
    );
    const { location } = found ?? {};
    if (!location || location.kind === "file") return;
    // It is accepted all the same; opening it says what is wrong with its vault.
    await this.#addVaultAround(location.path).catch(() => undefined);
  }

  async #located(): Promise<Located[]> {
    const entries = (await this.deps.keyring.heldGrants()).flatMap(entriesOf);
    const wanted = entries.map(({ dataId, held }) => {
      const ownerSigningKeys = (held.owner?.generations ?? []).map(({ record }) => record.signingKey);
      return ownerSigningKeys.length === 0 ? null : { dataId, ownerSigningKeys };
    });
    const locations = await this.deps.whereabouts.find(wanted.filter((one) => one !== null));
    return entries.map((entry, i) => {
      return { entry, location: wanted[i] === null ? null : (locations.shift() ?? null) };
    });
  }

  /** A grant says what a vault was called when it was made; its owner may have renamed it since. */
  async #nameFound({ entry, location }: Located): Promise<string | null> {
    const folder = location?.kind === "vault" ? vaultFolderAround(location.path) : null;
    if (folder === null) return null;
    const seen = await glanceAtVault(this.deps, entry.dataId, folder).catch(() => null);
    return seen?.name ?? null;
  }

  async #find(dataId: DataId): Promise<{ entry: ReceivedEntry; location: KnownLocation }> {
    const candidates = (await this.#located()).filter(({ entry }) => entry.dataId === dataId);
    const [first] = candidates;
    if (first === undefined) throw new KeyferryError("no-access");
    for (const { entry, location } of candidates) if (location !== null) return { entry, location };
    throw new KeyferryError(first.entry.held.problem ?? "container-not-found");
  }

  async #addVaultAround(path: string): Promise<void> {
    const folder = vaultFolderAround(path);
    if (folder === null) throw new KeyferryError("vault-not-found");
    await this.deps.vaults.addExisting({ placeId: this.deps.places.remember(folder, "open-vault") });
  }
}

interface Located {
  readonly entry: ReceivedEntry;
  readonly location: KnownLocation | null;
}

function thingIn({ entry }: Located): ReceivedThing {
  return { dataId: entry.dataId, ownerId: entry.held.grant.ownerId };
}

function subjectOf({ dataId, held }: ReceivedEntry): string {
  const name = held.payload === null || held.payload.kind === "set" ? undefined : held.payload.name;
  return name ?? dataId;
}
