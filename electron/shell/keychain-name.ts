/** What people call the keychain of their system. */
export function keychainName(platform: NodeJS.Platform): string {
  switch (platform) {
    case "darwin":
      return "the macOS keychain";
    case "win32":
      return "the Windows Credential Manager";
    default:
      return "GNOME Keyring or KWallet";
  }
}
