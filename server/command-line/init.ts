import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { DEFAULT_VALIDITY } from "../administration/invites";
import { loadLogSecrets, loadOrCreateLogSecrets } from "../log/log-secrets";
import { type Command, CommandError, DATA_HELP, EXIT, readArguments, say } from "./command";
import { addressOf, ORIGIN_HELP, ORIGIN_OPTION, sayInvite, serverOrigin } from "./invite";
import { COMMAND_LINE, dataPlace, nowSeconds, withServerData } from "./server-data";

export const init: Command = {
  name: "init",
  summary: "make the data folder, the log and its keys, and an invite for the first administrator",
  help: `keyferry-server init <address>

Makes a new key server: the data folder, the transparency log and its keys, and an invite for the first
administrator, who has this e-mail address. The invite's code is printed once and kept nowhere.

${ORIGIN_HELP}
${DATA_HELP}`,
  async run(args, environment) {
    const { operands, options } = readArguments(args, init, ORIGIN_OPTION, [1, 1]);
    const address = addressOf(operands[0] ?? "");
    const origin = serverOrigin(options.origin, environment);
    const place = dataPlace(options.data, environment);
    if (existsSync(place.folder) && (await loadLogSecrets(place.folder)))
      throw new CommandError(
        `There is a key server in ${place.folder} already. Let people in by keyferry-server invite, administrators by --role admin.`,
      );
    await demandEmpty(place.folder);
    await mkdir(place.folder, { recursive: true, mode: 0o700 });
    await loadOrCreateLogSecrets(place.folder);
    await withServerData(place, async ({ storage, log, administration }) => {
      const wanted = { address, role: "admin", validFor: DEFAULT_VALIDITY } as const;
      const by = { actor: COMMAND_LINE, createdBy: null };
      const invite = await storage.transaction((queries) =>
        administration.invite(queries, by, wanted, nowSeconds()),
      );
      const { keys } = await log.describe(storage.db);
      say(`The key server's data is in ${place.folder}.`);
      say(`Its log is ${log.origin}; checkpoints are signed by ${keys.at(-1)?.vkey}`);
      sayInvite(wanted, invite, origin);
      say("Back the folder up: without the log's keys nobody can go on with the log.");
    });
    return EXIT.done;
  },
};

async function demandEmpty(folder: string): Promise<void> {
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new CommandError(
      `${folder} is not empty, but holds no keys of a log. Name an empty folder, or put the keys back from your backup.`,
    );
}
