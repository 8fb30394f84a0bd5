import { spawn } from "node:child_process";
import os from "node:os";
import { projectFolder } from "./project-folders.mjs";
import { Interrupted, PlainFailure } from "./terminal.mjs";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]              defaults to the repository's folder
 * @property {NodeJS.ProcessEnv} [env]   added to this process's environment; `undefined` removes a name
 * @property {boolean} [quiet]           keep the output and return it, instead of showing it
 * @property {number} [timeoutMs]        end the program after this long; it then counts as failed
 * @property {string} [input]            written to its standard input, which is otherwise closed when quiet
 */

/** @param {NodeJS.ProcessEnv} [added] */
function environment(added) {
  const merged = { ...process.env, ...added };
  for (const [name, value] of Object.entries(merged)) if (value === undefined) delete merged[name];
  return merged;
}

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}  `code` is 127 when there is no such program and
 *   128 + the signal's number when a signal ended it; `output` is empty unless `quiet`. Rejects with
 *   {@link Interrupted}, once the program has ended, when this process itself was told to end meanwhile.
 */
export function run(program, args, options = {}) {
  const { cwd = projectFolder, env, quiet = false, timeoutMs, input } = options;
  return new Promise((resolve, reject) => {
    const out = quiet ? "pipe" : "inherit";
    const child = spawn(program, [...args], {
      cwd,
      env: environment(env),
      stdio: [input !== undefined ? "pipe" : quiet ? "ignore" : "inherit", out, out],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.stdin?.end(input);
    const forget = endWithThis(child);
    child.on("error", (error) => resolve({ code: 127, output: output + error.message }));
    child.on("close", (code, signal) => {
      if (toldToEndBy === undefined) resolve({ code: code ?? exitCodeOfSignal(signal), output });
      else reject(new Interrupted(exitCodeOfSignal(toldToEndBy)));
    });
    child.on("error", forget).on("close", forget);
  });
}

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
/** @type {NodeJS.Signals | undefined} */
let toldToEndBy;

/** Ctrl-C reaches the children by itself, as the terminal sends it to them too. @param {NodeJS.Signals} signal */
function endChildren(signal) {
  toldToEndBy = signal;
  if (signal !== "SIGINT") for (const child of running) child.kill("SIGTERM");
}

/**
 * Lets this process outlive its children when it is told to end, so that what it started besides is closed as well.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {() => void} to be called when the child has ended
 */
function endWithThis(child) {
  const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
  if (running.size === 0) for (const signal of signals) process.on(signal, endChildren);
  running.add(child);
  return () => {
    running.delete(child);
    if (running.size === 0) for (const signal of signals) process.off(signal, endChildren);
  };
}

/**
 * Runs a program that has to succeed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions & { failure?: string }} [options]  `failure`: what to tell the person if it does not
 * @returns {Promise<string>} its output, when `quiet`
 * @throws {PlainFailure}
 */
export async function runOrFail(program, args, options = {}) {
  const { code, output } = await run(program, args, options);
  if (code === 0) return output;
  const sentence = options.failure ?? `\`${[program, ...args].join(" ")}\` ended with code ${code}.`;
  throw new PlainFailure(output.trim() === "" ? sentence : `${sentence}\n${output.trim()}`);
}

/**
 * Runs one of the project's Node tools by its script, so that it works alike on every system.
 * @param {string} script  path of the script, absolute or from the repository's folder
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}

/**
 * How to call npm: the very npm that runs this script where there is one, which also needs no shell on Windows.
 * @param {...string} args
 * @returns {[program: string, ...args: string[]]}
 */
export function npmCommand(...args) {
  const cli = process.env["npm_execpath"];
  return cli?.endsWith(".js") ? [process.execPath, cli, ...args] : ["npm", ...args];
}

/** @param {NodeJS.Signals | null} signal */
export function exitCodeOfSignal(signal) {
  return 128 + (signal === null ? 0 : os.constants.signals[signal]);
}
