import type { NativeImage, WebContents } from "electron";
import { KeyferryError } from "../services/keyferry-error";

/** Starts the system's drag of files, with the icon that the system has for the first of them. */
export function fileDrag(deps: {
  /** Null while there is no window. */
  readonly contents: () => Pick<WebContents, "startDrag"> | null;
  readonly iconOf: (file: string) => Promise<NativeImage>;
}): (files: readonly string[]) => Promise<void> {
  return async (files) => {
    const [first] = files;
    const contents = deps.contents();
    if (first === undefined || contents === null) throw new KeyferryError("file-not-found");
    contents.startDrag({ file: first, files: [...files], icon: await deps.iconOf(first) });
  };
}
