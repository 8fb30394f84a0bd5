import path from "node:path";
import type { CustomScheme } from "electron";
import { APP_SCHEME, isAppAddress } from "./app-address";
import { CONTENT_SECURITY_POLICY, WORKER_SECURITY_POLICY } from "./content-security-policy";

/** To be registered before the app is ready. Standard, so that it has an origin; it bypasses no policy. */
export const appScheme: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, codeCache: true },
};

/** Everything the renderer's build consists of. A file of another type is not served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/** Rejects when there is no such file. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

/**
 * The file in `folder` that an address names, or null when it names nothing that may be served: another host, a path
 * that leads out of the folder, a type that is not part of a page.
 */
export function fileOfAddress(address: string, folder: string): string | null {
  if (!isAppAddress(address)) return null;
  const { pathname } = new URL(address);
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes("\0") || decoded.includes("\\")) return null;
  const file = path.join(folder, decoded === "/" ? "index.html" : decoded);
  const fromFolder = path.relative(folder, file);
  const leadsOut =
    fromFolder === ".." || fromFolder.startsWith(`..${path.sep}`) || path.isAbsolute(fromFolder);
  if (leadsOut || fromFolder === "" || MEDIA_TYPES[path.extname(file)] === undefined) return null;
  return file;
}

function headersFor(file: string): Record<string, string> {
  return {
    "content-type": MEDIA_TYPES[path.extname(file)] ?? "application/octet-stream",
    "content-security-policy":
      path.extname(file) === WORKER_SCRIPT ? WORKER_SECURITY_POLICY : CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  };
}

/** The page's own scripts end in .js; the one that runs beside it came as .mjs. */
const WORKER_SCRIPT = ".mjs";

const nothingHere = () => new Response(null, { status: 404 });

/** Answers requests for `app://keyferry/…` from the renderer's build in `folder`. */
export function serveRenderer(folder: string, readFile: ReadFile): (request: Request) => Promise<Response> {
  return async (request) => {
    const file = request.method === "GET" ? fileOfAddress(request.url, folder) : null;
    if (file === null) return nothingHere();
    let content: Uint8Array;
    try {
      content = await readFile(file);
    } catch {
      return nothingHere();
    }
    return new Response(Uint8Array.from(content), { headers: headersFor(file) });
  };
}
