import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { TlsFiles } from "../../server/settings";
import type { UserId } from "../../shared/crypto";
import type { Answer, Asked } from "./exchange";

/** As the server's own, so that a connection says for long who is behind it. */
const KEEP_ALIVE = 65_000;
/** Longer than any body that the key server takes. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

export interface FrontHandler {
  whoAsks(authorization: string | undefined, socket: Socket): UserId | null;
  answer(asked: Asked): Promise<Answer>;
}

/** What clients connect to: takes whole requests, has them answered, and writes whole answers, or cuts them. */
export class Front {
  readonly #server: ReturnType<typeof createHttpServer>;
  #handler: FrontHandler | null = null;

  /** @param report told of faults of the mock's own; the client's connection is cut then */
  constructor(
    private readonly tls: TlsFiles | undefined,
    report: (error: unknown) => void,
  ) {
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      this.#serve(request, response).catch((error: unknown) => {
        if (!request.destroyed) report(error);
        response.destroy();
      });
    };
    this.#server = tls
      ? createHttpsServer(
          { cert: tls.certificate, key: tls.key, minVersion: "TLSv1.2", keepAliveTimeout: KEEP_ALIVE },
          listener,
        )
      : createHttpServer({ keepAliveTimeout: KEEP_ALIVE }, listener);
  }

  /** @returns the origin that it listens at */
  async listen(host: string, port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject).listen(port, host, resolve);
    });
    const address = this.#server.address() as AddressInfo;
    const name = host.includes(":") ? `[${host}]` : host;
    return new URL(`${this.tls ? "https" : "http"}://${name}:${address.port}`).origin;
  }

  handleWith(handler: FrontHandler): void {
    this.#handler = handler;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const handler = this.#handler;
    const body = await wholeBody(request);
    if (handler === null || body === null) {
      response.destroy();
      return;
    }
    const url = request.url ?? "/";
    const answer = await handler.answer({
      method: request.method ?? "GET",
      url,
      path: url.split("?")[0] as string,
      headers: request.headers,
      body,
      remoteAddress: request.socket.remoteAddress ?? "",
      asker: handler.whoAsks(request.headers.authorization, request.socket),
    });
    write(response, answer);
  }
}

/** Null when it is too long. */
async function wholeBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MAX_BODY_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function write(response: ServerResponse, { status, headers, body, cut }: Answer): void {
  if (cut === "before" || cut === "unanswered") {
    response.destroy();
    return;
  }
  const { connection, date, ...own } = headers;
  response.sendDate = date !== undefined;
  if (connection === undefined) response.removeHeader("connection");
  response.writeHead(status, own);
  if (cut === "middle") {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
    return;
  }
  response.end(body, () => {
    if (cut === "after") response.socket?.destroy();
  });
}
