import type { BaseWindow, Dialog, OpenDialogOptions } from "electron";
import type { Desktop, FolderPurpose } from "../services/ports";
import type { ShellWords } from "./words/words";

export interface SystemDialogs {
  chooseFolder(purpose: FolderPurpose): Promise<string | null>;
  chooseFiles(): Promise<string[]>;
  chooseFileToSave: Desktop["chooseFileToSave"];
  chooseFileToOpen: Desktop["chooseFileToOpen"];
  /** True: stop the jobs and quit. */
  confirmStopping(runningJobs: number): Promise<boolean>;
}

/**
 * @param window  the window that dialogs belong to; null while there is none
 * @param words  in the language in use when they are asked for
 */
export function systemDialogs(
  dialog: Pick<Dialog, "showOpenDialog" | "showSaveDialog" | "showMessageBox">,
  window: () => BaseWindow | null,
  words: () => ShellWords,
): SystemDialogs {
  const open = async (options: OpenDialogOptions) => {
    const parent = window();
    const answer =
      parent === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options);
    return answer.canceled ? [] : answer.filePaths;
  };
  return {
    chooseFolder: async (purpose) => {
      const [folder] = await open({
        ...words().folderDialogs[purpose],
        properties: ["openDirectory", "createDirectory"],
      });
      return folder ?? null;
    },
    chooseFiles: () => open({ ...words().fileDialog, properties: ["openFile", "multiSelections"] }),
    chooseFileToSave: async ({ purpose, suggestedName }) => {
      const options = { ...words().saveDialogs[purpose], defaultPath: suggestedName };
      const parent = window();
      const { canceled, filePath } =
        parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options);
      return canceled || filePath === "" ? null : filePath;
    },
    chooseFileToOpen: async (purpose) => {
      const { filter, ...texts } = words().openDialogs[purpose];
      const [file] = await open({
        ...texts,
        properties: ["openFile"],
        filters: [{ name: filter, extensions: ["keyferry-kit"] }],
      });
      return file ?? null;
    },
    confirmStopping: async (runningJobs) => {
      const { quitting } = words();
      const question = {
        type: "question" as const,
        message: quitting.stillWorking(runningJobs),
        detail: quitting.detail,
        buttons: [quitting.keepWorking, quitting.stopAndQuit],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      };
      const parent = window();
      const { response } =
        parent === null
          ? await dialog.showMessageBox(question)
          : await dialog.showMessageBox(parent, question);
      return response === 1;
    },
  };
}
