import type { KeychainKind } from "../../shared/protocol/ipc/views";

/** The keychain that a system has. */
export function keychainKind(platform: NodeJS.Platform): KeychainKind {
  switch (platform) {
    case "darwin":
      return "macos-keychain";
    case "win32":
      return "windows-credentials";
    default:
      return "secret-service";
  }
}
