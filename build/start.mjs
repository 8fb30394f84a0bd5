// npm start [-- --profile <name>] [file.keyferry ...]: sets up, builds, and opens the app against a key server of its own.
import path from "node:path";
import { parseArgs } from "node:util";
import { bundle } from "./bundle/bundle.mjs";
import { setUp } from "./setup/set-up.mjs";
import { PlainFailure, runCommand, say } from "./terminal.mjs";
import { missingFromDesktop, openTrialApp } from "./trial/trial-desktop.mjs";
import { openTrialServer } from "./trial/trial-server.mjs";

/** @param {string | undefined} name  becomes the name of a folder */
function profileName(name = "me") {
  if (/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(name)) return name;
  throw new PlainFailure(
    "A profile's name is made of letters, digits, - and _, such as: npm start -- --profile bob",
  );
}

runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { profile: { type: "string" } },
    allowPositionals: true,
  });
  const profile = profileName(values.profile);
  await setUp(await missingFromDesktop());
  await bundle("app", "server");
  const server = await openTrialServer();
  try {
    say(
      `Opening Keyferry as "${profile}". Ctrl-C ends everything; --profile <name> opens it as somebody else.`,
    );
    const files = positionals.map((file) => path.resolve(process.env["INIT_CWD"] ?? ".", file));
    return await openTrialApp({ profile, serverOrigin: server.origin, args: files });
  } finally {
    await server.stop();
  }
});
