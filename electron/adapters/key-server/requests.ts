import { bytesToBase64Url } from "../../../shared/crypto";
import type { SeenCheckpoint } from "../../../shared/format";
import {
  CHECKPOINT_HEADER,
  MEDIA_FORM,
  MEDIA_JSON,
  MEDIA_PROBLEM,
} from "../../../shared/protocol/http/media-types";
import { KeyferryError } from "../../services/keyferry-error";
import type { SessionSigner } from "../../services/ports/key-server";
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
  /** Sent as a form, instead of JSON. */
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeout?: number;
}

/** Requests with and without a session, retried where that makes sense. */
export class Requests {
  private readonly transport: Transport;
  private session: Session | null = null;
  private newestCheckpoint: () => SeenCheckpoint | null = () => null;

  constructor(
    private readonly options: TransportOptions,
    private readonly clock: () => number,
  ) {
    this.transport = new Transport(options);
  }

  useSigner(signer: SessionSigner | null): void {
    this.session = signer ? new Session(this.transport, this.options.origin, signer, this.clock) : null;
  }

  /** What the caller has verified of the log goes along with everything that is asked in a session. */
  useCheckpoint(newest: () => SeenCheckpoint | null): void {
    this.newestCheckpoint = newest;
  }

  /** @throws KeyferryError `not-signed-in` */
  get signer(): SessionSigner {
    return this.currentSession.signer;
  }

  /** A request that needs no session. */
  async sendOpenly(asked: Asked, signal?: AbortSignal): Promise<ServerAnswer> {
    return askPatiently(() => this.transport.send(requestOf(asked), signal), signal);
  }

  /** A request of the person who is signed in. */
  async send(asked: Asked, signal?: AbortSignal): Promise<ServerAnswer> {
    const headers = { ...checkpointHeader(this.newestCheckpoint()), ...asked.headers };
    return this.currentSession.send(requestOf({ ...asked, headers }), signal);
  }

  close(): void {
    this.transport.close();
  }

  private get currentSession(): Session {
    if (this.session === null) throw new KeyferryError("not-signed-in", "no signer");
    return this.session;
  }
}

function checkpointHeader(seen: SeenCheckpoint | null): Record<string, string> {
  return seen === null ? {} : { [CHECKPOINT_HEADER]: `${seen.size} ${bytesToBase64Url(seen.rootHash16)}` };
}

function requestOf(asked: Asked): ServerRequest {
  const { method, path, accept = MEDIA_JSON, headers, timeout } = asked;
  const body = bodyOf(asked);
  return {
    method,
    path,
    accept: `${accept}, ${MEDIA_PROBLEM}`,
    ...(body === null ? {} : { body }),
    ...(headers === undefined ? {} : { headers }),
    ...(timeout === undefined ? {} : { timeout }),
  };
}

function bodyOf({ json, form }: Asked): NonNullable<ServerRequest["body"]> | null {
  if (form !== undefined) return { mediaType: MEDIA_FORM, content: new URLSearchParams(form).toString() };
  return json === undefined ? null : { mediaType: MEDIA_JSON, content: JSON.stringify(json) };
}
