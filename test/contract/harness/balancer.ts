import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  request as sendOnward,
} from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** Milliseconds; longer than any test leaves a connection alone. */
const KEEP_ALIVE = 120_000;

/** A server behind the balancer. */
export interface Backend {
  readonly port: number;
  /** Awaited before each request that goes there. */
  prepare?(): Promise<void>;
}

/**
 * What stands before several servers: requests go to each in turn, whoever asks. One that does not take a connection is
 * left out from then on and the next is asked, as nginx does; a connection that breaks later is told as 502.
 */
export class Balancer {
  private turn = 0;
  /** Requests that each backend is working on. */
  private readonly running = new Map<Backend, number>();
  /** How many requests were answered by each. */
  readonly answered = new Map<Backend, number>();
  /** Called before each request, with the number of those before it. */
  onRequest: (before: number) => Promise<void> = async () => undefined;
  private requests = 0;

  private constructor(
    private readonly server: Server,
    public backends: readonly Backend[],
  ) {}

  static async start(): Promise<Balancer> {
    const server = createServer({ keepAliveTimeout: KEEP_ALIVE });
    const balancer = new Balancer(server, []);
    server.on("request", (request, response) => {
      balancer.forward(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return balancer;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Every name of this computer under which it can be reached, as a server that listens there knows them. */
  get origins(): string[] {
    return ["127.0.0.1", "localhost", "[::1]"].map((host) => this.origin.replace("127.0.0.1", host));
  }

  /** Sends nothing there any more; resolves when what it has is answered. */
  async drain(backend: Backend): Promise<void> {
    this.backends = this.backends.filter((other) => other !== backend);
    while ((this.running.get(backend) ?? 0) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await this.onRequest(this.requests++);
    const body = await buffer(request);
    for (;;) {
      const backend = this.backends[this.turn++ % this.backends.length];
      if (!backend) return void response.writeHead(502).end();
      this.count(this.running, backend, 1);
      const outcome = await this.ask(backend, request, body, response).finally(() =>
        this.count(this.running, backend, -1),
      );
      if (outcome === "answered") return this.count(this.answered, backend, 1);
      this.backends = this.backends.filter((other) => other !== backend);
      if (outcome === "broken")
        return void (response.headersSent ? response.destroy() : response.writeHead(502).end());
    }
  }

  private count(counts: Map<Backend, number>, backend: Backend, step: number): void {
    counts.set(backend, (counts.get(backend) ?? 0) + step);
  }

  private async ask(
    backend: Backend,
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<"answered" | "not-there" | "broken"> {
    await backend.prepare?.();
    return new Promise((resolve) => {
      const { port } = backend;
      const { method, url, rawHeaders } = request;
      const onward = sendOnward({
        host: "127.0.0.1",
        port,
        method,
        path: url,
        agent: false,
        headers: rawHeaders,
      });
      onward.on("error", (error: NodeJS.ErrnoException) =>
        resolve(error.code === "ECONNREFUSED" ? "not-there" : "broken"),
      );
      onward.on("response", (answer) => {
        response.sendDate = false;
        response.removeHeader("connection");
        response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
        answer.pipe(response);
        answer.on("end", () => resolve("answered"));
        answer.on("error", () => resolve("broken"));
      });
      onward.end(body);
    });
  }
}
