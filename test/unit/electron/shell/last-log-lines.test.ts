import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { lastLogLines, logFile } from "../../../../electron/shell/log-file";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "keyferry-log-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("the newest lines of the log are found, also when a new file has just begun", () => {
  const log = logFile(folder);
  const wide = "x".repeat(1000);
  let written = 0;
  while (readdirSync(folder).length < 2 && written < 2_000) log.note("line", { number: ++written, wide });
  const numbers = lastLogLines(folder, 3).map((line) => (JSON.parse(line) as { number: number }).number);
  expect(numbers).toEqual([written - 2, written - 1, written]);
});

it("there are none where there is no log", () => {
  expect(lastLogLines(join(folder, "elsewhere"), 10)).toEqual([]);
});
