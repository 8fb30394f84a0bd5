import axios, { type AxiosInstance } from "axios";
import { KeyferryError } from "../../services/keyferry-error";
import { type Agents, createAgents } from "./connection-agents";
import { isStaleConnection, transportFailure } from "./transport-failure";

export interface ServerRequest {
  readonly method: "GET" | "POST" | "PUT";
  /** Path and query, as encoded for the wire. */
  readonly path: string;
  readonly accept: string;
  readonly body?: { readonly mediaType: string; readonly content: string };
  /** Headers besides those of the body. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that must be made anew each time the request goes out. */
  readonly freshHeaders?: () => Readonly<Record<string, string>>;
  /** Milliseconds from start to the last byte of the answer. */
  readonly timeout?: number;
}

export interface ServerAnswer {
  readonly status: number;
  /** Media type in lower case without parameters; empty when there is none. */
  readonly mediaType: string;
  readonly body: Uint8Array;
  header(name: string): string | null;
}

export interface TransportOptions {
  readonly origin: string;
  readonly certificateAuthority?: string | undefined;
  /** Milliseconds until a connection must stand. */
  readonly connectTimeout: number;
  /** Milliseconds for a whole request, unless it says otherwise. */
  readonly requestTimeout: number;
  /** Bytes of the longest answer. */
  readonly maxAnswerBytes: number;
}

/** HTTP requests to one origin: no redirects, no proxy, no decompression, limited in time and size. */
export class Transport {
  private readonly agents: Agents;
  private readonly client: AxiosInstance;

  constructor(private readonly options: TransportOptions) {
    this.agents = createAgents(options.connectTimeout, options.certificateAuthority);
    this.client = axios.create({
      baseURL: options.origin,
      adapter: "http",
      ...this.agents,
      proxy: false,
      maxRedirects: 0,
      decompress: false,
      maxContentLength: options.maxAnswerBytes,
      maxBodyLength: Number.POSITIVE_INFINITY,
      responseType: "arraybuffer",
      transformRequest: (content: unknown) => content,
      transformResponse: (content: unknown) => content,
      validateStatus: () => true,
      headers: { "user-agent": "keyferry", "accept-encoding": "identity" },
    });
  }

  /**
   * Sends one request and returns whatever HTTP answer there is. A request that hit a kept connection just as the
   * server closed it is sent once more: every request of this protocol may be repeated.
   * @throws KeyferryError `cancelled`, `server-unreachable`, `server-untrusted`, `server-slow`, `server-answer-invalid`
   */
  async send(request: ServerRequest, signal?: AbortSignal): Promise<ServerAnswer> {
    try {
      return await this.sendOnce(request, signal);
    } catch (error) {
      if (!isStaleConnection(error)) throw transportFailure(error);
    }
    try {
      return await this.sendOnce(request, signal);
    } catch (error) {
      throw transportFailure(error);
    }
  }

  close(): void {
    this.agents.httpAgent.destroy();
    this.agents.httpsAgent.destroy();
  }

  private async sendOnce(request: ServerRequest, signal?: AbortSignal): Promise<ServerAnswer> {
    if (signal?.aborted) throw new KeyferryError("cancelled");
    const limit = new AbortController();
    const cancel = () => limit.abort(new KeyferryError("cancelled"));
    const expire = () => limit.abort(new KeyferryError("server-slow"));
    const timer = setTimeout(expire, request.timeout ?? this.options.requestTimeout);
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      const { body } = request;
      const response = await this.client.request<Uint8Array>({
        method: request.method,
        url: request.path,
        headers: {
          accept: request.accept,
          "content-type": body?.mediaType ?? null,
          ...request.headers,
          ...request.freshHeaders?.(),
        },
        data: body?.content,
        signal: limit.signal,
      });
      return answerOf(response.status, response.headers, response.data);
    } catch (error) {
      throw limit.signal.aborted ? limit.signal.reason : error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
    }
  }
}

function answerOf(
  status: number,
  headers: Readonly<Record<string, unknown>>,
  body: Uint8Array,
): ServerAnswer {
  const header = (name: string): string | null => {
    const value = headers[name];
    return typeof value === "string" ? value : null;
  };
  const [mediaType = ""] = (header("content-type") ?? "").toLowerCase().split(";");
  return { status, mediaType: mediaType.trim(), body: new Uint8Array(body), header };
}
