/** What a folder is asked for; decides the words in the system's dialog. */
export type FolderPurpose = "new-vault" | "open-vault" | "scan" | "export" | "add" | "opened-files";

/** What a file to save is for; decides the words in the system's dialog. */
export type SavePurpose = "diagnostics" | "recovery-kit" | "recovery-page";

/** The few things services ask of the desktop; implemented by the shell. */
export interface Desktop {
  /** Opens a decrypted file with the application that the system has for it. */
  openWithDefaultApp(path: string): Promise<void>;
  showInFolder(path: string): void;
  /** Begins the system's drag of these files, while the person holds the mouse button. */
  startDrag(files: readonly string[]): Promise<void>;
  /** The system's folder dialog: an absolute path, or null when the person closed it. */
  chooseFolder(purpose: FolderPurpose): Promise<string | null>;
  /** The system's dialog for files to add: absolute paths, none when the person closed it. */
  chooseFiles(): Promise<string[]>;
  /** The system's dialog for saving a new file: an absolute path, or null when the person closed it. */
  chooseFileToSave(wanted: {
    readonly purpose: SavePurpose;
    readonly suggestedName: string;
  }): Promise<string | null>;
  /** The system's dialog for one file of a kind: an absolute path, or null when the person closed it. */
  chooseFileToOpen(purpose: "recovery-kit"): Promise<string | null>;
}
