import { parseServerOrigin } from "../../../shared/protocol/http/origin";
import { KeyferryError } from "../../services/keyferry-error";
import { KeyServerClient } from "./key-server-client";
import { Requests } from "./requests";

export interface ConnectionSettings {
  /** PEM of a company's own certificate authority, trusted besides the well-known ones. */
  readonly certificateAuthority?: string;
  /** Milliseconds until a connection must stand; 5 seconds when absent. */
  readonly connectTimeout?: number;
  /** Milliseconds for a whole request; 10 seconds when absent. */
  readonly requestTimeout?: number;
  /** Unix milliseconds; tests bring their own. */
  readonly clock?: () => number;
}

const CONNECT_TIMEOUT = 5000;
const REQUEST_TIMEOUT = 10_000;
/** The longest answer: 500 grants in JSON, far below this. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/**
 * A client of the key server at `address`; nothing is sent yet.
 * @throws KeyferryError `server-address-invalid` unless it is https, or http on this computer
 */
export function connectKeyServer(address: string, settings: ConnectionSettings = {}): KeyServerClient {
  const origin = parseServerOrigin(address);
  if (origin === null) throw new KeyferryError("server-address-invalid");
  const clock = settings.clock ?? Date.now;
  const requests = new Requests(
    {
      origin,
      certificateAuthority: settings.certificateAuthority,
      connectTimeout: settings.connectTimeout ?? CONNECT_TIMEOUT,
      requestTimeout: settings.requestTimeout ?? REQUEST_TIMEOUT,
      maxAnswerBytes: MAX_ANSWER_BYTES,
    },
    clock,
  );
  return new KeyServerClient(origin, requests, clock);
}
