// node build/desktop-session.mjs [--keyring=none|locked|throw-away] -- <command> [arguments]
import { parseArgs } from "node:util";
import { runInDesktopSession } from "./desktop/session.mjs";
import { setUp } from "./setup/set-up.mjs";
import { PlainFailure, runCommand } from "./terminal.mjs";

const usage =
  "Say what to run: node build/desktop-session.mjs [--keyring=none|locked|throw-away] -- <command>";

/** @param {string | undefined} choice */
function keyringChoice(choice = "throw-away") {
  if (choice === "none" || choice === "locked" || choice === "throw-away") return choice;
  throw new PlainFailure(usage);
}

runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { keyring: { type: "string" } },
    allowPositionals: true,
  });
  const [program, ...args] = positionals;
  if (program === undefined) throw new PlainFailure(usage);
  await setUp({ display: true, keyring: true });
  return runInDesktopSession([program, ...args], { keyring: keyringChoice(values.keyring) });
});
