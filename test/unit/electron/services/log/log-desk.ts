import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { Alarms } from "../../../../../electron/services/log/alarms";
import { Directories } from "../../../../../electron/services/log/directories";
import type { Directory } from "../../../../../electron/services/log/directory";
import type { LogPolicy } from "../../../../../electron/services/log/log-policy";
import type { Files, KeyServer } from "../../../../../electron/services/ports";

/** What one computer knows of logs, on a real disk. */
export class LogDesk {
  files: Files = createLocalFiles();
  policy: LogPolicy = new Map();
  /** Unix milliseconds. */
  clock = (): number => Date.now();

  private constructor(readonly folder: string) {}

  static async made(): Promise<LogDesk> {
    return new LogDesk(await mkdtemp(join(tmpdir(), "keyferry-log-")));
  }

  get evidenceFolder(): string {
    return join(this.folder, "evidence");
  }

  /** Starts anew, on what lies on the disk. */
  async start(): Promise<{ alarms: Alarms; directories: Directories }> {
    const { files, folder, policy, evidenceFolder } = this;
    const alarms = await Alarms.open({ files, path: join(folder, "alarms.json") });
    const clock = () => this.clock();
    const deps = { files, folder: join(folder, "logs"), evidenceFolder, alarms, policy, clock };
    return { alarms, directories: new Directories(deps) };
  }

  async directoryOf(server: KeyServer): Promise<Directory> {
    return (await this.start()).directories.of(server);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
