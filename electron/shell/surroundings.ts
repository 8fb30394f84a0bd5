import os from "node:os";
import type { Surroundings } from "../services/diagnostics/diagnostics";
import { lastLogLines } from "./log-file";

const MOST_LOG_LINES = 300;

/** What diagnostics may tell of this computer, and what they must not. */
export function surroundingsOf(app: {
  readonly version: string;
  readonly isPackaged: boolean;
  readonly logFolder: string;
}): Surroundings {
  const { electron = "", chrome = "", node = "" } = process.versions;
  return {
    versions: { keyferry: app.version, electron, chrome, node },
    system: {
      platform: process.platform,
      release: os.release(),
      architecture: process.arch,
      processors: os.cpus().length,
      memoryGiB: Math.round(os.totalmem() / 2 ** 30),
      isPackaged: app.isPackaged,
    },
    logLines: () => lastLogLines(app.logFolder, MOST_LOG_LINES),
    homeFolder: os.homedir(),
    userName: os.userInfo().username,
    computerName: os.hostname(),
  };
}
