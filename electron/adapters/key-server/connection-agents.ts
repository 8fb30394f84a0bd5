import { type ClientRequestArgs, Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent, type RequestOptions } from "node:https";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createSecureContext, rootCertificates, type SecureContext } from "node:tls";

type Created = (error: Error | null, stream: Duplex) => void;

const MAX_SOCKETS = 4;
const IDLE_SOCKETS = 2;

/** Error code of a connection that was not there in time. */
export const CONNECT_TIMEOUT = "KEYFERRY_CONNECT_TIMEOUT";

/** Destroys a socket that is not connected (and, with TLS, not secured) in time. */
function limitConnecting(stream: Duplex | null | undefined, connected: string, milliseconds: number): void {
  if (!(stream instanceof Socket)) return;
  const timer = setTimeout(() => {
    stream.destroy(Object.assign(new Error("not connected in time"), { code: CONNECT_TIMEOUT }));
  }, milliseconds);
  const stop = () => clearTimeout(timer);
  stream.once(connected, stop).once("close", stop);
}

class PlainAgent extends HttpAgent {
  constructor(private readonly connectTimeout: number) {
    super({ keepAlive: true, maxSockets: MAX_SOCKETS, maxFreeSockets: IDLE_SOCKETS });
  }

  override createConnection(options: ClientRequestArgs, created?: Created): Duplex | null | undefined {
    const stream = super.createConnection(options, created);
    limitConnecting(stream, "connect", this.connectTimeout);
    return stream;
  }
}

/** Well-known authorities and one more, read once: reading them takes time and megabytes. */
const contexts = new Map<string, SecureContext>();

function contextTrusting(certificateAuthority: string): SecureContext {
  const known = contexts.get(certificateAuthority);
  if (known) return known;
  const context = createSecureContext({
    ca: [...rootCertificates, certificateAuthority],
    minVersion: "TLSv1.2",
  });
  contexts.set(certificateAuthority, context);
  return context;
}

class SecureAgent extends HttpsAgent {
  constructor(
    private readonly connectTimeout: number,
    certificateAuthority: string | undefined,
  ) {
    super({
      keepAlive: true,
      maxSockets: MAX_SOCKETS,
      maxFreeSockets: IDLE_SOCKETS,
      minVersion: "TLSv1.2",
      ...(certificateAuthority ? { secureContext: contextTrusting(certificateAuthority) } : {}),
    });
  }

  override createConnection(options: RequestOptions, created?: Created): Duplex | null | undefined {
    const stream = super.createConnection(options, created);
    limitConnecting(stream, "secureConnect", this.connectTimeout);
    return stream;
  }
}

export interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

/**
 * Connections that are kept for the next request and given up when they do not come about in time.
 * @param certificateAuthority PEM of a company's own authority, trusted besides the well-known ones
 */
export function createAgents(connectTimeout: number, certificateAuthority: string | undefined): Agents {
  return {
    httpAgent: new PlainAgent(connectTimeout),
    httpsAgent: new SecureAgent(connectTimeout, certificateAuthority),
  };
}
