import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { MEDIA_JSON } from "../../../shared/protocol/http/media-types";
import { PATHS } from "../../../shared/protocol/http/paths";

export type Script = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that signs everybody in and otherwise does what a test tells it to. */
export class ScriptedServer {
  /** "METHOD path" of each request, in order. */
  readonly requests: string[] = [];
  script: Script = (_, response) => response.writeHead(500).end();
  /** For the token endpoint; signs in when absent. */
  tokenScript: Script = (_, response) =>
    answerJson(response, 200, { access_token: "T".repeat(43), token_type: "DPoP", expires_in: 300 });

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ScriptedServer> {
    const server = createServer();
    const scripted = new ScriptedServer(server);
    server.on("request", (request, response) => {
      scripted.requests.push(`${request.method} ${request.url}`);
      const script = request.url === PATHS.token ? scripted.tokenScript : scripted.script;
      request.resume().on("end", () => script(request, response));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return scripted;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": MEDIA_JSON, ...headers }).end(JSON.stringify(body));
}
