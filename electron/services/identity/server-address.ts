import { parseServerOrigin } from "../../../shared/protocol/http/origin";
import { KeyferryError } from "../keyferry-error";

/**
 * The origin of a key server from what a person typed; "keys.example.org" means https.
 * @returns such as "https://keys.example.org"
 * @throws KeyferryError `server-address-invalid`: not an address, a path or user in it, http to another computer
 */
export function parseServerAddress(typed: string): string {
  const text = typed.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const origin = parseServerOrigin(hasScheme ? text : `https://${text}`);
  if (origin === null) throw new KeyferryError("server-address-invalid");
  return origin;
}
