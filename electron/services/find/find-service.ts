import { basename } from "node:path";
import type { ContainerHeader } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { FoundContainer } from "../../../shared/protocol/ipc/views";
import type { ContainerExamination, ExaminedContainer } from "../containers/container-examination";
import { vaultFolderAround } from "../containers/container-location";
import type { ContainerOpening } from "../containers/container-opening";
import type { KnownLocations } from "../containers/known-locations";
import type { JobControl, JobRunner } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import { forgetKeys } from "../keyring/container-access";
import type { People } from "../people/people";
import type { Places } from "../places/places";
import type { Desktop, Files } from "../ports";
import { walkForContainers } from "./folder-walk";
import { viewOfFound } from "./found-container";

export interface FindServiceDeps {
  readonly files: Files;
  readonly desktop: Desktop;
  readonly jobs: JobRunner;
  readonly places: Places;
  readonly people: People;
  readonly examination: ContainerExamination;
  readonly opening: ContainerOpening;
  readonly locations: KnownLocations;
  /** Told of every container by which a vault was added. */
  readonly used: (header: ContainerHeader) => void;
  /** Where a found vault is added to the list. */
  readonly vaults: {
    addExisting(request: IpcRequest<"vaults.addExisting">): Promise<IpcResponse<"vaults.addExisting">>;
  };
}

/** Enough for one question to the server, few enough to show results early. */
const CONTAINERS_A_BATCH = 200;

/** Results of earlier searches are forgotten, the oldest first. */
const SEARCHES_KEPT = 10;

/** Containers that turn up on this computer: by searching a folder, or because the system asks the app to open them. */
export class FindService {
  readonly #results = new Map<string, FoundContainer[]>();
  readonly #handedOver: string[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(private readonly deps: FindServiceDeps) {}

  /** Searches a chosen folder and all below it. @throws KeyferryError `request-invalid` for an unknown place */
  scan({ placeId }: IpcRequest<"find.scan">): IpcResponse<"find.scan"> {
    const folder = this.deps.places.pathOf(placeId, "scan");
    return this.deps.jobs.start("scan", basename(folder) || folder, (control) =>
      this.#search(folder, control),
    );
  }

  /** What a search came by so far. */
  results({ jobId }: IpcRequest<"find.results">): IpcResponse<"find.results"> {
    return [...(this.#results.get(jobId) ?? [])];
  }

  open({ placeId }: IpcRequest<"find.open">): IpcResponse<"find.open"> {
    const path = this.deps.places.pathOf(placeId, "container");
    const work = (control: JobControl) => this.deps.opening.open(path, control);
    return this.deps.jobs.start("open", basename(path), work, { canRetry: true });
  }

  /** Null when the person closed the dialog. */
  async export({ placeId }: IpcRequest<"find.export">): Promise<IpcResponse<"find.export">> {
    const path = this.deps.places.pathOf(placeId, "container");
    const folder = await this.deps.desktop.chooseFolder("export");
    if (folder === null) return null;
    const work = (control: JobControl) => this.deps.opening.exportTo(folder, path, control);
    return this.deps.jobs.start("export", basename(path), work, { canPause: true, canRetry: true });
  }

  /** Adds the vault that the found container belongs to. @throws KeyferryError `vault-not-found` for a lone container */
  async addVault({ placeId }: IpcRequest<"find.addVault">): Promise<IpcResponse<"find.addVault">> {
    const path = this.deps.places.pathOf(placeId, "container");
    const folder = vaultFolderAround(path);
    if (folder === null) throw new KeyferryError("vault-not-found");
    const added = await this.deps.vaults.addExisting({
      placeId: this.deps.places.remember(folder, "open-vault"),
    });
    const [found] = await this.deps.examination.examine([path]);
    if (found?.access) forgetKeys(found.access);
    if (found?.head) this.deps.used(found.head.header);
    return added;
  }

  /** The system asks to open this container (double click, command line). */
  handOver(path: string): void {
    this.#handedOver.push(path);
    for (const listener of this.#listeners) listener();
  }

  /** @returns a function that ends the subscription */
  onHandedOver(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets what searches came by; what was handed over still waits to be taken. */
  forgetResults(): void {
    this.#results.clear();
  }

  /** Containers handed over since the last call. */
  async takeHandedOver(): Promise<IpcResponse<"find.takeHandedOver">> {
    const paths = this.#handedOver.splice(0);
    return this.#found(await this.deps.examination.examine(paths));
  }

  async #search(folder: string, control: JobControl): Promise<void> {
    const results: FoundContainer[] = [];
    this.#keepResults(control.jobId, results);
    const { signal } = control;
    const unreadable = (path: string, code: ErrorCode) => control.fail(path, code);
    const waiting: string[] = [];
    const examineSome = async () => {
      const batch = waiting.splice(0, CONTAINERS_A_BATCH);
      const examined = await this.deps.examination.examine(batch, signal);
      signal.throwIfAborted();
      results.push(...(await this.#found(examined)));
      const filesTotal = results.length + waiting.length;
      control.progress({ filesDone: results.length, filesTotal, bytesDone: 0, bytesTotal: 0 });
    };
    for await (const paths of walkForContainers(this.deps.files, folder, { signal, unreadable })) {
      waiting.push(...paths);
      while (waiting.length >= CONTAINERS_A_BATCH) await examineSome();
    }
    if (waiting.length > 0) await examineSome();
  }

  #keepResults(jobId: string, results: FoundContainer[]): void {
    this.#results.set(jobId, results);
    const [oldest] = this.#results.keys();
    if (this.#results.size > SEARCHES_KEPT && oldest !== undefined) this.#results.delete(oldest);
  }

  async #found(examined: readonly ExaminedContainer[]): Promise<FoundContainer[]> {
    const openable = examined.flatMap(({ path, head, access }) =>
      head === null || access === null ? [] : [{ path, header: head.header }],
    );
    await this.deps.locations.note(openable);
    for (const { access } of examined) if (access !== null) forgetKeys(access);
    return examined.map((container) =>
      viewOfFound(container, this.deps.places.remember(container.path, "container"), this.deps.people),
    );
  }
}
