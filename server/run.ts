import type { Logger } from "pino";
import type { Listening } from "./listening";

/** Closes the server on SIGINT and SIGTERM: nothing new is accepted, running requests finish, the data is closed. */
export function closeOnSignal(server: Pick<Listening, "close">, logger: Logger): void {
  let closing = false;
  const close = async (signal: string) => {
    if (closing) return;
    closing = true;
    logger.info({ signal }, "closing");
    try {
      await server.close();
      process.exitCode = 0;
    } catch (error) {
      logger.error({ err: error }, "closing failed");
      process.exitCode = 1;
    }
    process.exit();
  };
  process.on("SIGINT", () => void close("SIGINT"));
  process.on("SIGTERM", () => void close("SIGTERM"));
}
