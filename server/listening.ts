import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { isLoopbackHost } from "../shared/protocol/http/origin";
import type { ServerOptions } from "./settings";
import type { Storage } from "./storage/storage";

/** The server may not listen where it was told to. */
export class ListenRefusedError extends Error {
  override readonly name = "ListenRefusedError";
}

const WILDCARDS: ReadonlySet<string> = new Set(["0.0.0.0", "::", "[::]"]);

function hostInUrl(host: string): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}

/** A key server's app and where it listens. */
export class Listening {
  /** Origins under which clients may address it; empty until it listens, unless one is configured. */
  private knownOrigins: readonly string[];

  constructor(
    readonly app: FastifyInstance,
    private readonly storage: Storage,
    private readonly options: Pick<ServerOptions, "publicOrigin" | "tls">,
  ) {
    this.knownOrigins = options.publicOrigin ? [options.publicOrigin] : [];
  }

  get origins(): readonly string[] {
    return this.knownOrigins;
  }

  /**
   * Starts to listen; port 0 takes a free one.
   * @returns the origin for clients
   * @throws ListenRefusedError for plain HTTP that others could read, and for a wildcard without a public origin.
   */
  async listen(host: string, port: number): Promise<string> {
    const { publicOrigin, tls } = this.options;
    if (!tls && !isLoopbackHost(host))
      throw new ListenRefusedError(
        `Plain HTTP is only for this computer (127.0.0.1). To listen on ${host}, give a certificate (KEYFERRY_TLS_CERT, KEYFERRY_TLS_KEY).`,
      );
    if (!publicOrigin && WILDCARDS.has(host))
      throw new ListenRefusedError(
        "Say under which address clients reach this server: KEYFERRY_ORIGIN=https://keys.example.org.",
      );
    await this.app.listen({ host, port });
    const address = this.app.server.address() as AddressInfo;
    if (!publicOrigin) {
      const hosts = isLoopbackHost(host) ? [host, "127.0.0.1", "localhost", "[::1]"] : [host];
      const scheme = tls ? "https" : "http";
      this.knownOrigins = [
        ...new Set(hosts.map((name) => new URL(`${scheme}://${hostInUrl(name)}:${address.port}`).origin)),
      ];
    }
    return this.knownOrigins[0] as string;
  }

  /** Stops accepting, lets running requests finish, closes the database. */
  async close(): Promise<void> {
    await this.app.close();
    await this.storage.close();
  }
}
