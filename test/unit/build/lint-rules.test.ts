import { ESLint } from "eslint";
import { expect, it } from "vitest";
import { projectFolder } from "../../../build/project-folders.mjs";

const linter = new ESLint({ cwd: projectFolder });

/** The rules that a text breaks when it stands at this path. */
async function brokenRules(file: string, text: string): Promise<(string | null)[]> {
  const [result] = await linter.lintText(text, { filePath: file });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

const usesIpcMain = 'import { ipcMain } from "electron";\n\nexport const handle = ipcMain.handle;\n';

it("only electron/ipc may import ipcMain", async () => {
  expect(await brokenRules("electron/shell/main-window.ts", usesIpcMain)).toContain("no-restricted-imports");
  expect(await brokenRules("electron/ipc/register.ts", usesIpcMain)).not.toContain("no-restricted-imports");
}, 180_000);

it("a promise that nobody waits for is refused", async () => {
  const floating = 'import { rm } from "node:fs/promises";\n\nrm("x");\n';
  const rule = "@typescript-eslint/no-floating-promises";
  expect(await brokenRules("electron/shell/main-window.ts", floating)).toContain(rule);
}, 180_000);
