import { parseArgs } from "node:util";
import { ConfigurationError } from "../configured-values";

/** How the program ends. */
export const EXIT = {
  done: 0,
  /** It was refused, or it failed; the message says why. */
  failed: 1,
  /** Command, option or setting are not ones that it takes. */
  misused: 2,
  /** Nothing was done, because another program has to do it; the message says which. */
  elsewhere: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A command cannot do what it was told; the message says why and what to do. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

export interface Command {
  /** As it is typed, "audit export". */
  readonly name: string;
  /** For the list of commands. */
  readonly summary: string;
  /** Whole text of `--help`, ending with a new line. */
  readonly help: string;
  run(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<ExitCode>;
}

/** Options that every command but `start` takes. */
export const DATA_HELP = `
  --data <folder>   KEYFERRY_DATA   folder of the server's data
  --help

KEYFERRY_DATABASE_URL names a PostgreSQL database, as for start.
`;

const DATA_OPTIONS = { data: { type: "string" }, help: { type: "boolean" } } as const;

type OptionKinds = Readonly<Record<string, { readonly type: "string" | "boolean" }>>;
type OptionValues<O extends OptionKinds> = {
  readonly [K in keyof O]?: O[K]["type"] extends "boolean" ? boolean : string;
};

export interface CommandArguments<O extends OptionKinds> {
  /** What stands without a flag, as many as the command takes. */
  readonly operands: readonly string[];
  readonly options: OptionValues<O & typeof DATA_OPTIONS>;
}

/**
 * Reads the arguments of a command that takes between `least` and `most` operands.
 * @throws ConfigurationError
 */
export function readArguments<O extends OptionKinds>(
  args: readonly string[],
  command: Pick<Command, "help">,
  own: O,
  [least, most]: readonly [number, number],
): CommandArguments<O> {
  const parsed = parseStrictly(args, { ...own, ...DATA_OPTIONS });
  const { positionals, values } = parsed;
  if (positionals.length < least || positionals.length > most)
    throw new ConfigurationError(`This takes other arguments: ${command.help.split("\n", 1)[0]}`);
  return { operands: positionals, options: values as CommandArguments<O>["options"] };
}

function parseStrictly(args: readonly string[], options: OptionKinds) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new ConfigurationError(error instanceof Error ? error.message : String(error));
  }
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
