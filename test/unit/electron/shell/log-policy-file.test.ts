import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inProject } from "../../../../build/project-folders.mjs";
import type { KeyferryError } from "../../../../electron/services/keyferry-error";
import { onlyServerOf, readLogPolicy } from "../../../../electron/shell/log-policy-file";

const page = fs.readFileSync(inProject("docs/server.md"), "utf8");
const documented = JSON.parse(/```json\n(\{[^`]*"logs"[^`]*)```/.exec(page)?.[1] ?? "") as {
  version: number;
  logs: { server: string }[];
};

describe("the policy file of a company", () => {
  let file = "";
  beforeEach(() => {
    file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "keyferry-policy-")), "policy.json");
  });
  afterEach(() => fs.rmSync(path.dirname(file), { recursive: true }));

  const serverOffered = async (servers: readonly string[]) => {
    const logs = servers.map((server) => ({ ...documented.logs[0], server }));
    fs.writeFileSync(file, JSON.stringify({ ...documented, logs }));
    return onlyServerOf(await readLogPolicy(file));
  };

  it("offers its key server at the first start, unless it speaks of several", async () => {
    expect(await serverOffered(["https://keys.example.org"])).toBe("https://keys.example.org");
    expect(await serverOffered(["https://a.example.org", "https://b.example.org"])).toBeNull();
    expect(onlyServerOf(await readLogPolicy(null))).toBeNull();
  });

  it("is missed loudly when it cannot be read", async () => {
    await expect(readLogPolicy(file)).rejects.toMatchObject({
      code: "log-policy-invalid",
    } satisfies Partial<KeyferryError>);
  });
});
