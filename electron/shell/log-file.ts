import fs from "node:fs";
import path from "node:path";
import { reportOf } from "./error-report";

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
  const file = path.join(folder, "keyferry.log");
  const write = (entry: object) => {
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > LARGEST_LOG) fs.renameSync(file, `${file}.old`);
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
