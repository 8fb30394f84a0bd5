/** Where decrypted files lie while they are open. All of these folders are the app's own, and wiped as a whole. */
export interface OpenedFolders {
  /** For what is opened from now on. */
  openedFolder(): string;
  /** All that may hold decrypted files, from earlier choices and runs too. */
  foldersToWipe(): readonly string[];
  /** These are gone and need not be remembered. */
  wiped(folders: readonly string[]): Promise<void>;
}
