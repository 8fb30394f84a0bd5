import { ConfigurationError } from "../configured-values";
import { auditExport, auditVerify } from "./audit";
import { backup, restore } from "./backup";
import { type Command, EXIT, type ExitCode } from "./command";
import { init } from "./init";
import { invite } from "./invite";
import { logVerify, rotateKey } from "./log";
import { deactivate, remove, role } from "./people-changes";
import { start } from "./start";
import { users } from "./users";

/** In the order in which an administrator meets them. */
export const COMMANDS: readonly Command[] = [
  init,
  start,
  invite,
  users,
  role,
  deactivate,
  remove,
  auditExport,
  auditVerify,
  logVerify,
  backup,
  restore,
  rotateKey,
];

export function commandList(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Keyferry key server

${lines.join("\n")}

keyferry-server <command> --help says more.
`;
}

/**
 * Runs the command that the arguments name: `start` when they name none.
 * @throws ConfigurationError for what no command is called, and what the command throws
 */
export async function runCommandLine(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  const [first = "--", second = ""] = args;
  if (first === "help") {
    process.stdout.write(commandList());
    return EXIT.done;
  }
  if (first.startsWith("-")) return start.run(args, environment);
  const command = COMMANDS.find(({ name }) => name === first || name === `${first} ${second}`);
  if (!command) throw new ConfigurationError(`There is no command ${first}. See keyferry-server help.`);
  const rest = args.slice(command.name.split(" ").length);
  if (rest.includes("--help")) {
    process.stdout.write(command.help);
    return EXIT.done;
  }
  return command.run(rest, environment);
}
