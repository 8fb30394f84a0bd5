import { parseArgs } from "node:util";
import { ConfigurationError } from "../server/configuration";
import { MODES } from "./modes";
import { USUAL_TARGET } from "./target";

/** What the mock's own part of the command line says. */
export interface MockCommand {
  readonly modes: readonly string[];
  /** Address of the person whom hostile modes concern. */
  readonly target: string;
  readonly listModes: boolean;
  /** Everything else, which is the server's. */
  readonly serverArgs: readonly string[];
}

export const MOCK_USAGE = `Keyferry key server that misbehaves on demand

  --mode <name>          begin in this mode; may be given several times
  --target <address>     whom hostile modes concern (${USUAL_TARGET})
  --list-modes           names of the modes, and what they do

Modes are switched while it runs, from this computer:
  curl <origin>/mock/modes
  curl <origin>/mock/modes -H 'content-type: application/json' -d '{"on": ["<name>"]}'

Everything else is as for the server:

`;

const OWN_FLAGS = {
  mode: { type: "string", multiple: true },
  target: { type: "string" },
  "list-modes": { type: "boolean" },
} as const;

/** Takes the mock's own flags out of the command line. @throws ConfigurationError for one without its value */
export function readMockCommand(args: readonly string[]): MockCommand {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: OWN_FLAGS,
    strict: false,
    tokens: true,
  });
  const own = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== "option" || !(token.name in OWN_FLAGS)) continue;
    own.add(token.index);
    if (token.name === "list-modes") continue;
    if (token.value === undefined) throw new ConfigurationError(`${token.rawName} needs a value.`);
    if (!token.inlineValue) own.add(token.index + 1);
  }
  return {
    modes: (values.mode ?? []).map(String),
    target: String(values.target ?? USUAL_TARGET),
    listModes: values["list-modes"] === true,
    serverArgs: args.filter((_, index) => !own.has(index)),
  };
}

/** One line a mode. */
export function listOfModes(): string {
  const width = Math.max(...MODES.map(({ name }) => name.length));
  return MODES.map(({ name, sentence }) => `${name.padEnd(width)}  ${sentence}\n`).join("");
}
