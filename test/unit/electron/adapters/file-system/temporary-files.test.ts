import { spawn } from "node:child_process";
import { once } from "node:events";
import { basename, dirname } from "node:path";
import { describe, expect, it } from "vitest";
import {
  claimTemporaryPath,
  isAbandoned,
  isTemporaryName,
  releaseTemporaryPath,
} from "../../../../../electron/adapters/file-system";

const DAY = 24 * 60 * 60 * 1000;

async function idOfEndedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

/** The same name as if another process or computer had made it. */
function nameOf(path: string, changes: { computer?: string; processId?: number }): string {
  return path.replace(/\.([0-9a-f]{8})-(\d+)-/, (_, computer: string, id: string) => {
    return `.${changes.computer ?? computer}-${changes.processId ?? id}-`;
  });
}

describe("temporary names", () => {
  it("lie beside their target, are recognised, and never repeat", () => {
    const first = claimTemporaryPath("/vault/items/ab/file.keyferry");
    const second = claimTemporaryPath("/vault/items/ab/file.keyferry");
    expect(dirname(first)).toBe("/vault/items/ab");
    expect(basename(first)).toMatch(/^\.file\.keyferry\./);
    expect(isTemporaryName(basename(first))).toBe(true);
    expect(second).not.toBe(first);
    releaseTemporaryPath(first);
    releaseTemporaryPath(second);
  });

  it.each(["😀".repeat(60), "a".repeat(255), "line\nbreak", ".hidden"])("fit for the target %j", (name) => {
    const path = claimTemporaryPath(`/x/${name}`);
    expect(isTemporaryName(basename(path))).toBe(true);
    expect(Buffer.byteLength(basename(path))).toBeLessThanOrEqual(143);
    expect(basename(path)).not.toContain("\ufffd");
    releaseTemporaryPath(path);
  });

  it("are not what people call their files", () => {
    const names = [
      "file.keyferry-part",
      ".file.keyferry-part",
      ".a.12345678-1-x.keyferry-part",
      "vault.keyferry",
    ];
    for (const name of names) expect(isTemporaryName(name)).toBe(false);
  });
});

describe("a temporary file is abandoned", () => {
  it("when its process has ended, but not while this process writes it", async () => {
    const path = claimTemporaryPath("/x/file");
    expect(isAbandoned(path, Date.now())).toBe(false);
    expect(isAbandoned(path, Date.now() - 2 * DAY)).toBe(false);
    releaseTemporaryPath(path);
    expect(isAbandoned(path, Date.now())).toBe(true);
    expect(isAbandoned(nameOf(path, { processId: await idOfEndedProcess() }), Date.now())).toBe(true);
  });

  it("not while another process of this computer writes it, unless it forgot it for a day", () => {
    const path = claimTemporaryPath("/x/file");
    releaseTemporaryPath(path);
    const others = nameOf(path, { processId: process.ppid });
    expect(isAbandoned(others, Date.now())).toBe(false);
    expect(isAbandoned(others, Date.now() - 2 * DAY)).toBe(true);
  });

  it("on another computer only after a day", async () => {
    const path = claimTemporaryPath("/x/file");
    releaseTemporaryPath(path);
    const elsewhere = nameOf(path, { computer: "00000000", processId: await idOfEndedProcess() });
    expect(isAbandoned(elsewhere, Date.now() - DAY / 2)).toBe(false);
    expect(isAbandoned(elsewhere, Date.now() - 2 * DAY)).toBe(true);
  });

  it("never when it is none", () => {
    expect(isAbandoned("/x/precious", 0)).toBe(false);
  });
});
