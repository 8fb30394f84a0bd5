import { join } from "node:path";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { CONTAINER_EXTENSION } from "../containers/container-location";
import { errorCodeOf } from "../error-code-of";
import type { Files } from "../ports";

/** Deeper than any vault and any sane folder; a file system that loops ends here. */
const MAX_DEPTH = 128;

/**
 * Every `*.keyferry` file below a folder, folder by folder. Symbolic links are not followed. Folders that cannot be read
 * are told to `unreadable` and passed over.
 * @throws KeyferryError when `top` itself cannot be read; what `signal` was aborted with
 */
export async function* walkForContainers(
  files: Files,
  top: string,
  options: { readonly signal: AbortSignal; readonly unreadable: (folder: string, code: ErrorCode) => void },
): AsyncGenerator<string[]> {
  const folders = [{ path: top, depth: 0 }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    options.signal.throwIfAborted();
    const { path, depth } = folder;
    const entries = await files.list(path).catch((error: unknown) => {
      if (path === top) throw error;
      options.unreadable(path, errorCodeOf(error));
      return [];
    });
    const below = entries.filter(({ kind }) => kind === "folder" && depth < MAX_DEPTH);
    folders.push(...below.map(({ name }) => ({ path: join(path, name), depth: depth + 1 })).reverse());
    const found = entries.filter(
      ({ kind, name }) => kind === "file" && name.toLowerCase().endsWith(CONTAINER_EXTENSION),
    );
    if (found.length > 0) yield found.map(({ name }) => join(path, name));
  }
}
