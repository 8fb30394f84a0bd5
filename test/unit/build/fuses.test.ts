import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { electronRuntime } from "../../../build/electron-runtime.mjs";
import { checkFuses, setFuses, shippedFuses } from "../../../build/packaging/fuses.mjs";

describe.skipIf(process.platform === "darwin")("the fuses of a packed program", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "keyferry-fuses-"));
  const program = path.join(folder, "program");

  beforeAll(() => fs.copyFileSync(electronRuntime().executable, program));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it("are refused as Electron delivers them", async () => {
    await expect(checkFuses(program, { all: false })).rejects.toThrow(/RunAsNode.*OnlyLoadAppFromAsar/);
  });

  it("pass once they are set, and one that is changed is named", async () => {
    await setFuses(program, shippedFuses);
    await checkFuses(program, { all: false });
    await setFuses(program, { EnableNodeCliInspectArguments: true });
    await expect(checkFuses(program, { all: false })).rejects.toThrow(/: EnableNodeCliInspectArguments\.$/);
  });
});
