import type { ErrorCode } from "./error-codes";
import { parseServerOrigin } from "./http/origin";

/** Names data and who owns it; whoever follows it still needs a key of his own. IDs are 32 lower-case hex digits. */
export interface DataLink {
  readonly kind: "data";
  readonly dataId: string;
  readonly ownerId: string;
  /** Origin of the key server that both are enrolled with. */
  readonly server?: string;
}

/** Lets one person in at a key server. Its code is as secret as the invite: good once. */
export interface InviteLink {
  readonly kind: "invite";
  /** Origin of the key server. */
  readonly server: string;
  /** 32 bytes, base64url. */
  readonly code: string;
  /** The only address that the invite is good for, where the link says so. */
  readonly address?: string;
}

/** What a `keyferry:` link stands for. None ever carries a key. */
export type KeyferryLink = DataLink | InviteLink;

/** "link-newer": of a kind that this app does not know; "link-invalid": everything else that is wrong. */
export type LinkErrorCode = Extract<ErrorCode, "link-invalid" | "link-newer">;

export class LinkError extends Error {
  override readonly name = "LinkError";

  constructor(
    readonly code: LinkErrorCode,
    detail: string,
  ) {
    super(detail);
  }
}

const SCHEME = "keyferry:";
const LINK_MAX = 2_000;
const ADDRESS_MAX = 254;
const ID = /^[0-9a-f]{32}$/;
/** The last of 43 characters has two bits to spare, which must be zero: each code has one text. */
const INVITE_CODE = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;
const ADDRESS = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u;

/** Whether a text claims to be a link of ours, whatever is in it. */
export function looksLikeKeyferryLink(text: string): boolean {
  return text.trimStart().slice(0, SCHEME.length).toLowerCase() === SCHEME;
}

/**
 * Reads `keyferry:data?id=…&owner=…[&server=…]` or `keyferry:invite?server=…&code=…[&address=…]`, values percent-encoded, in any
 * order. Each part may be there once; parts that are not named here are refused.
 * @throws LinkError
 */
export function parseKeyferryLink(text: string): KeyferryLink {
  const link = text.trim();
  if (link.length > LINK_MAX) throw invalid("too long");
  if (!link.startsWith(SCHEME)) throw invalid("not of our scheme");
  const [, kind, query] = /^([a-z]+)\?([^?#\s]*)$/.exec(link.slice(SCHEME.length)) ?? [];
  if (kind === undefined || query === undefined) throw invalid("without a kind or parts");
  if (kind === "data") return readData(readParts(query));
  if (kind === "invite") return readInvite(readParts(query));
  throw new LinkError("link-newer", "of another kind");
}

/** @throws LinkError for what `parseKeyferryLink` would refuse */
export function formatKeyferryLink(link: KeyferryLink): string {
  const parts: [string, string | undefined][] =
    link.kind === "data"
      ? [
          ["id", link.dataId],
          ["owner", link.ownerId],
          ["server", link.server],
        ]
      : [
          ["server", link.server],
          ["code", link.code],
          ["address", link.address],
        ];
  const query = parts.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodePart(value)}`],
  );
  const text = `${SCHEME}${link.kind}?${query.join("&")}`;
  parseKeyferryLink(text);
  return text;
}

function readData(parts: Map<string, string>): DataLink {
  const dataId = take(parts, "id", ID);
  const ownerId = take(parts, "owner", ID);
  const server = parts.has("server") ? { server: takeServer(parts) } : {};
  requireNone(parts);
  return { kind: "data", dataId, ownerId, ...server };
}

function readInvite(parts: Map<string, string>): InviteLink {
  const server = takeServer(parts);
  const code = take(parts, "code", INVITE_CODE);
  const address = parts.has("address") ? { address: takeAddress(parts) } : {};
  requireNone(parts);
  return { kind: "invite", server, code, ...address };
}

function readParts(query: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of query.split("&")) {
    const [, name, value] = /^([a-z]+)=([^=]*)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) throw invalid("a part without a name or value");
    if (parts.has(name)) throw invalid("a part that is there twice");
    parts.set(name, decodePart(value));
  }
  return parts;
}

function take(parts: Map<string, string>, name: string, form: RegExp): string {
  const value = parts.get(name);
  if (value === undefined || !form.test(value)) throw invalid(`no usable ${name}`);
  parts.delete(name);
  return value;
}

/** Exactly an origin: nothing that a person would have to be asked about. */
function takeServer(parts: Map<string, string>): string {
  const server = parts.get("server") ?? "";
  if (parseServerOrigin(server) !== server) throw invalid("no usable server");
  parts.delete("server");
  return server;
}

function takeAddress(parts: Map<string, string>): string {
  const address = take(parts, "address", ADDRESS);
  if (address.length > ADDRESS_MAX) throw invalid("an address that is too long");
  return address;
}

function requireNone(parts: Map<string, string>): void {
  if (parts.size > 0) throw invalid("a part that does not belong there");
}

/** @throws LinkError for half of a surrogate pair */
function encodePart(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    throw invalid("not a text");
  }
}

function decodePart(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw invalid("broken percent-encoding");
  }
}

function invalid(detail: string): LinkError {
  return new LinkError("link-invalid", detail);
}
