import pino from "pino";
import { createServer } from "../../../server/create-server";
import type { Listening } from "../../../server/listening";
import {
  DEFAULT_LIMITS,
  type PressureLimits,
  type RateLimits,
  type ServerOptions,
} from "../../../server/settings";
import { freshDatabase } from "./postgres";

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

/** The real server over real HTTP, open to everybody, on a free port of this computer; on a fresh database unless one is given. */
export async function startTestServer(
  options: Partial<Omit<ServerOptions, "logger" | "limits">> & {
    rates?: Partial<RateLimits>;
    pressure?: Partial<PressureLimits>;
  } = {},
): Promise<TestServer> {
  const log: string[] = [];
  const { rates, pressure, ...rest } = options;
  const server = await createServer({
    database: await freshDatabase(),
    enrolment: "open",
    ...rest,
    logger: pino({ level: "trace" }, { write: (line: string) => void log.push(line) }),
    limits: {
      ...DEFAULT_LIMITS,
      rates: { ...UNLIMITED, ...rates },
      pressure: { ...DEFAULT_LIMITS.pressure, ...pressure },
    },
  });
  const origin = await server.listen("127.0.0.1", 0);
  return { origin, server, log, close: () => server.close() };
}
