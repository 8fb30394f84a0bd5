import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { build } from "esbuild";
import { freePort } from "./free-port";

/** Bundles a program as the build does. @returns its path; remove it in the end */
export async function bundleProgram(entry: string, name: string): Promise<string> {
  const program = join(process.cwd(), ".setup", "run", `${name}-${process.pid}.cjs`);
  await build({
    entryPoints: [entry],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["libsql"],
    logLevel: "error",
  });
  return program;
}

/** The real server in a process of its own. */
export class ServerProcess {
  private constructor(
    /** Where it listens; its clients may know it by another address. */
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  /**
   * @param environment of the server, besides this process's own
   * @param readyFile where it says that it is ready; each server needs its own
   */
  static async start(
    program: string,
    {
      args,
      environment,
      readyFile,
    }: { args: readonly string[]; environment: NodeJS.ProcessEnv; readyFile: string },
  ): Promise<ServerProcess> {
    rmSync(readyFile, { force: true });
    const port = await freePort();
    const child = spawn(process.execPath, [program, "--port", String(port), ...args], {
      env: { ...process.env, ...environment, KEYFERRY_READY_FILE: readyFile },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let complaint = "";
    child.stderr.on("data", (data: Buffer) => (complaint += data.toString()));
    while (!existsSync(readyFile)) {
      if (child.exitCode !== null) throw new Error(`the server did not start: ${complaint}`);
      await delay(20);
    }
    return new ServerProcess(port, child);
  }

  /** From one moment to the next, whatever it is doing. */
  kill(): void {
    this.child.kill("SIGKILL");
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Resolves when the process is gone. */
  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.hasEnded) return;
    const exited = once(this.child, "exit");
    this.child.kill(signal);
    await exited;
  }
}
