import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { build } from "esbuild";
import { z } from "zod";

const readySchema = z.object({ origin: z.string(), pid: z.int() });

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The server's program as it is shipped, in processes of its own, with a folder for its data. */
export class Program {
  readonly folder = mkdtempSync(join(tmpdir(), "keyferry-commands-"));
  private readonly running = new Set<ChildProcess>();

  private constructor(private readonly bundle: string) {}

  static async built(name: string): Promise<Program> {
    const bundle = join(process.cwd(), ".setup", "run", `${name}-${process.pid}.cjs`);
    await build({
      entryPoints: ["server/main.ts"],
      outfile: bundle,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      external: ["libsql"],
      logLevel: "error",
    });
    return new Program(bundle);
  }

  /** A path in this test's folder. */
  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  private spawn(args: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
    const { KEYFERRY_DATABASE_URL: _, ...inherited } = process.env;
    const child = spawn(process.execPath, [this.bundle, ...args], {
      env: { ...inherited, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.running.add(child);
    child.once("exit", () => this.running.delete(child));
    return child;
  }

  /** Runs a command to its end. */
  async run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const child = this.spawn(args, environment);
    let [out, err] = ["", ""];
    child.stdout?.on("data", (data: Buffer) => (out += data.toString()));
    child.stderr?.on("data", (data: Buffer) => (err += data.toString()));
    await once(child, "close");
    return { code: child.exitCode, out, err };
  }

  /** As `run`, and the command must succeed. @returns what it printed */
  async done(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> {
    const { code, out, err } = await this.run(args, environment);
    if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}: ${err}`);
    return out;
  }

  /** Starts a server on this data. */
  async start(
    data: string,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<{ origin: string; stop: (signal?: NodeJS.Signals) => Promise<void> }> {
    const readyFile = this.path(`ready-${Math.random()}.json`);
    const args = ["start", "--port", "0", "--data", data, "--log-level", "error"];
    const child = this.spawn(args, { KEYFERRY_READY_FILE: readyFile, ...environment });
    let complaint = "";
    child.stderr?.on("data", (data: Buffer) => (complaint += data.toString()));
    child.stdout?.resume();
    while (!existsSync(readyFile)) {
      if (child.exitCode !== null) throw new Error(`the server did not start: ${complaint}`);
      await delay(20);
    }
    const { origin } = readySchema.parse(JSON.parse(readFileSync(readyFile, "utf8")));
    const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    };
    return { origin, stop };
  }

  /** Ends what still runs, and removes everything. */
  async remove(): Promise<void> {
    for (const child of this.running) {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(this.bundle, { force: true });
  }
}

/** The invite code that a command printed. */
export function inviteCode(out: string): string {
  const code = /^[A-Za-z0-9_-]{43}$/m.exec(out)?.[0];
  if (!code) throw new Error(`no invite in: ${out}`);
  return code;
}
