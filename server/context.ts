import type { AuditTrail } from "./audit/audit-trail";
import type { TransparencyLog } from "./log/transparency-log";
import type { ServerMetrics } from "./metrics";
import type { RateChecks } from "./rate-limits";
import type { ProofGate } from "./sessions/proof-gate";
import type { SessionGuard } from "./sessions/session-guard";
import type { BodyLimits } from "./settings";
import type { TokenExchange } from "./sign-on/token-exchange";
import type { Storage } from "./storage/storage";

/** What the routes work with. */
export interface ServerContext {
  /** Who may enrol: those who have an invite, or everybody. */
  readonly enrolment: "invite" | "open";
  /** Company sign-on. */
  readonly signOn: TokenExchange;
  readonly storage: Storage;
  readonly log: TransparencyLog;
  readonly audit: AuditTrail;
  /** Unix seconds. */
  readonly nowSeconds: () => number;
  /** The audiences that an assertion may name: origin and token endpoint. */
  readonly audiences: () => readonly string[];
  readonly proofs: ProofGate;
  /** Lets only people with a session pass. Runs for all routes of members; others may ask for it. */
  readonly demandSession: SessionGuard;
  readonly bodies: BodyLimits;
  readonly rates: RateChecks;
  readonly metrics: ServerMetrics;
}
