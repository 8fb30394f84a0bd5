import { mkdir } from "node:fs/promises";
import { readConfiguration, USAGE } from "../configuration";
import { createServer } from "../create-server";
import { keptLog } from "../log/kept-log";
import { writeReadyFile } from "../ready-file";
import { closeOnSignal } from "../run";
import { serverOptions } from "../server-options";
import { type Command, EXIT, say } from "./command";
import { FolderLock } from "./folder-lock";
import { dataPlace } from "./server-data";

export const start: Command = {
  name: "start",
  summary: "run the server, until it gets SIGINT or SIGTERM (also when no command is named)",
  help: USAGE,
  async run(args, environment) {
    const configuration = readConfiguration(args, environment);
    if (!configuration) {
      process.stdout.write(USAGE);
      return EXIT.done;
    }
    const { dataFolder } = configuration;
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    const lock = FolderLock.take(dataFolder, "shared");
    process.once("exit", () => lock.release());
    const { database } = dataPlace(dataFolder, environment);
    const log = await keptLog(dataFolder, configuration);
    const options = { ...(await serverOptions(configuration, database)), log };
    const server = await createServer(options);
    closeOnSignal(server, options.logger);
    const origin = await server.listen(configuration.host, configuration.port);
    say(`Keyferry key server listening on ${origin}`);
    if (configuration.readyFile) await writeReadyFile(configuration.readyFile, origin);
    return EXIT.done;
  },
};
