// The key server that `npm start` brings along. It keeps its port for good: people's keys in the keychain are filed
// under the server's origin.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { inProject, trialFolder } from "../project-folders.mjs";
import { PlainFailure, say } from "../terminal.mjs";

const serverFolder = path.join(trialFolder, "server");
/** Written by the server when it is ready. */
const readyFile = path.join(serverFolder, "ready.json");
const logFile = path.join(serverFolder, "server.log");

const startWithinMs = 20_000;

/** @returns {{ origin: string, pid: number } | undefined} what the last server said */
function lastReady() {
  try {
    return JSON.parse(fs.readFileSync(readyFile, "utf8"));
  } catch {
    return undefined; // none has run yet, or its note was torn; a new one is written
  }
}

/** @param {string} origin */
async function isAnswering(origin) {
  return fetch(`${origin}/v1/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );
}

/** @param {import("node:child_process").ChildProcess} server  @param {number} port */
async function untilReady(server, port) {
  const giveUpAt = Date.now() + startWithinMs;
  while (Date.now() < giveUpAt && server.exitCode === null && server.signalCode === null) {
    const ready = lastReady();
    if (ready !== undefined && ready.pid === server.pid) return ready.origin;
    await delay(30);
  }
  server.kill();
  const lastLines = fs.readFileSync(logFile, "utf8").trim().split("\n").slice(-5).join("\n");
  const hint =
    port === 0
      ? ""
      : `\nIf another program took port ${port}, end it; or delete the folder .keyferry-local to begin anew with another port.`;
  throw new PlainFailure(
    `The key server did not start. Its log (${logFile}) ends with:\n${lastLines}${hint}`,
  );
}

/** @param {import("node:child_process").ChildProcess} server */
async function stop(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
}

/**
 * Starts the trial server, or finds the one that another `npm start` is running.
 * @returns {Promise<{ origin: string, stop: () => Promise<void> }>}
 */
export async function openTrialServer() {
  const last = lastReady();
  if (last !== undefined && (await isAnswering(last.origin))) {
    say(
      `Using the key server that runs already at ${last.origin}; it ends with the command that started it.`,
    );
    return { origin: last.origin, stop: async () => {} };
  }
  fs.mkdirSync(serverFolder, { recursive: true, mode: 0o700 });
  const port = last === undefined ? 0 : Number(new URL(last.origin).port);
  const log = fs.openSync(logFile, "w", 0o600);
  const server = spawn(
    process.execPath,
    [
      inProject("dist/server/main.cjs"),
      "--host",
      "127.0.0.1",
      "--port",
      String(port),
      "--data",
      serverFolder,
      "--enrolment",
      "open",
    ],
    {
      stdio: ["ignore", log, log],
      env: { ...process.env, KEYFERRY_READY_FILE: readyFile },
      detached: true, // ctrl-C ends the app first, then this
    },
  );
  fs.closeSync(log);
  const origin = await untilReady(server, port);
  say(`The key server listens on ${origin}; its data and its log are in ${serverFolder}`);
  return { origin, stop: () => stop(server) };
}
