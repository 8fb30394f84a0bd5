import { dirname, join } from "node:path";
import type { DataId } from "../../../shared/crypto";
import { Turns } from "../identity/turns";
import { KeyferryError } from "../keyferry-error";
import type { Files } from "../ports";
import { Journal, type JournalEntry } from "../profile/journal";
import { inParallel } from "../vault/bounded-parallel";
import { type DeletedContainer, type Deletion, deletionSchema, pathIn } from "./deletion";

/** Files to move at a time; more only queue up in the runtime's own pool. */
const FILES_AT_ONCE = 16;

/** How long what was deleted can be put back. */
export const KEPT_FOR_MS = 30 * 24 * 60 * 60 * 1000;

export interface BinDeps {
  readonly files: Files;
  /** The app's own folder for deleted containers. */
  readonly folder: string;
  readonly journalFolder: string;
  readonly clock: () => number;
}

/** What moving containers has to say, and is told. */
export interface MoveControl {
  readonly signal?: AbortSignal;
  readonly moved?: (count: number) => void;
  readonly failed?: (container: DeletedContainer, error: unknown) => void;
}

/**
 * Where deleted containers lie, encrypted as they were, until they are put back or their time is over. Each deletion is a journal
 * entry and a folder of its own; every container is whole in the vault's folder or in here at any moment.
 */
export class Bin {
  readonly #journal: Journal<Deletion>;
  readonly #turns = new Map<string, Turns>();

  constructor(private readonly deps: BinDeps) {
    const { files, journalFolder } = deps;
    this.#journal = new Journal({ files, folder: journalFolder, kind: "deletion", schema: deletionSchema });
  }

  list(): Promise<JournalEntry<Deletion>[]> {
    return this.#journal.list();
  }

  /** @throws KeyferryError `deletion-gone`, also for what is being deleted for good */
  async get(deletionId: string): Promise<Deletion> {
    const deletion = await this.#find(deletionId);
    if (deletion === null || deletion.state === "removing") throw new KeyferryError("deletion-gone");
    return deletion;
  }

  /**
   * Puts a deletion back or removes it, never both at once. What was read of it before may be over, so `act` reads its state.
   * Deleting for good does not take the vault's turn for it, because that vault may be away for long.
   */
  alone<T>(deletionId: string, act: () => Promise<T>): Promise<T> {
    const turns = this.#turns.get(deletionId) ?? new Turns();
    this.#turns.set(deletionId, turns);
    return turns.take(act);
  }

  /** Vaults with a deletion, or a putting back, that was interrupted. */
  async unfinishedVaults(): Promise<Set<DataId>> {
    const unfinished = (await this.list()).filter(({ content }) => isUnfinished(content));
    return new Set(unfinished.map(({ content }) => content.vaultId));
  }

  /** Writes down what is going to be moved out. */
  async begin(deletionId: string, deletion: Deletion): Promise<void> {
    await this.deps.files.makeFolder(this.folderOf(deletionId), 0o700);
    await this.#journal.add(deletion, deletionId);
  }

  async note(deletionId: string, deletion: Deletion, state: Deletion["state"]): Promise<Deletion> {
    const changed = { ...deletion, state };
    await this.#journal.replace(deletionId, changed);
    return changed;
  }

  /** Writes down containers that were sealed anew in here. @param hashes of their headers, by their number */
  async noteSealed(
    deletionId: string,
    deletion: Deletion,
    hashes: ReadonlyMap<number, string>,
  ): Promise<Deletion> {
    const containers = deletion.containers.map((container, index) => {
      const headerHash = hashes.get(index);
      return headerHash === undefined ? container : { ...container, headerHash };
    });
    const changed = { ...deletion, containers };
    await this.#journal.replace(deletionId, changed);
    return changed;
  }

  /** Takes what is left of it out of the vault's folder. Can be repeated. @throws KeyferryError `cancelled`, of the file system */
  async moveOut(
    deletionId: string,
    deletion: Deletion,
    vaultFolder: string,
    control: MoveControl,
  ): Promise<void> {
    await this.deps.files.makeFolder(this.folderOf(deletionId), 0o700);
    const move = (container: DeletedContainer, index: number) =>
      this.#move(pathIn(vaultFolder, container), this.pathOf(deletionId, index));
    await this.#moveAll(deletion, [filesOf(deletion), foldersOf(deletion)], move, control);
    await this.#sync([this.folderOf(deletionId), ...this.#foldersIn(vaultFolder, deletion)]);
  }

  /** Puts what is in here back into the vault's folder, folders first. Can be repeated. @throws KeyferryError of the file system */
  async moveBack(
    deletionId: string,
    deletion: Deletion,
    vaultFolder: string,
    control: MoveControl,
  ): Promise<void> {
    const folders = this.#foldersIn(vaultFolder, deletion);
    await inParallel(folders, FILES_AT_ONCE, (folder) => this.deps.files.makeFolder(folder));
    const move = (container: DeletedContainer, index: number) =>
      this.#move(this.pathOf(deletionId, index), pathIn(vaultFolder, container));
    const { containers, width } = foldersOf(deletion);
    const steps = [{ containers: containers.toReversed(), width }, filesOf(deletion)];
    await this.#moveAll(deletion, steps, move, control);
    await this.#sync([this.folderOf(deletionId), ...folders]);
  }

  /**
   * Deletes for good what is kept, or was to be deleted already. What is on its way out or back, which may be so for long, is
   * left alone.
   * @param before called once that is decided
   */
  removeForGood(deletionId: string, before: (deletion: Deletion) => Promise<void>): Promise<void> {
    return this.alone(deletionId, async () => {
      const deletion = await this.#find(deletionId);
      if (deletion === null || isUnfinished(deletion)) return;
      await this.note(deletionId, deletion, "removing");
      await before(deletion);
      await this.remove(deletionId);
    });
  }

  /** Deletes what is in here, and the entry with it. */
  async remove(deletionId: string): Promise<void> {
    await this.deps.files.removeTree(this.folderOf(deletionId));
    await this.#journal.remove(deletionId);
  }

  /** Those whose time is over, and those that an earlier run did not come to remove. */
  async expired(): Promise<JournalEntry<Deletion>[]> {
    const before = this.deps.clock() - KEPT_FOR_MS;
    return (await this.list()).filter(
      ({ content: { state, deletedAt } }) => state === "removing" || (state === "kept" && deletedAt < before),
    );
  }

  /** Where the container of that number lies while it is in here. */
  pathOf(deletionId: string, index: number): string {
    return join(this.folderOf(deletionId), `${index}.keyferry`);
  }

  folderOf(deletionId: string): string {
    return join(this.deps.folder, deletionId);
  }

  async #find(deletionId: string): Promise<Deletion | null> {
    return (await this.list()).find(({ entryId }) => entryId === deletionId)?.content ?? null;
  }

  #foldersIn(vaultFolder: string, { containers }: Deletion): string[] {
    return [...new Set(containers.map((container) => dirname(pathIn(vaultFolder, container))))];
  }

  async #moveAll(
    { containers }: Deletion,
    steps: readonly MoveStep[],
    move: (container: DeletedContainer, index: number) => Promise<void>,
    { signal, moved, failed }: MoveControl,
  ): Promise<void> {
    const indexes = new Map(containers.map((container, index) => [container, index]));
    let count = 0;
    const one = async (container: DeletedContainer): Promise<void> => {
      if (signal?.aborted === true) throw new KeyferryError("cancelled");
      try {
        await move(container, indexes.get(container) ?? -1);
      } catch (error) {
        failed?.(container, error);
        throw error;
      }
      moved?.(++count);
    };
    for (const { containers: moving, width } of steps) await inParallel(moving, width, one);
  }

  /** What is not there was moved before, or taken away by somebody else. */
  async #move(from: string, to: string): Promise<void> {
    if ((await this.deps.files.status(from))?.kind !== "file") return;
    await this.deps.files.move(from, to);
  }

  async #sync(folders: readonly string[]): Promise<void> {
    await inParallel(folders, FILES_AT_ONCE, (folder) => this.deps.files.sync(folder));
  }
}

interface MoveStep {
  readonly containers: readonly DeletedContainer[];
  /** How many at a time. */
  readonly width: number;
}

function filesOf({ containers }: Deletion): MoveStep {
  return { containers: containers.filter(({ isFolder }) => !isFolder), width: FILES_AT_ONCE };
}

/** One after the other: a folder must not go before what lies in it, nor come after it. */
function foldersOf({ containers }: Deletion): MoveStep {
  return { containers: containers.filter(({ isFolder }) => isFolder), width: 1 };
}

export function isUnfinished({ state }: Deletion): boolean {
  return state === "moving-out" || state === "putting-back";
}
