import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { z } from "zod";
import { startLockedKeyring, startUnlockedKeyring } from "../../../build/desktop/private-keyring.mjs";
import { startSessionBus } from "../../../build/desktop/session-bus.mjs";
import { type ProbeCall, type ProbeOutcome, probeOutcomeSchema } from "./probe-messages";

const run = promisify(execFile);

/** A real keychain of this test's own, met by a process of its own. */
export class KeychainSession {
  private constructor(
    private readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly closers: (() => unknown)[],
  ) {}

  /** gnome-keyring with an unlocked login keyring, one that nobody can unlock, or a desktop without any. */
  static async start(keyring: "unlocked" | "locked" | "none"): Promise<KeychainSession> {
    const folder = mkdtempSync(join(tmpdir(), "keyferry-keychain-"));
    const bus = await startSessionBus();
    const home = join(folder, "home");
    mkdirSync(home, { mode: 0o700 });
    const env = {
      HOME: home,
      XDG_DATA_HOME: join(home, ".local", "share"),
      XDG_RUNTIME_DIR: home,
      DISPLAY: "",
      DBUS_SESSION_BUS_ADDRESS: bus.address,
    };
    const closers: (() => unknown)[] = [
      () => bus.close(),
      () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
    ];
    const session = new KeychainSession(folder, env, closers);
    if (keyring === "unlocked") closers.unshift((await startUnlockedKeyring(env, "a password")).close);
    if (keyring === "locked") closers.unshift((await startLockedKeyring(env)).close);
    return session;
  }

  /** A process that has no session bus at all, as under a plain `ssh`. */
  withoutBus(): KeychainSession {
    const env = { ...this.env, DBUS_SESSION_BUS_ADDRESS: undefined };
    return new KeychainSession(this.folder, env, []);
  }

  /** Lets a process make these calls through the adapter. @param mode all at once, or each after the one before */
  async perform(
    calls: readonly ProbeCall[],
    mode: "in-order" | "at-once" = "in-order",
  ): Promise<ProbeOutcome[]> {
    const program = join(process.cwd(), ".setup", "run", "keychain-probe.cjs");
    await bundleProbe(program);
    const args = [program, "Keyferry contract test", JSON.stringify(calls), mode];
    const env = { ...process.env, ...this.env };
    const { stdout } = await run(process.execPath, args, { env, timeout: 60_000 });
    return z.array(probeOutcomeSchema).parse(JSON.parse(stdout));
  }

  async close(): Promise<void> {
    for (const close of this.closers) await close();
  }
}

let bundled: Promise<unknown> | null = null;

function bundleProbe(program: string): Promise<unknown> {
  bundled ??= build({
    entryPoints: [join(process.cwd(), "test", "contract", "keychain", "keychain-probe.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["keytar"],
    logLevel: "warning",
  });
  return bundled;
}
