import { KeyferryError } from "../keyferry-error";

const THIS_COMPUTER = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The origin of a key server from what a person typed; "keys.example.org" means https.
 * @returns such as "https://keys.example.org"
 * @throws KeyferryError `server-address-invalid`: not an address, a path or user in it, http to another computer
 */
export function parseServerAddress(typed: string): string {
  const text = typed.trim();
  const url = parseUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  const isSecure = url.protocol === "https:" || (url.protocol === "http:" && THIS_COMPUTER.has(url.hostname));
  const isBare = url.pathname === "/" && url.search === "" && url.hash === "";
  if (!isSecure || !isBare || url.username !== "" || url.password !== "" || url.hostname === "") {
    throw new KeyferryError("server-address-invalid");
  }
  return url.origin;
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new KeyferryError("server-address-invalid");
  }
}
