/** What a folder is asked for; decides the words in the system's dialog. */
export type FolderPurpose = "new-vault" | "open-vault" | "scan" | "export" | "add" | "opened-files";

/** The few things services ask of the desktop; implemented by the shell. */
export interface Desktop {
  /** Opens a decrypted file with the application that the system has for it. */
  openWithDefaultApp(path: string): Promise<void>;
  showInFolder(path: string): void;
  /** The system's folder dialog: an absolute path, or null when the person closed it. */
  chooseFolder(purpose: FolderPurpose): Promise<string | null>;
  /** The system's dialog for files to add: absolute paths, none when the person closed it. */
  chooseFiles(): Promise<string[]>;
}
