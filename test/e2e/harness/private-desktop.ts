import path from "node:path";
import { startLockedKeyring } from "../../../build/desktop/private-keyring.mjs";
import { startSessionBus } from "../../../build/desktop/session-bus.mjs";
import type { WorkFolder } from "./work-folder";

/** A session bus of one test's own, for keychains that are missing or locked. */
export interface PrivateDesktop {
  /** For the app's environment. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** A desktop on which no keychain runs and none starts by itself. */
export async function desktopWithoutKeychain(): Promise<PrivateDesktop> {
  const bus = await startSessionBus();
  return { env: { DBUS_SESSION_BUS_ADDRESS: bus.address }, close: async () => void bus.close() };
}

/** A desktop whose keychain is locked, with nobody there to unlock it. */
export async function desktopWithLockedKeychain(work: WorkFolder): Promise<PrivateDesktop> {
  const bus = await startSessionBus();
  const env = {
    DBUS_SESSION_BUS_ADDRESS: bus.address,
    XDG_DATA_HOME: work.folder("keyring"),
    XDG_RUNTIME_DIR: path.join(work.folder("run")),
  };
  const keyring = await startLockedKeyring(env);
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: bus.address },
    close: async () => {
      await keyring.close();
      bus.close();
    },
  };
}
