import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const project = process.cwd();
const recipe = readFileSync("server/deploy/Containerfile", "utf8").replaceAll("\\\n", "");

/** What the container file copies out of the repository in its first stage. */
function copied(): string[] {
  const [stage = ""] = recipe.split(/^FROM /m).slice(1);
  return [...stage.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, sources = ""]) => sources.split(" "));
}

/** The commands of its first stage that run node. */
function nodeCommands(): string[] {
  return [...recipe.matchAll(/node -e "([^"]+)"/g)].map(([, script = ""]) => script);
}

describe("the server's folder for installation", () => {
  const folder = mkdtempSync(join(tmpdir(), "keyferry-package-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is made from the files that the container file copies, and runs alone", () => {
    const source = join(folder, "source");
    mkdirSync(source);
    for (const name of copied()) cpSync(join(project, name), join(source, name), { recursive: true });
    symlinkSync(join(project, "node_modules"), join(source, "node_modules"));
    const installed = join(folder, "keyferry-server");
    const commands = nodeCommands();
    expect(commands).toHaveLength(2);
    for (const command of commands) {
      const script = command.replace("'/keyferry-server'", JSON.stringify(installed));
      execFileSync(process.execPath, ["-e", script], { cwd: source, stdio: "pipe" });
    }
    rmSync(source, { recursive: true });
    expect(readdirSync(installed).sort()).toEqual([
      "LICENSE",
      "deploy",
      "keyferry-server.cjs",
      "node_modules",
    ]);
    expect(readdirSync(join(installed, "node_modules")).sort()).toEqual([
      "@libsql",
      "@neon-rs",
      "detect-libc",
      "libsql",
    ]);

    const data = join(folder, "data");
    const run = (...args: string[]) =>
      spawnSync(join(installed, "keyferry-server.cjs"), args, { cwd: folder, encoding: "utf8" });
    expect(run("help").stdout).toContain("restore");
    expect(run("init", "root@example.org", "--data", data)).toMatchObject({ status: 0, stderr: "" });
    expect(run("log", "verify", "--data", data).stdout).toContain("All of it is sound.");
  }, 60_000);
});
