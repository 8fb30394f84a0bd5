import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { registerDataChange, registerGrantChange } from "../../../server-mock/demo-grants";
import { bytesToBase64Url, newDataId } from "../../../shared/crypto";
import { dataPath, myKeyPath, PATHS } from "../../../shared/protocol/http/paths";
import { Member } from "../../contract/harness/member";
import { itemGrant, newRoot } from "../../contract/harness/sharing";

const readySchema = z.object({ origin: z.string(), pid: z.int() });
const ROUNDS = 6;

/** The real program in a process of its own, on a folder that outlives it. */
describe("the server's process", () => {
  const folder = mkdtempSync(join(tmpdir(), "keyferry-durability-"));
  const program = join(process.cwd(), ".setup", "run", `server-under-test-${process.pid}.cjs`);
  const readyFile = join(folder, "ready.json");
  const running = new Set<ChildProcess>();

  beforeAll(async () => {
    await build({
      entryPoints: ["server/main.ts"],
      outfile: program,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      external: ["libsql"],
      logLevel: "error",
    });
  });
  afterEach(async () => {
    for (const server of running) await end(server, "SIGKILL");
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(program, { force: true });
  });

  async function start(port = 0): Promise<{ server: ChildProcess; origin: string; output: () => string }> {
    rmSync(readyFile, { force: true });
    const server = spawn(
      process.execPath,
      [program, "--port", String(port), "--data", join(folder, "data"), "--enrolment", "open"],
      {
        env: { ...process.env, KEYFERRY_READY_FILE: readyFile },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    running.add(server);
    let output = "";
    server.stdout.on("data", (data: Buffer) => (output += data.toString()));
    server.stderr.resume();
    while (!existsSync(readyFile)) {
      if (server.exitCode !== null) throw new Error("the server did not start");
      await delay(20);
    }
    const ready = readySchema.parse(JSON.parse(readFileSync(readyFile, "utf8")));
    expect(ready.pid).toBe(server.pid);
    return { server, origin: ready.origin, output: () => output };
  }

  async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
    running.delete(server);
    if (server.exitCode !== null || server.signalCode !== null) return server.exitCode;
    const exited = once(server, "exit");
    server.kill(signal);
    await exited;
    return server.exitCode;
  }

  it("keeps every write that it acknowledged, killed right after the answer", async () => {
    const first = await start();
    let { server } = first;
    const { origin } = first;
    const port = Number(new URL(origin).port);
    const alice = await Member.enrolled(origin, "Alice");
    const bob = await Member.enrolled(origin, "Bob");
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const root = newRoot(alice);
      const dataId = newDataId();
      const registered = await alice.send("PUT", dataPath(root.dataId), {
        json: { rootId: root.dataId, rootNonce: bytesToBase64Url(root.nonce) },
      });
      expect(registered.status).toBe(201);
      await alice.change(
        registerDataChange(dataId, root),
        registerGrantChange(itemGrant(alice, bob, dataId)),
      );
      await end(server, "SIGKILL");
      acknowledged.push(dataId);
      ({ server } = await start(port));
      for (const id of acknowledged) expect((await bob.send("GET", myKeyPath(id))).status).toBe(200);
    }
  });

  it("says in one line where it listens, and ends without complaint when it is asked to", async () => {
    const { server, origin, output } = await start();
    expect(output()).toBe(`Keyferry key server listening on ${origin}\n`);
    expect(await end(server, "SIGTERM")).toBe(0);
  });

  it("finishes a request that is under way when it is asked to end, and takes no new ones", async () => {
    const { server, origin } = await start();
    const alice = await Member.enrolled(origin, "Ada");
    const root = newRoot(alice);
    const changes = Array.from({ length: 500 }, () => registerDataChange(newDataId(), root));
    await alice.sessionToken();
    const answer = alice.change(...changes);
    await delay(15);
    const exit = end(server, "SIGINT");
    const outcomes = await answer.catch((error: unknown) => error);
    expect(await exit).toBe(0);
    const refusedOrDone = outcomes instanceof Error ? "refused" : outcomes;
    expect(["refused", Array.from({ length: 500 }, () => "done")]).toContainEqual(refusedOrDone);
    await expect(fetch(`${origin}${PATHS.health}`)).rejects.toThrow();
  });

  it.each([
    [["--host", "0.0.0.0"], 1, /Plain HTTP is only for this computer/],
    [["--port", "x"], 2, /Not a port/],
    [["--tls-cert", "/nowhere.pem", "--tls-key", "/nowhere.key"], 1, /ENOENT/],
  ])("refuses to start with %j and says why in one line", async (args, code, message) => {
    const server = spawn(process.execPath, [
      program,
      "--data",
      join(folder, "data"),
      "--log-level",
      "silent",
      ...args,
    ]);
    running.add(server);
    let complaint = "";
    server.stderr.on("data", (data: Buffer) => (complaint += data.toString()));
    await once(server, "close");
    expect(server.exitCode).toBe(code);
    expect(complaint).toMatch(message);
    expect(complaint.trim().split("\n")).toHaveLength(1);
  });
});
