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
import { PAIR_VARIABLE, startServerPair } from "./server-pair";
import { NO_RELIEF, UNLIMITED } from "./unlimited";

export interface TestServer {
  readonly origin: string;
  readonly server: Listening;
  /** What the server logged, one JSON object a line. */
  readonly log: string[];
  close(): Promise<void>;
}

export type TestServerOptions = Partial<Omit<ServerOptions, "logger" | "limits">> & {
  readonly rates?: Partial<RateLimits>;
  readonly pressure?: Partial<PressureLimits>;
  /** The test looks at one process, so it gets one also where servers come in pairs. */
  readonly alone?: boolean;
};

/** What a pair of processes can be told; limits are each process's own, and certificates and logs a matter of one. */
const PAIRED: ReadonlySet<string> = new Set(["database", "enrolment", "signOn", "clock"]);

/**
 * The real server over real HTTP, open to everybody, on a free port of this computer; on a fresh database unless one is
 * given. In runs that ask for it there are two behind that port, where the options allow it.
 */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = options.database ?? (await freshDatabase());
  const pairProgram = process.env[PAIR_VARIABLE];
  if (pairProgram && Object.keys(options).every((option) => PAIRED.has(option))) {
    const pair = await startServerPair(pairProgram, { enrolment: "open", ...options, database });
    return {
      ...pair,
      get server(): Listening {
        throw new Error("the servers of a pair run in processes of their own");
      },
    };
  }
  const log: string[] = [];
  const { rates, pressure, alone: _, ...rest } = options;
  const server = await createServer({
    enrolment: "open",
    ...rest,
    database,
    logger: pino({ level: "trace" }, { write: (line: string) => void log.push(line) }),
    limits: {
      ...DEFAULT_LIMITS,
      rates: { ...UNLIMITED, ...rates },
      pressure: { ...NO_RELIEF, ...pressure },
    },
  });
  const origin = await server.listen("127.0.0.1", 0);
  return { origin, server, log, close: () => server.close() };
}
