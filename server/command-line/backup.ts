import { mkdir } from "node:fs/promises";
import { makeBackup } from "../backup/make-backup";
import { restoreBackup } from "../backup/restore-backup";
import { type Command, DATA_HELP, EXIT, readArguments, say } from "./command";
import { FolderLock } from "./folder-lock";
import { COMMAND_LINE, dataPlace, nowSeconds, withServerData } from "./server-data";

export const backup: Command = {
  name: "backup",
  summary: "copy the database, while the server runs",
  help: `keyferry-server backup <folder>

Copies the database as it is at this moment into a new folder, with the log's checkpoint beside it. The server may go on
running. PostgreSQL is backed up by its own pg_dump: then this says how, and ends with code ${EXIT.elsewhere}.

  --with-secrets    copy the log's private keys too; whoever has them can sign in the log's name
${DATA_HELP}`,
  async run(args, environment) {
    const own = { "with-secrets": { type: "boolean" } } as const;
    const { operands, options } = readArguments(args, backup, own, [1, 1]);
    const [target = ""] = operands;
    const place = dataPlace(options.data, environment);
    if (place.postgres !== null) {
      say("Nothing was copied: PostgreSQL is backed up by its own program. Run");
      say(`  pg_dump --format=custom --file=${target}/keyferry.dump "$KEYFERRY_DATABASE_URL"`);
      say(`and keep the files log-*.key and log-checkpoint in ${place.folder} with it.`);
      return EXIT.elsewhere;
    }
    await withServerData(place, async ({ storage, audit }) => {
      const withSecrets = options["with-secrets"] ?? false;
      const now = nowSeconds();
      const detail = { secrets: withSecrets ? 1 : 0 };
      await storage.transaction((queries) =>
        audit.append(queries, { action: "backup", actor: COMMAND_LINE, subject: null, detail }, now),
      );
      const order = { database: place.database, dataFolder: place.folder, target, withSecrets, now };
      const { log, logSize } = await makeBackup(order);
      say(`Backed up into ${target}: the log ${log} has ${logSize} entries in it.`);
      if (!withSecrets) say("The log's keys are not in it; keep a copy of them elsewhere (--with-secrets).");
    });
    return EXIT.done;
  },
};

export const restore: Command = {
  name: "restore",
  summary: "put a backup in place of the database",
  help: `keyferry-server restore <folder>

Puts a backup in place of the database, which is kept beside it. No server may be running. It is refused when the backup
lacks anything of the log that people have been shown already: going on from there would fork the log, and every
client would notice and refuse this server. PostgreSQL is restored by its own pg_restore: then this says how, and ends
with code ${EXIT.elsewhere}.
${DATA_HELP}`,
  async run(args, environment) {
    const { operands, options } = readArguments(args, restore, {}, [1, 1]);
    const [source = ""] = operands;
    const place = dataPlace(options.data, environment);
    if (place.postgres !== null) {
      say("Nothing was restored: PostgreSQL is restored by its own program. Stop all servers and run");
      say(`  pg_restore --clean --if-exists --dbname="$KEYFERRY_DATABASE_URL" ${source}/keyferry.dump`);
      say(
        `Keep ${place.folder}/log-checkpoint: by it the server sees whether the log would fork, and does not start then.`,
      );
      return EXIT.elsewhere;
    }
    await mkdir(place.folder, { recursive: true, mode: 0o700 });
    const { manifest, keptAside } = await aloneIn(place.folder, () =>
      restoreBackup(source, place.folder, nowSeconds()),
    );
    say(`Restored the backup of ${new Date(manifest.madeAt * 1000).toISOString()} into ${place.folder}.`);
    if (keptAside !== null) say(`The database that was there is ${keptAside}.`);
    return EXIT.done;
  },
};

/** Runs `work` while no server and no other command uses the data folder. @throws CommandError */
export async function aloneIn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = FolderLock.take(folder, "alone");
  try {
    return await work();
  } finally {
    lock.release();
  }
}
