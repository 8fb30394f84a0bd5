import pino from "pino";
import { createServer } from "../../../server/create-server";
import type { Listening } from "../../../server/listening";
import { DEFAULT_LIMITS, type RateLimits, type ServerOptions } from "../../../server/settings";

/** Rates that no test reaches by accident. */
const UNLIMITED: RateLimits = {
  requestsPerPerson: 1e9,
  requestsPerAddress: 1e9,
  attemptsPerAddress: 1e9,
  lookupsPerPerson: 1e9,
};

export interface TestServer {
  readonly origin: string;
  readonly server: Listening;
  /** What the server logged, one JSON object a line. */
  readonly log: string[];
  close(): Promise<void>;
}

/** The real server over real HTTP on a free port of this computer; in memory unless a file is given. */
export async function startTestServer(
  options: Partial<Omit<ServerOptions, "logger" | "limits">> & { rates?: Partial<RateLimits> } = {},
): Promise<TestServer> {
  const log: string[] = [];
  const { rates, ...rest } = options;
  const server = await createServer({
    database: ":memory:",
    ...rest,
    logger: pino({ level: "trace" }, { write: (line: string) => void log.push(line) }),
    limits: { ...DEFAULT_LIMITS, rates: { ...UNLIMITED, ...rates } },
  });
  const origin = await server.listen("127.0.0.1", 0);
  return { origin, server, log, close: () => server.close() };
}
