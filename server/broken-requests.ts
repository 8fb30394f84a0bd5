import type { Socket } from "node:net";
import { MEDIA_PROBLEM } from "../shared/protocol/http/media-types";
import { PROBLEMS, type ProblemName } from "../shared/protocol/http/problems";
import { problemDetails } from "./problem";

const BY_CODE: Readonly<Record<string, ProblemName>> = {
  HPE_HEADER_OVERFLOW: "headers-too-large",
  ERR_HTTP_REQUEST_TIMEOUT: "request-timeout",
};

/** Answers what is not even a HTTP request, below the router, and hangs up. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const name = BY_CODE[error.code ?? ""] ?? "request-invalid";
  const { requestId: _, ...details } = problemDetails(name, {}, "");
  const body = JSON.stringify(details);
  socket.end(
    `HTTP/1.1 ${PROBLEMS[name].status} Refused\r\nContent-Type: ${MEDIA_PROBLEM}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
