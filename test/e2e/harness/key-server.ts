import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { inProject } from "../../../build/project-folders.mjs";
import { Wire } from "./wire";

const program = inProject("dist", "server", "main.cjs");
const START_WITHIN_MS = 20_000;

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** A real key server in a process of its own, behind a wire that the test can cut. */
export class KeyServer {
  private constructor(
    readonly wire: Wire,
    private readonly process: ChildProcess,
    readonly dataFolder: string,
  ) {}

  /** What people type into the app. */
  get address(): string {
    return this.wire.origin;
  }

  /** @param enrolment who may enrol: everybody, or those who have an invite */
  static async start(dataFolder: string, enrolment: "open" | "invite" = "open"): Promise<KeyServer> {
    const port = await freePort();
    // Clients know the server by the wire's address, so that is what it takes for its own.
    const wire = await Wire.open(`http://127.0.0.1:${port}`);
    const readyFile = path.join(dataFolder, "ready.json");
    fs.mkdirSync(dataFolder, { recursive: true });
    const log = fs.openSync(path.join(dataFolder, "server.log"), "w");
    const server = spawn(
      process.execPath,
      [
        program,
        "--host",
        "127.0.0.1",
        "--port",
        String(port),
        "--data",
        dataFolder,
        "--origin",
        wire.origin,
        "--enrolment",
        enrolment,
      ],
      { stdio: ["ignore", "ignore", log], env: { ...process.env, KEYFERRY_READY_FILE: readyFile } },
    );
    fs.closeSync(log);
    const giveUpAt = Date.now() + START_WITHIN_MS;
    while (!fs.existsSync(readyFile)) {
      if (server.exitCode !== null || Date.now() > giveUpAt) {
        throw new Error(
          `The key server did not start:\n${fs.readFileSync(path.join(dataFolder, "server.log"), "utf8")}`,
        );
      }
      await delay(20);
    }
    return new KeyServer(wire, server, dataFolder);
  }

  /** Makes an invite as an administrator does, on the server's own computer. @returns its code */
  async invite(address: string): Promise<string> {
    const code = /^[A-Za-z0-9_-]{43}$/m.exec(await this.#command("invite", address))?.[0];
    if (code === undefined) throw new Error("The server gave no invite code.");
    return code;
  }

  async deactivate(address: string): Promise<void> {
    await this.#command("deactivate", address);
  }

  async #command(name: string, ...operands: string[]): Promise<string> {
    const args = [program, name, ...operands, "--data", this.dataFolder];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return stdout;
  }

  async stop(): Promise<void> {
    await this.wire.close();
    if (this.process.exitCode !== null) return;
    const ended = once(this.process, "exit");
    this.process.kill("SIGTERM");
    await ended;
  }
}
