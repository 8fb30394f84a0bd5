import type { BaseWindow, Dialog, OpenDialogOptions } from "electron";
import type { FolderPurpose } from "../services/ports";

/** What the system's folder dialog says for each purpose. */
const FOLDER_DIALOGS: Readonly<Record<FolderPurpose, { title: string; buttonLabel: string }>> = {
  "new-vault": { title: "Choose where to make the vault", buttonLabel: "Make the vault here" },
  "open-vault": { title: "Choose the vault's folder", buttonLabel: "Open" },
  scan: { title: "Choose a folder to search", buttonLabel: "Search" },
  export: { title: "Choose where to save", buttonLabel: "Save here" },
  add: { title: "Choose a folder to add", buttonLabel: "Add" },
  "opened-files": {
    title: "Choose where decrypted files lie while they are open",
    buttonLabel: "Use this folder",
  },
};

export interface SystemDialogs {
  chooseFolder(purpose: FolderPurpose): Promise<string | null>;
  chooseFiles(): Promise<string[]>;
  /** True: stop the jobs and quit. */
  confirmStopping(runningJobs: number): Promise<boolean>;
}

/** @param window  the window that dialogs belong to; null while there is none */
export function systemDialogs(
  dialog: Pick<Dialog, "showOpenDialog" | "showMessageBox">,
  window: () => BaseWindow | null,
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
        ...FOLDER_DIALOGS[purpose],
        properties: ["openDirectory", "createDirectory"],
      });
      return folder ?? null;
    },
    chooseFiles: () =>
      open({ title: "Choose files to add", buttonLabel: "Add", properties: ["openFile", "multiSelections"] }),
    confirmStopping: async (runningJobs) => {
      const question = {
        type: "question" as const,
        message:
          runningJobs === 1
            ? "Keyferry is still working"
            : `Keyferry is still working on ${runningJobs} things`,
        detail: "If you quit now, what has not finished is stopped. Nothing that was there before is lost.",
        buttons: ["Keep working", "Stop and quit"],
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
