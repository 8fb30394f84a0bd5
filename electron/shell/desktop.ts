import path from "node:path";
import type { Shell } from "electron";
import { KeyferryError } from "../services/keyferry-error";
import type { Desktop } from "../services/ports";
import { isProgram } from "./programs";
import type { SystemDialogs } from "./system-dialogs";

/** The desktop that services see. `openPath` answers with a message instead of failing; here it fails. */
export function electronDesktop(
  shell: Pick<Shell, "openPath" | "showItemInFolder">,
  dialogs: SystemDialogs,
  startDrag: Desktop["startDrag"],
): Desktop {
  return {
    openWithDefaultApp: async (file) => {
      if (isProgram(path.basename(file))) throw new KeyferryError("program-not-started");
      const message = await shell.openPath(file);
      if (message !== "") throw new KeyferryError("no-application");
    },
    startDrag,
    showInFolder: (file) => shell.showItemInFolder(file),
    chooseFolder: (purpose) => dialogs.chooseFolder(purpose),
    chooseFiles: () => dialogs.chooseFiles(),
    chooseFileToSave: (wanted) => dialogs.chooseFileToSave(wanted),
    chooseFileToOpen: (purpose) => dialogs.chooseFileToOpen(purpose),
  };
}
