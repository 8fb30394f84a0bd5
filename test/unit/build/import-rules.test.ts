import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyImportRules, sourceFolders } from "../../../build/checks/import-rules.mjs";
import { setupFolder } from "../../../build/project-folders.mjs";

/** A small tree laid out like the project. What is imported is made as well, so that every import leads somewhere. */
const innocent: Record<string, string[]> = {
  "electron/main.ts": ["electron", "./adapters/keychain", "./services/vault", "../shared/crypto/index"],
  "electron/preload.ts": ["electron", "../shared/protocol/contract"],
  "electron/shell/window.ts": ["electron", "node:path"],
  "electron/ipc/register.ts": ["electron", "../services/vault"],
  "electron/services/vault.ts": [
    "./ports/files",
    "../../shared/format/index",
    "../../shared/log/index",
    "node:crypto",
  ],
  "electron/services/ports/files.ts": [],
  "electron/engine/pool.ts": ["../services/ports/files"],
  "electron/adapters/keychain.ts": ["keytar", "axios", "../services/ports/files"],
  "renderer/main.tsx": ["react", "../shared/protocol/contract"],
  "shared/crypto/index.ts": ["./hash"],
  "shared/crypto/hash.ts": ["node:crypto"],
  "shared/format/index.ts": ["./header"],
  "shared/format/header.ts": ["../crypto/index"],
  "shared/log/index.ts": ["./tree-hash"],
  "shared/log/tree-hash.ts": ["../crypto/index"],
  "shared/protocol/contract.ts": ["zod"],
  "server/main.ts": ["fastify", "../shared/format/index", "../shared/log/index"],
  "server-mock/main.ts": ["../server/main"],
  "build/start.mjs": [],
  "test/unit/vault.test.ts": ["../../electron/services/vault", "../../shared/crypto/hash"],
};

/** One forbidden import each: the rule, the file, and what it imports. */
const forbidden: [rule: string, file: string, imported: string][] = [
  ["no-circles", "shared/crypto/hash.ts", "./index"],
  ["nothing-unresolvable", "server/main.ts", "./not-there"],
  ["renderer-knows-only-the-protocol", "renderer/main.tsx", "../shared/crypto/index"],
  ["renderer-knows-only-the-protocol", "renderer/main.tsx", "../electron/services/vault"],
  ["renderer-without-node", "renderer/main.tsx", "node:fs"],
  ["renderer-without-electron", "renderer/main.tsx", "electron"],
  ["keytar-and-axios-in-adapters-only", "electron/main.ts", "keytar"],
  ["keytar-and-axios-in-adapters-only", "electron/services/vault.ts", "axios"],
  ["keytar-and-axios-in-adapters-only", "server/main.ts", "axios"],
  ["services-without-electron", "electron/services/vault.ts", "electron"],
  ["services-depend-on-ports", "electron/services/vault.ts", "../adapters/keychain"],
  ["services-depend-on-ports", "electron/services/vault.ts", "../engine/pool"],
  ["adapters-and-engine-do-not-look-up", "electron/engine/pool.ts", "../shell/window"],
  ["preload-stands-alone", "electron/preload.ts", "./services/vault"],
  ["preload-stands-alone", "electron/preload.ts", "../shared/crypto/index"],
  ["shared-stands-alone", "shared/format/header.ts", "../../server/main"],
  ["crypto-and-format-through-their-door", "server/main.ts", "../shared/crypto/hash"],
  ["crypto-and-format-through-their-door", "electron/services/vault.ts", "../../shared/format/header"],
  ["crypto-through-its-door-from-format", "shared/format/header.ts", "../crypto/hash"],
  ["crypto-knows-no-format", "shared/crypto/hash.ts", "../format/index"],
  ["log-through-its-door", "server/main.ts", "../shared/log/tree-hash"],
  ["log-through-its-door", "electron/services/vault.ts", "../../shared/log/tree-hash"],
  ["log-knows-only-crypto", "shared/log/tree-hash.ts", "../crypto/hash"],
  ["log-knows-only-crypto", "shared/log/tree-hash.ts", "../format/index"],
  ["format-and-protocol-without-log", "shared/format/header.ts", "../log/index"],
  ["renderer-knows-only-the-protocol", "renderer/main.tsx", "../shared/log/index"],
  ["server-without-the-app", "server/main.ts", "../electron/services/vault"],
  ["server-without-the-app", "server/main.ts", "../server-mock/main"],
  ["app-without-the-server", "electron/services/vault.ts", "../../server/main"],
  ["app-without-the-server", "electron/main.ts", "../server-mock/main"],
  ["mock-without-shell", "server-mock/main.ts", "../electron/shell/window"],
  ["nothing-imports-tests", "electron/main.ts", "../test/unit/vault.test"],
];

let folder = "";

/** Writes the tree into the fixture's folder, each file with its imports and nothing else. */
function writeTree(tree: Record<string, string[]>): void {
  for (const [file, imports] of Object.entries(tree)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    const lines = imports.map(
      (imported, at) => `import * as i${at} from "${imported}";\nexport { i${at} };\n`,
    );
    fs.writeFileSync(path.join(folder, file), `${lines.join("")}export const x = 1;\n`);
  }
}

beforeAll(() => {
  // Below the project, so that packages are found in its node_modules.
  fs.mkdirSync(setupFolder, { recursive: true });
  folder = fs.mkdtempSync(path.join(setupFolder, "import-rules-"));
  writeTree(innocent);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe("the import rules", () => {
  it("let the imports of the design pass, and see every file", async () => {
    const { sources, violations } = await applyImportRules(folder);
    expect(violations).toEqual([]);
    for (const file of Object.keys(innocent)) expect(sources).toContain(file);
  });

  it("are about every source folder", () => {
    for (const name of sourceFolders) expect(fs.existsSync(path.join(folder, name))).toBe(true);
  });

  it.each(forbidden)("%s: %s may not import %s", async (rule, file, imported) => {
    writeTree({ [file]: [...(innocent[file] ?? []), imported] });
    try {
      const { violations } = await applyImportRules(folder);
      expect(violations).toContainEqual(expect.objectContaining({ rule, from: file }));
    } finally {
      writeTree({ [file]: innocent[file] ?? [] });
    }
  });
});
