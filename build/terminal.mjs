/** A failure whose message is meant for the person at the terminal; printed without a stack. */
export class PlainFailure extends Error {}

/** The person, or the system, told this command to end. */
export class Interrupted extends Error {
  /** @param {number} exitCode */
  constructor(exitCode) {
    super("interrupted");
    this.exitCode = exitCode;
  }
}

const isColourful = process.stderr.isTTY === true && process.env["NO_COLOR"] === undefined;

/** @param {string} code @param {string} text */
const paint = (code, text) => (isColourful ? `\u001b[${code}m${text}\u001b[0m` : text);

/** One line of progress. @param {string} line */
export function say(line) {
  process.stderr.write(`${paint("36", "keyferry")} ${line}\n`);
}

/** One line that must not be missed: a lesser runtime, a weaker setting. @param {string} line */
export function sayLoudly(line) {
  process.stderr.write(`${paint("1;33", `keyferry !! ${line}`)}\n`);
}

/**
 * Milliseconds as a person reads them: `0.4 s`, `12 s`, `2 min 05 s`.
 * @param {number} milliseconds
 */
export function readableTime(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${String(Math.round(seconds % 60)).padStart(2, "0")} s`;
}

/**
 * Runs one piece of work under a name; says so at once and again when it is done.
 * @template T
 * @param {string} name
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function timed(name, work) {
  const start = performance.now();
  say(`${name} ...`);
  const result = await work();
  say(`${name}: done in ${readableTime(performance.now() - start)}`);
  return result;
}

/**
 * Runs a command's main function; a {@link PlainFailure} or an option that it does not know ends it with a sentence,
 * anything else with its stack.
 * @param {() => Promise<number | void>} main  resolves to the exit code (0 when it returns nothing)
 */
export function runCommand(main) {
  main().then(
    (code) => process.exit(code ?? 0),
    (error) => {
      if (error instanceof Interrupted) process.exit(error.exitCode);
      const isPlain = error instanceof PlainFailure || `${error?.code}`.startsWith("ERR_PARSE_ARGS_");
      process.stderr.write(`${paint("1;31", `keyferry: ${isPlain ? error.message : error?.stack}`)}\n`);
      process.exit(1);
    },
  );
}
