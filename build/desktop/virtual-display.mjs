import { spawn } from "node:child_process";
import { PlainFailure } from "../terminal.mjs";

/**
 * Starts a screen that nobody sees. It picks a free display number itself, so any number may run side by side.
 * @returns {Promise<{ display: string, close: () => void }>}  `display` such as `:7`
 */
export function startVirtualDisplay() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1440x960x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    detached: true, // ctrl-C ends the command first, then this
  });
  return new Promise((resolve, reject) => {
    let complaint = "";
    server.stderr?.on("data", (chunk) => (complaint += chunk));
    server.on("error", () => reject(new PlainFailure("Xvfb cannot be started; run `npm run setup`.")));
    server.on("exit", (code) => reject(new PlainFailure(`Xvfb ended with code ${code}.\n${complaint}`)));
    server.stdio[3]?.once("data", (number) =>
      resolve({ display: `:${String(number).trim()}`, close: () => server.kill() }),
    );
  });
}
