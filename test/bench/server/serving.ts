import { type ChildProcess, fork } from "node:child_process";
import Fastify from "fastify";
import pino from "pino";
import { createServer } from "../../../server/create-server";
import type { LogSecrets } from "../../../server/settings";
import { UNLIMITED_LIMITS } from "../../contract/harness/unlimited";

/** The key server on a database, or nothing but Fastify with one route for each kind of answer. */
export type Serving =
  | { readonly kind: "service"; readonly database: string; readonly secrets: LogSecrets }
  | { readonly kind: "bare"; readonly answerBytes: Uint8Array; readonly answerJson: string };

type ToServer = { readonly serve: Serving } | { readonly ask: "memory" };
type FromServer = { readonly origin: string } | { readonly residentBytes: number };

/** The argument with which the bench's program becomes a server. */
export const SERVE_ARGUMENT = "--serve";

const send = (message: FromServer) => process.send?.(message);

/** A log line a request, as in use; nobody reads them. */
const logger = () => pino({ level: "info" }, pino.destination({ dest: "/dev/null", sync: true }));

async function serveService(database: string, secrets: LogSecrets): Promise<string> {
  const server = await createServer({
    database,
    enrolment: "open",
    log: { secrets, markFile: null, witnesses: [], quorum: 0 },
    logger: logger(),
    limits: UNLIMITED_LIMITS,
  });
  return server.listen("127.0.0.1", 0);
}

async function serveBare(bytes: Uint8Array, json: string): Promise<string> {
  const app = Fastify();
  const answer = Buffer.from(bytes);
  app.get("/bytes", (_request, reply) => reply.type("application/octet-stream").send(answer));
  app.post("/json", (_request, reply) => reply.type("application/json").send(json));
  app.put("/nothing", (_request, reply) => reply.code(204).send());
  return app.listen({ host: "127.0.0.1", port: 0 });
}

/** What a child process of the bench does. */
export function serveForParent(): void {
  process.on("message", (message: ToServer) => {
    if ("ask" in message) return void send({ residentBytes: process.memoryUsage().rss });
    const { serve } = message;
    const started =
      serve.kind === "service"
        ? serveService(serve.database, serve.secrets)
        : serveBare(serve.answerBytes, serve.answerJson);
    started.then(
      (origin) => send({ origin }),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.on("disconnect", () => process.exit());
}

/** A server in a process of its own, so that its work is not that of whoever measures it. */
export class ServingProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly origin: string,
  ) {}

  static async start(serving: Serving): Promise<ServingProcess> {
    const program = process.argv[1];
    if (program === undefined) throw new Error("the bench does not know its own program");
    const child = fork(program, [SERVE_ARGUMENT], { serialization: "advanced" });
    const answer = await ServingProcess.ask(child, { serve: serving });
    if (!("origin" in answer)) throw new Error("the server did not say where it listens");
    return new ServingProcess(child, answer.origin);
  }

  /** Bytes of memory that the process holds (RSS). */
  async residentBytes(): Promise<number> {
    const answer = await ServingProcess.ask(this.child, { ask: "memory" });
    return "residentBytes" in answer ? answer.residentBytes : Number.NaN;
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill();
    await ended;
  }

  private static ask(child: ChildProcess, message: ToServer): Promise<FromServer> {
    return new Promise((resolve, reject) => {
      const fail = () => reject(new Error("a server of the bench ended"));
      child.once("exit", fail);
      child.once("message", (answer: FromServer) => {
        child.off("exit", fail);
        resolve(answer);
      });
      child.send(message);
    });
  }
}
