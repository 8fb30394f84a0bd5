import { isAxiosError } from "axios";
import { KeyferryError } from "../../services/keyferry-error";

/** Verification failures of TLS, as OpenSSL and Node name them. */
const UNTRUSTED =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|ERR_TLS_CERT_|HOSTNAME_MISMATCH$|INVALID_CA$|INVALID_PURPOSE$)/;
/** What answers is not HTTP, or not TLS. */
const NOT_THIS_PROTOCOL = /^(HPE_|ERR_SSL_|EPROTO$)/;
const TOO_LONG = /^maxContentLength /;

/** True for a kept connection that the server had already closed: the request never reached it. */
export function isStaleConnection(error: unknown): boolean {
  if (!isAxiosError(error) || error.response !== undefined) return false;
  const dropped = error.code === "ECONNRESET" || error.code === "EPIPE";
  const request: unknown = error.request;
  const reused =
    typeof request === "object" &&
    request !== null &&
    "reusedSocket" in request &&
    request.reusedSocket === true;
  return dropped && reused;
}

/** The failure that the user is told about when there was no usable HTTP answer. */
export function transportFailure(error: unknown): KeyferryError {
  if (error instanceof KeyferryError) return error;
  if (!isAxiosError(error)) return new KeyferryError("internal", "key server request", { cause: error });
  const code = error.code ?? "";
  if (UNTRUSTED.test(code)) return new KeyferryError("server-untrusted", code);
  if (NOT_THIS_PROTOCOL.test(code)) return new KeyferryError("server-answer-invalid", code);
  if (TOO_LONG.test(error.message)) return new KeyferryError("server-answer-invalid", "answer too long");
  return new KeyferryError("server-unreachable", code || error.message);
}
