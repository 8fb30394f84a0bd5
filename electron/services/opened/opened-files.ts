/** Decrypted files that are open in other applications, and exports that a crash must not leave half done. */
export interface OpenedFiles {
  /** Removes what an earlier run left behind: opened plaintext, temporary files of exports. Call once at start. */
  start(): Promise<void>;
  /**
   * Makes a private folder, lets `decrypt` write the file at the path it is given, and opens it with the default
   * application. The folder is wiped when the app quits.
   * @param name the file's own name
   */
  open(name: string, decrypt: (targetPath: string) => Promise<void>): Promise<void>;
  /**
   * Runs an export into these folders so that, if the app dies, its temporary files there are removed at the next start.
   * @param targetFolders every folder that files are written to directly
   */
  whileExporting<T>(targetFolders: readonly string[], work: () => Promise<T>): Promise<T>;
  /** Removes all opened plaintext. */
  wipe(): Promise<void>;
}
