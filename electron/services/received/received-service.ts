import { type DataId, parseDataId } from "../../../shared/crypto";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import { vaultFolderAround } from "../containers/container-location";
import type { ContainerOpening } from "../containers/container-opening";
import type { KnownLocation } from "../containers/known-locations";
import type { ContainerHeader } from "../../../shared/format";
import type { Session } from "../identity/session";
import type { JobControl, JobRunner } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { Keyring } from "../keyring/keyring";
import type { Places } from "../places/places";
import type { Desktop } from "../ports";
import { entriesOf, type ReceivedEntry, viewOfReceived } from "./received-entry";
import type { ReceivedLocations } from "./received-locations";

export interface ReceivedServiceDeps {
  readonly keyring: Keyring;
  readonly jobs: JobRunner;
  readonly desktop: Desktop;
  readonly places: Places;
  readonly opening: ContainerOpening;
  readonly whereabouts: ReceivedLocations;
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
    return located.map(({ entry, location }) => viewOfReceived(entry, location));
  }

  /** Asks the server for what is new, then lists. @throws KeyferryError those of the server */
  async refresh(): Promise<IpcResponse<"received.refresh">> {
    const isChanged = await this.deps.keyring.refresh();
    if (isChanged) for (const listener of this.#listeners) listener();
    return this.list();
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

  async #located(): Promise<{ entry: ReceivedEntry; location: KnownLocation | null }[]> {
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

function subjectOf({ dataId, held }: ReceivedEntry): string {
  const name = held.payload === null || held.payload.kind === "set" ? undefined : held.payload.name;
  return name ?? dataId;
}
