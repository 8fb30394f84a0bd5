import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** A folder of a test's own, gone with everything in it when the test has ended. */
export class WorkFolder {
  readonly path = fs.mkdtempSync(path.join(os.tmpdir(), "keyferry-e2e-"));

  /** The absolute path of something in it. */
  at(...segments: string[]): string {
    return path.join(this.path, ...segments);
  }

  /** Makes a folder in it and answers its path. */
  folder(...segments: string[]): string {
    const folder = this.at(...segments);
    fs.mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Writes a file in it, its folders included, and answers its path. */
  file(name: string, content: string | Uint8Array): string {
    const file = this.at(name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
    return file;
  }

  remove(): void {
    fs.rmSync(this.path, { recursive: true, force: true, maxRetries: 5 });
  }
}
