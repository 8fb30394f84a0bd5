import fs from "node:fs";
import path from "node:path";
import { reportOf } from "./error-report";

const NAME = "keyferry.log";
const OLD_NAME = "keyferry.log.old";
/** At this size the log becomes the old one, and the older one is gone. */
const LARGEST_LOG = 1024 * 1024;

export interface Log {
  note(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  failure(event: string, error: unknown): void;
}

/**
 * A log of JSON lines in `folder`. Written at once, because the last line before a crash is the one that matters;
 * the log never fails its caller.
 */
export function logFile(folder: string, now: () => Date = () => new Date()): Log {
  const file = path.join(folder, NAME);
  const write = (entry: object) => {
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > LARGEST_LOG) fs.renameSync(file, path.join(folder, OLD_NAME));
      fs.appendFileSync(file, `${JSON.stringify({ time: now().toISOString(), ...entry })}\n`, {
        mode: 0o600,
      });
    } catch {
      // A full disk or a folder without permission: there is nowhere left to say so.
    }
  };
  return {
    note: (event, facts = {}) => write({ event, ...facts }),
    failure: (event, error) => write({ event, error: reportOf(error) }),
  };
}

/** The newest lines of the log in `folder`, oldest first; none when there is no log. */
export function lastLogLines(folder: string, most: number): string[] {
  const lines = [OLD_NAME, NAME].flatMap((name) => {
    try {
      return fs.readFileSync(path.join(folder, name), "utf8").split("\n");
    } catch {
      return [];
    }
  });
  return lines.filter((line) => line !== "").slice(-most);
}
