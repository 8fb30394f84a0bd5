import type { Shell } from "electron";
import { KeyferryError } from "../services/keyferry-error";
import type { Desktop } from "../services/ports";
import type { SystemDialogs } from "./system-dialogs";

/** The desktop that services see. `openPath` answers with a message instead of failing; here it fails. */
export function electronDesktop(
  shell: Pick<Shell, "openPath" | "showItemInFolder">,
  dialogs: SystemDialogs,
): Desktop {
  return {
    openWithDefaultApp: async (path) => {
      const message = await shell.openPath(path);
      if (message !== "") throw new KeyferryError("no-application");
    },
    showInFolder: (path) => shell.showItemInFolder(path),
    chooseFolder: (purpose) => dialogs.chooseFolder(purpose),
    chooseFiles: () => dialogs.chooseFiles(),
  };
}
