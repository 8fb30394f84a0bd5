import { spawn } from "node:child_process";
import { inProject } from "../project-folders.mjs";
import { PlainFailure } from "../terminal.mjs";

/**
 * Starts a session bus of its own, on which nothing starts by itself.
 * @returns {Promise<{ address: string, close: () => void }>}  `address` is for `DBUS_SESSION_BUS_ADDRESS`
 */
export function startSessionBus() {
  const config = inProject("build", "desktop", "session-bus.conf");
  const daemon = spawn("dbus-daemon", ["--nofork", "--print-address=3", `--config-file=${config}`], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    detached: true, // ctrl-C ends the command first, then this
  });
  return new Promise((resolve, reject) => {
    daemon.on("error", () => reject(new PlainFailure("dbus-daemon cannot be started; run `npm run setup`.")));
    daemon.on("exit", (code) => reject(new PlainFailure(`dbus-daemon ended with code ${code}.`)));
    daemon.stdio[3]?.once("data", (address) =>
      resolve({ address: String(address).trim(), close: () => daemon.kill() }),
    );
  });
}
