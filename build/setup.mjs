import { electronRuntime } from "./electron-runtime.mjs";
import { setUp } from "./setup/set-up.mjs";
import { runCommand, say } from "./terminal.mjs";

runCommand(async () => {
  await setUp({ display: true, keyring: true });
  const { executable, version } = electronRuntime();
  say(`Ready: Electron ${version} at ${executable}`);
});
