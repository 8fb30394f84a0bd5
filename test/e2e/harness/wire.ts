import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What happens to a request on its way to the key server:
 * - `works`: it arrives, and so does the answer;
 * - `cut`: the connection breaks at once;
 * - `silent`: it arrives nowhere and nothing comes back;
 * - `nonsense`: something answers, but it is no key server (a hotel's log-in page, say);
 * - `faulty`: the server has a problem of its own (500);
 * - `busy`: the server asks to slow down (429).
 */
export type WireState = "works" | "cut" | "silent" | "nonsense" | "faulty" | "busy";

/** The network between the apps and their key server, in the test's hand. */
export class Wire {
  #state: WireState = "works";
  /** Requests that went through or were spoilt, by method and path. */
  readonly requests: string[] = [];

  private constructor(
    private readonly server: http.Server,
    readonly origin: string,
    private readonly target: string,
  ) {
    server.on("request", (request, response) => this.#carry(request, response));
  }

  /** @param target the origin of the server at the other end */
  static async open(target: string): Promise<Wire> {
    const server = http.createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new Wire(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, target);
  }

  become(state: WireState): void {
    this.#state = state;
    if (state === "cut") this.server.closeAllConnections();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  #carry(request: http.IncomingMessage, response: http.ServerResponse): void {
    this.requests.push(`${request.method} ${request.url}`);
    switch (this.#state) {
      case "works":
        return this.#pass(request, response);
      case "cut":
        request.socket.destroy();
        return;
      case "silent":
        return;
      case "nonsense":
        response.writeHead(200, { "content-type": "text/html" });
        response.end("<html><body>Please accept our terms to use this network.</body></html>");
        return;
      case "faulty":
        response.writeHead(500, { "content-type": "application/problem+json" });
        response.end(JSON.stringify({ type: "about:blank", title: "Internal Server Error", status: 500 }));
        return;
      case "busy":
        response.writeHead(429, { "content-type": "application/problem+json", "retry-after": "60" });
        response.end(JSON.stringify({ type: "about:blank", title: "Too Many Requests", status: 429 }));
        return;
    }
  }

  #pass(request: http.IncomingMessage, response: http.ServerResponse): void {
    const { method, headers } = request;
    const onward = http.request(
      `${this.target}${request.url}`,
      { method: method ?? "GET", headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on("error", () => response.destroy());
    request.on("error", () => onward.destroy());
    request.pipe(onward);
  }
}
