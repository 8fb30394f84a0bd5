import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import type { SignOn } from "../../../../../electron/services/ports";

/** A sign-on whose person is known beforehand; nobody at all until a test says who. */
export class ScriptedSignOn implements SignOn {
  person: { readonly idToken: string; readonly address: string } | null = null;

  async signIn(): Promise<{ readonly idToken: string; readonly address: string }> {
    if (this.person === null) throw new KeyferryError("cancelled");
    return this.person;
  }
}
