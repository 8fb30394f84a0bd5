import pino, { type Logger } from "pino";

/** What never reaches a log, wherever it turns up. */
const SECRET_PATHS = [
  "*.authorization",
  "*.dpop",
  '*["idempotency-key"]',
  "*.client_assertion",
  "*.access_token",
  "*.record",
  "*.address",
  "*.name",
  "*.wrapped",
];

/**
 * JSON lines on standard error. Log lines carry request IDs, route patterns and statuses; no URLs, names, addresses,
 * IDs of people or data, keys or tokens.
 */
export function createLogger(level: string): Logger {
  return pino(
    { level, redact: { paths: SECRET_PATHS, remove: true }, base: { pid: process.pid } },
    pino.destination({ dest: 2, sync: true }),
  );
}
