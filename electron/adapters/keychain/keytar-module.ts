/** The part of keytar that is used. `findCredentials` is not: it crashes the process when the keychain is locked. */
export interface KeytarModule {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * Loads the native module when it is first needed, because loading fails where the system lacks libsecret: a missing
 * keychain must be a sentence on the screen, not an app that does not start.
 */
export async function loadKeytar(): Promise<KeytarModule> {
  const loaded: KeytarModule | { readonly default: KeytarModule } = await import("keytar");
  return "default" in loaded ? loaded.default : loaded;
}
