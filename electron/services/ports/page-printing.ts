/** Puts on paper what the window shows for printing; implemented by the shell. */
export interface PagePrinting {
  /** By the system's dialog; false when the person closed it. @throws KeyferryError `print-failed` */
  print(): Promise<boolean>;
  /** The same as a PDF file, for the caller to overwrite. @throws KeyferryError `print-failed` */
  asPdf(): Promise<Uint8Array>;
}
