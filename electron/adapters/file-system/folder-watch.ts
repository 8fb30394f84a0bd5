import { type FSWatcher, watch } from "node:fs";
import type { FolderListener } from "../../services/ports/files";

/**
 * Listens to one folder, not to what lies deeper.
 * @returns a function that ends the listening
 */
export function watchFolder(folder: string, listener: FolderListener): () => void {
  let watcher: FSWatcher | null = null;
  let isOver = false;
  const end = () => {
    isOver = true;
    watcher?.close();
    watcher = null;
  };
  const fail = () => {
    if (isOver) return;
    end();
    listener.failed();
  };
  try {
    watcher = watch(folder, { persistent: false });
    watcher.on("change", () => {
      if (!isOver) listener.changed();
    });
    watcher.on("error", fail);
  } catch {
    // Never from within the call: the caller does not have the function that ends it yet.
    queueMicrotask(fail);
  }
  return end;
}
