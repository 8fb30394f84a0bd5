import type { FastifyInstance } from "fastify";
import { Counter, Histogram, Registry } from "prom-client";

/** Prometheus metrics. Labels are route patterns, methods and statuses: never an ID. */
export class ServerMetrics {
  readonly registry = new Registry();

  private readonly requestSeconds = new Histogram({
    name: "keyferry_http_request_seconds",
    help: "Time to answer a request",
    labelNames: ["method", "route", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [this.registry],
  });

  private readonly changes = new Counter({
    name: "keyferry_grant_changes_total",
    help: "Registrations and revocations by outcome",
    labelNames: ["change", "outcome"],
    registers: [this.registry],
  });

  private readonly enrolments = new Counter({
    name: "keyferry_enrolments_total",
    help: "People enrolled since the start",
    registers: [this.registry],
  });

  countChange(change: string, outcome: string): void {
    this.changes.inc({ change, outcome });
  }

  countEnrolment(): void {
    this.enrolments.inc();
  }

  /** Measures every request of this app. */
  observe(app: FastifyInstance): void {
    app.addHook("onResponse", async (request, reply) => {
      this.requestSeconds.observe(
        {
          method: request.method,
          route: request.routeOptions.url ?? "unknown",
          status: String(reply.statusCode),
        },
        reply.elapsedTime / 1000,
      );
    });
  }
}
