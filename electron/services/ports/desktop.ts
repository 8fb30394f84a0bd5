/** The few things services ask of the desktop; implemented by the shell. */
export interface Desktop {
  /** Opens a decrypted file with the application that the system has for it. */
  openWithDefaultApp(path: string): Promise<void>;
  showInFolder(path: string): void;
}
