import { join } from "node:path";
import type { OpenedView } from "../../../shared/protocol/ipc/opened-views";
import type { Files } from "../ports";
import type { OpenedFolders } from "./opened-folders";

interface Held {
  readonly folder: string;
  readonly name: string;
  readonly state: string;
  readonly paths: readonly string[];
}

/**
 * Decrypted files that wait in a private folder to be dragged out. Nothing that is done to them goes anywhere; they are wiped like
 * opened files: when they are closed, and at locking, quitting and the next start.
 */
export class HeldPlaintext {
  readonly #held = new Map<string, Held>();

  constructor(
    private readonly deps: {
      readonly files: Files;
      readonly folders: Pick<OpenedFolders, "openedFolder">;
      readonly tellChanged: () => void;
    },
  ) {}

  /**
   * @param what a UUID to name them by, what a person calls them, and what they were decrypted from
   * @param write puts them into the folder and answers their paths
   */
  async hold(
    { id, name, state }: { readonly id: string; readonly name: string; readonly state: string },
    write: (folder: string) => Promise<readonly string[]>,
  ): Promise<void> {
    const { files, folders, tellChanged } = this.deps;
    const openedFolder = folders.openedFolder();
    const folder = join(openedFolder, id);
    await files.makeFolder(openedFolder, 0o700);
    await files.makeFolder(folder, 0o700);
    try {
      this.#held.set(id, { folder, name, state, paths: await write(folder) });
    } catch (error) {
      await files.removeTree(folder);
      throw error;
    }
    tellChanged();
  }

  /** Null when they are not there, or no longer. */
  pathsOf(id: string): readonly string[] | null {
    return this.#held.get(id)?.paths ?? null;
  }

  /** What was decrypted from exactly this; null when it is not there, or no longer. */
  idOf(state: string): string | null {
    for (const [id, held] of this.#held) if (held.state === state) return id;
    return null;
  }

  list(): OpenedView[] {
    return [...this.#held].map(([openedId, { name }]) => ({
      openedId,
      name,
      state: "dragged" as const,
      savedAt: null,
      copyName: null,
      problem: null,
      isLeftOver: false,
    }));
  }

  /** @param id null for all. @throws KeyferryError of the file system; what could not be removed stays listed */
  async close(id: string | null): Promise<void> {
    const chosen = [...this.#held].filter(([heldId]) => id === null || heldId === id);
    if (chosen.length === 0) return;
    try {
      for (const [heldId, { folder }] of chosen) {
        await this.deps.files.removeTree(folder);
        this.#held.delete(heldId);
      }
    } finally {
      this.deps.tellChanged();
    }
  }
}
