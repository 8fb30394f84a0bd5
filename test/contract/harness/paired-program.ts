import pino from "pino";
import { createServer } from "../../../server/create-server";
import type { FromServer, PairedServerOrder, ToServer } from "./server-pair";
import { UNLIMITED_LIMITS } from "./unlimited";

/** One of two servers of a test: takes its options, and the time before each request, from its parent. */

const tell = (message: FromServer) => process.send?.(message);

async function run({ port, now, origins, ...options }: PairedServerOrder): Promise<void> {
  let time = now;
  const server = await createServer({
    ...options,
    limits: UNLIMITED_LIMITS,
    clock: () => time ?? Date.now(),
    logger: pino({ level: "trace" }, { write: (line: string) => void tell({ kind: "log", line }) }),
  });
  // As if it listened where the balancer does.
  Object.defineProperty(server, "origins", { get: () => origins });
  await server.listen("127.0.0.1", port);
  process.on("message", (message: ToServer) => {
    if (message.kind !== "time") return;
    time = message.now;
    tell({ kind: "time-is-set" });
  });
  tell({ kind: "ready" });
}

process.once("message", (message: ToServer) => {
  if (message.kind === "run")
    run(message.order).catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
});
process.on("disconnect", () => process.exit());
