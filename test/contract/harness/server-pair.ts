import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createLogSecrets } from "../../../server/log/log-secrets";
import type { Clock, ServerOptions } from "../../../server/settings";
import { type Backend, Balancer } from "./balancer";
import { freePort } from "./free-port";

/** Where tests find the bundle of `paired-program.ts`, when they are to run against pairs of servers. */
export const PAIR_VARIABLE = "KEYFERRY_TEST_PAIR";

/** Of the requests of a test's server, the one before which the first of the two is killed. */
const KILLED_BEFORE = 12;

/** What both servers of a pair are told. */
export type PairedOptions = Pick<ServerOptions, "database" | "enrolment" | "signOn">;

export interface PairedServerOrder extends PairedOptions, Required<Pick<ServerOptions, "log">> {
  /** Under which clients may address both. */
  readonly origins: readonly string[];
  readonly port: number;
  /** Unix milliseconds; null for the computer's own time. */
  readonly now: number | null;
}

export type ToServer =
  | { readonly kind: "run"; readonly order: PairedServerOrder }
  | { readonly kind: "time"; readonly now: number };
export type FromServer =
  | { readonly kind: "ready" }
  | { readonly kind: "time-is-set" }
  | { readonly kind: "log"; readonly line: string };

class PairedServer implements Backend {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    private readonly clock: Clock | undefined,
  ) {}

  static async start(
    program: string,
    order: Omit<PairedServerOrder, "port" | "now">,
    clock: Clock | undefined,
    log: string[],
  ): Promise<PairedServer> {
    const port = await freePort();
    const child = fork(program, { serialization: "advanced" });
    child.on("message", (message: FromServer) => {
      if (message.kind === "log") log.push(message.line);
    });
    const server = new PairedServer(child, port, clock);
    await server.tell({ kind: "run", order: { ...order, port, now: clock?.() ?? null } }, "ready");
    return server;
  }

  /** Its time is that of the test, also when that was moved since the last request. */
  async prepare(): Promise<void> {
    if (this.clock) await this.tell({ kind: "time", now: this.clock() }, "time-is-set");
  }

  async kill(): Promise<void> {
    const exited = once(this.child, "exit");
    if (this.child.kill("SIGKILL")) await exited;
  }

  private tell(message: ToServer, answer: FromServer["kind"]): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: Error) => {
        this.child.off("message", listen);
        this.child.off("exit", fail);
        if (error) reject(error);
        else resolve();
      };
      const listen = (received: FromServer) => {
        if (received.kind === answer) settle();
      };
      const fail = () => settle(new Error("one of two servers ended"));
      this.child.on("message", listen);
      this.child.on("exit", fail);
      this.child.send(message);
    });
  }
}

export interface ServerPair {
  readonly origin: string;
  readonly log: string[];
  close(): Promise<void>;
}

/**
 * Two server processes on one database behind a balancer that sends requests to both in turn; the first of them is
 * killed, between two requests, while its test goes on.
 */
export async function startServerPair(
  program: string,
  options: PairedOptions & { readonly clock?: Clock },
): Promise<ServerPair> {
  const { clock, ...rest } = options;
  const log: string[] = [];
  const balancer = await Balancer.start();
  const secrets = createLogSecrets();
  const order = {
    ...rest,
    origins: balancer.origins,
    log: { secrets, markFile: null, witnesses: [], quorum: 0 },
  };
  const [first, second] = await Promise.all([
    PairedServer.start(program, order, clock, log),
    PairedServer.start(program, order, clock, log),
  ]);
  balancer.backends = [first, second];
  balancer.onRequest = async (before) => {
    if (before !== KILLED_BEFORE) return;
    await balancer.drain(first);
    await first.kill();
  };
  const close = async () => {
    await balancer.close();
    await Promise.all([first.kill(), second.kill()]);
  };
  return { origin: balancer.origin, log, close };
}
