import { readFile } from "node:fs/promises";
import type { Desktop } from "../../../../../electron/services/ports";

/** A desktop whose person answers dialogs as told and whose applications only look at what they are given. */
export class ScriptedDesktop implements Desktop {
  /** Answers of the next folder dialogs; null is a closed dialog. */
  readonly folders: (string | null)[] = [];
  readonly opened: { readonly path: string; readonly content: Buffer }[] = [];
  failure: Error | null = null;

  async openWithDefaultApp(path: string): Promise<void> {
    if (this.failure !== null) throw this.failure;
    this.opened.push({ path, content: await readFile(path) });
  }

  showInFolder(): void {}

  /** What the files held when they were dragged. */
  readonly dragged: { readonly path: string; readonly content: Buffer | null }[][] = [];

  async startDrag(files: readonly string[]): Promise<void> {
    this.dragged.push(
      await Promise.all(
        files.map(async (path) => ({ path, content: await readFile(path).catch(() => null) })),
      ),
    );
  }

  async chooseFolder(): Promise<string | null> {
    return this.folders.shift() ?? null;
  }

  async chooseFiles(): Promise<string[]> {
    return [];
  }

  /** Answers like the folder dialog. */
  async chooseFileToOpen(): Promise<string | null> {
    return this.folders.shift() ?? null;
  }

  /** Answers like the folder dialog. */
  async chooseFileToSave(): Promise<string | null> {
    return this.folders.shift() ?? null;
  }
}
