import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const PATH = "/signed-in";

/** What the page says that the browser shows when sign-on has ended. */
export interface SignOnPage {
  /** BCP 47 */
  readonly language: string;
  readonly title: string;
  readonly text: string;
}

const pageOf = ({
  language,
  title,
  text,
}: SignOnPage): string => `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Keyferry</title>
<body style="font-family: system-ui; margin: 4rem auto; max-width: 30rem">
<h1>${title}</h1><p>${text}</p></body></html>
`;

/**
 * Where the browser comes back to after sign-on: this computer, a free port, one path, one time (RFC 8252 section 7.3).
 * Nothing that comes is trusted here: whether the answer belongs to what was asked is seen from its `state`.
 */
export class LoopbackRedirect {
  private constructor(
    private readonly server: Server,
    /** The redirect URI for the authorization request. */
    readonly uri: string,
    private readonly arrival: Promise<URL>,
  ) {}

  /**
   * @param state the value that the answer must carry; anything else is answered with 404 and waited on
   * @param page what is shown then; plain text without characters that mean something in HTML
   */
  static async open(state: string, page: SignOnPage): Promise<LoopbackRedirect> {
    const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 16 * 1024 });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", resolve);
    });
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const arrival = new Promise<URL>((resolve) => {
      server.on("request", (request, response) => {
        const url = arrivedAt(request, origin, state);
        answer(response, url === null ? null : pageOf(page));
        if (url) resolve(url);
      });
    });
    return new LoopbackRedirect(server, `${origin}${PATH}`, arrival);
  }

  /** The address that the browser came back to. */
  arrived(): Promise<URL> {
    return this.arrival;
  }

  close(): void {
    this.server.close();
    // What is being answered gets its page; the rest ends.
    this.server.closeIdleConnections();
  }
}

/** Null for a request that is not the browser's way back: another page's, another path's, another attempt's. */
function arrivedAt(request: IncomingMessage, origin: string, state: string): URL | null {
  if (request.method !== "GET" || `http://${request.headers.host}` !== origin) return null;
  if (!URL.canParse(request.url ?? "", origin)) return null;
  const url = new URL(request.url ?? "", origin);
  return url.pathname === PATH && url.searchParams.get("state") === state ? url : null;
}

/** @param page null for who is not the browser on its way back */
function answer(response: ServerResponse, page: string | null): void {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    connection: "close",
  };
  response.writeHead(page === null ? 404 : 200, headers).end(page ?? "");
}
