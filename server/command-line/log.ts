import { AuditTrail } from "../audit/audit-trail";
import { faultSentence } from "../log/log-faults";
import { rotateLogKey } from "../log/log-key-rotation";
import { loadLogSecrets } from "../log/log-secrets";
import { verifyWholeLog } from "../log/whole-log";
import { Storage } from "../storage/storage";
import { aloneIn } from "./backup";
import { type Command, CommandError, DATA_HELP, EXIT, readArguments, say } from "./command";
import { COMMAND_LINE, dataPlace, nowSeconds, withServerData } from "./server-data";

export const logVerify: Command = {
  name: "log verify",
  summary: "recompute the transparency log from its entries",
  help: `keyferry-server log verify

Recomputes the whole transparency log from its entries and holds everything that is stored against it: hashes, root,
checkpoints, keys, and every person's records. The server may go on running.
${DATA_HELP}`,
  async run(args, environment) {
    const { options } = readArguments(args, logVerify, {}, [0, 0]);
    const report = await withServerData(dataPlace(options.data, environment), ({ storage }) =>
      verifyWholeLog(storage),
    );
    const { origin, size, root, people, faults } = report;
    say(`Log ${origin}: ${size} entries, ${people} people, root ${root}`);
    for (const fault of faults) say(faultSentence(fault));
    if (faults.length === 0) say("All of it is sound.");
    return faults.length === 0 ? EXIT.done : EXIT.failed;
  },
};

export const rotateKey: Command = {
  name: "rotate-log-key",
  summary: "give the log a new signing key",
  help: `keyferry-server rotate-log-key

Gives the log a new signing key, which the old one endorses in the log itself; clients follow. No server may be running. The
old key is kept beside the new one: without it old checkpoints cannot be told from forged ones. Where several servers
share a database, stop all of them and copy the new log-signer.key to each data folder.
${DATA_HELP}`,
  async run(args, environment) {
    const { options } = readArguments(args, rotateKey, {}, [0, 0]);
    const place = dataPlace(options.data, environment);
    // Refuses a folder without a server, and a log that must not be gone on with.
    await withServerData(place, async () => undefined);
    const { vkey, generation } = await aloneIn(place.folder, async () => {
      const secrets = await loadLogSecrets(place.folder);
      if (!secrets) throw new CommandError(`There is no key server in ${place.folder}.`);
      const storage = await Storage.open(place.database);
      const trail = new AuditTrail(secrets.signerKey);
      const now = nowSeconds();
      try {
        return await rotateLogKey(
          storage,
          place.folder,
          (queries, rotated) =>
            trail.append(
              queries,
              {
                action: "rotate-log-key",
                actor: COMMAND_LINE,
                subject: null,
                detail: { generation: rotated.generation, key: rotated.vkey },
              },
              now,
            ),
          now,
        );
      } finally {
        await storage.close();
      }
    });
    await withServerData(place, ({ log }) => log.afterCommit());
    say(`Checkpoints are signed by key ${generation} from now on: ${vkey}`);
    say("Back the data folder's keys up again.");
    return EXIT.done;
  },
};
