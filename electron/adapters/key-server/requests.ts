import { MEDIA_JSON, MEDIA_PROBLEM } from "../../../shared/protocol/http/media-types";
import { KeyferryError } from "../../services/keyferry-error";
import type { SessionSigner } from "../../services/ports/key-server";
import { readProblem } from "./answers";
import { askPatiently } from "./patience";
import { Session } from "./session";
import { type ServerAnswer, type ServerRequest, Transport, type TransportOptions } from "./transport";

/** A request before the transport's details are filled in. */
export interface Asked {
  readonly method: ServerRequest["method"];
  readonly path: string;
  /** Wanted media type besides problems; JSON when absent. */
  readonly accept?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly timeout?: number;
}

/** Rejects with "cancelled" as soon as the signal says so, whatever `promise` does. */
function orCancelled<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new KeyferryError("cancelled"));
    if (signal.aborted) cancel();
    signal.addEventListener("abort", cancel, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", cancel));
  });
}

/** Requests with and without a session, retried where that makes sense. */
export class Requests {
  private readonly transport: Transport;
  private session: Session | null = null;

  constructor(
    private readonly options: TransportOptions,
    private readonly clock: () => number,
  ) {
    this.transport = new Transport(options);
  }

  useSigner(signer: SessionSigner | null): void {
    this.session = signer ? new Session(this.transport, this.options.origin, signer, this.clock) : null;
  }

  /** @throws KeyferryError `not-signed-in` */
  get signer(): SessionSigner {
    return this.currentSession.signer;
  }

  /** A request that needs no session. */
  async sendOpenly(asked: Asked, signal?: AbortSignal): Promise<ServerAnswer> {
    return askPatiently(() => this.transport.send(requestOf(asked), signal), signal);
  }

  /** A request of the person who is signed in; the token is renewed once when the server no longer knows it. */
  async send(asked: Asked, signal?: AbortSignal): Promise<ServerAnswer> {
    const session = this.currentSession;
    const attempt = async (): Promise<{ answer: ServerAnswer; token: string }> => {
      const token = await orCancelled(session.useToken(), signal);
      const request = { ...requestOf(asked), token };
      return { answer: await askPatiently(() => this.transport.send(request, signal), signal), token };
    };
    const first = await attempt();
    if (first.answer.status !== 401 || readProblem(first.answer)?.name !== "not-signed-in")
      return first.answer;
    await session.forget(first.token);
    return (await attempt()).answer;
  }

  close(): void {
    this.transport.close();
  }

  private get currentSession(): Session {
    if (this.session === null) throw new KeyferryError("not-signed-in", "no signer");
    return this.session;
  }
}

function requestOf(asked: Asked): ServerRequest {
  const { method, path, accept = MEDIA_JSON, json, timeout } = asked;
  return {
    method,
    path,
    accept: `${accept}, ${MEDIA_PROBLEM}`,
    ...(json === undefined ? {} : { body: { mediaType: MEDIA_JSON, content: JSON.stringify(json) } }),
    ...(timeout === undefined ? {} : { timeout }),
  };
}
