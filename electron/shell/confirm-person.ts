import type { SystemPreferences } from "electron";

/**
 * Asks for the person's fingerprint where Electron can: on a Mac with Touch ID. Elsewhere the answer is yes, and it is the keychain
 * that asks, as far as it does.
 * @param reason ends the sentence “Keyferry is trying to …” in the system's prompt
 */
export function confirmByTouchId(
  preferences: Pick<SystemPreferences, "canPromptTouchID" | "promptTouchID">,
  platform: NodeJS.Platform,
  reason: () => string,
): () => Promise<boolean> {
  return async () => {
    if (platform !== "darwin" || !preferences.canPromptTouchID()) return true;
    try {
      await preferences.promptTouchID(reason());
      return true;
    } catch {
      // Electron says in words alone whether she stopped it or was not recognised.
      return false;
    }
  };
}
