import { appUnderTest } from "./app-under-test";

/** Fails at once, and with the command that helps, where the tests cannot run. */
export default function checkSession(): void {
  appUnderTest();
  if (process.platform === "linux" && !process.env["DBUS_SESSION_BUS_ADDRESS"]) {
    throw new Error(
      "These tests need a desktop session with a keychain: node build/desktop-session.mjs -- npx playwright test -c test/e2e",
    );
  }
  if (process.getuid?.() === 0) {
    process.stdout.write("Running as root: Chromium's own sandbox is off in these tests.\n");
  }
}
